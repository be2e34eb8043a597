use slots_runtime::prelude::*;

#[derive(SlotValue)]
enum Trigger {
    Hardware(#[slot(rename = "line")] u32),
}

fn main() {}
