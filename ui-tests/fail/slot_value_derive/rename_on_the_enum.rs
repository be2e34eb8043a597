use slots_runtime::prelude::*;

#[derive(SlotValue)]
#[slot_value(rename = "mode")]
enum Mode {
    Fast,
}

fn main() {
    Mode::Fast.to_value();
}
