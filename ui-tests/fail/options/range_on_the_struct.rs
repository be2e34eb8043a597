use slots_runtime::prelude::*;

#[slots(range = 0..=10)]
struct Camera {
    gain: i64,
}

fn main() {
    Camera { gain: 1 }.dir();
}
