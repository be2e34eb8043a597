use slots_runtime::prelude::*;

#[derive(Debug, Clone, Copy, PartialEq, SlotValue)]
enum Mode {
    Fast,
    Slow,
}

#[slots]
struct Camera {
    #[slot(range = Mode::Fast..=Mode::Slow)]
    mode: Mode,
}

fn main() {
    Camera { mode: Mode::Fast }.dir();
}
