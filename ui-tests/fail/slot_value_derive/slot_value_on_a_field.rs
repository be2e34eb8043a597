use slots_runtime::prelude::*;

#[derive(SlotValue)]
enum Trigger {
    Hardware {
        #[slot_value(rename = "line")]
        number: u32,
    },
}

fn main() {}
