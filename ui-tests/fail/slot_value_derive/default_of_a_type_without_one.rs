use slots_runtime::prelude::*;

struct Line;

#[derive(SlotValue)]
enum Trigger {
    Hardware {
        #[slot(default)]
        line: Line,
    },
}

fn main() {}
