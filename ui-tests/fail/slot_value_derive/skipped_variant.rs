use slots_runtime::prelude::*;

#[derive(SlotValue)]
enum Mode {
    Fast,
    #[slot_value(skip)]
    Slow,
}

fn main() {
    let _ = (Mode::Fast.to_value(), Mode::Slow);
}
