use slots_runtime::prelude::*;

#[derive(SlotValue)]
enum Trigger {
    Software,
    Hardware {
        #[slot(range = 0..=7)]
        line: f64,
    },
}

fn main() {}
