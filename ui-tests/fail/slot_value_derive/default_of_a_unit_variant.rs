use slots_runtime::prelude::*;

#[derive(SlotValue)]
enum Trigger {
    #[slot_value(default)]
    Software,
    Hardware {
        line: u32,
    },
}

fn main() {}
