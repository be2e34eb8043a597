use slots_runtime::prelude::*;

#[derive(SlotValue)]
#[slot_value(rename_all_fields = "camelCase")]
enum Trigger {
    Software,
    Hardware(u32),
}

fn main() {}
