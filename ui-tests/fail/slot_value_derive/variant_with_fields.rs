use slots_runtime::prelude::*;

#[derive(SlotValue)]
enum Mode {
    Fast,
    Slow(u8),
}

fn main() {
    let _ = (Mode::Fast.to_value(), Mode::Slow(1));
}
