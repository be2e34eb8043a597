use slots_runtime::prelude::*;

#[derive(SlotValue)]
enum Trigger {
    Software,
    Hardware {
        #[slot(readonly)]
        line: u32,
    },
}

fn main() {}
