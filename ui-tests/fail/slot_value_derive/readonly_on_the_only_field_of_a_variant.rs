use slots_runtime::prelude::*;

#[derive(SlotValue)]
enum Trigger {
    Serial(#[slot(readonly)] u32),
    Lines(#[slot(readonly)] Vec<u32>),
}

fn main() {}
