use slots_runtime::prelude::*;

#[derive(SlotValue)]
enum Trigger {
    Hardware {
        line: u32,
        #[slot(rename = "line")]
        number: u32,
    },
}

fn main() {}
