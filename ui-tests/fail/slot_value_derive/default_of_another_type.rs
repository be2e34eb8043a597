use slots_runtime::prelude::*;

#[derive(SlotValue)]
enum Trigger {
    Hardware {
        #[slot(default = "first")]
        line: u32,
    },
}

fn main() {}
