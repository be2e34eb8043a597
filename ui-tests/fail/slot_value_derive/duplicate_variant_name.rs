use slots_runtime::prelude::*;

#[derive(SlotValue)]
enum Mode {
    Fast,
    #[slot_value(rename = "Fast")]
    Slow,
}

fn main() {
    let _ = (Mode::Fast.to_value(), Mode::Slow);
}
