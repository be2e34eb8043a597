use slots_runtime::prelude::*;

#[derive(SlotValue)]
#[slot_value(default)]
enum Trigger {
    Software,
    Hardware,
}

fn main() {}
