use slots_runtime::prelude::*;

#[derive(SlotValue)]
enum Trigger {
    Hardware(u32, #[slot(skip)] u32),
}

fn main() {}
