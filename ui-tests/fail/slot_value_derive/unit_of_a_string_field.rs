use slots_runtime::prelude::*;

#[derive(SlotValue)]
enum Trigger {
    Software,
    Hardware {
        #[slot(unit = "s")]
        line: String,
    },
}

fn main() {}
