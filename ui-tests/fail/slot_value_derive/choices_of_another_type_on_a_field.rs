use slots_runtime::prelude::*;

#[derive(SlotValue)]
enum Trigger {
    Software,
    Hardware {
        #[slot(choices = [1, 2])]
        line: String,
    },
}

fn main() {}
