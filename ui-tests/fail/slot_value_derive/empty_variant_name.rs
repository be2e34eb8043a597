use slots_runtime::prelude::*;

#[derive(SlotValue)]
enum Mode {
    #[slot_value(rename = "")]
    Fast,
}

fn main() {
    Mode::Fast.to_value();
}
