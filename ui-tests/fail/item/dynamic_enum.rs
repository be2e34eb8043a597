use slots_runtime::prelude::*;

#[dynamic]
enum Mode {
    Fast,
}

fn main() {
    Mode::Fast.dir();
}
