use slots_runtime::prelude::*;

#[slots]
enum Mode {
    Fast,
    Slow,
}

fn main() {
    let mut mode = Mode::Fast;
    let _ = mode.setattr("name", 1);
    mode = Mode::Slow;
    mode.dir();
}
