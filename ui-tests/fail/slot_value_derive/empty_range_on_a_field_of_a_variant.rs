use slots_runtime::prelude::*;

#[derive(SlotValue)]
enum Trigger {
    Software,
    Hardware {
        #[slot(range = 7..=0)]
        line: u32,
    },
}

fn main() {}
