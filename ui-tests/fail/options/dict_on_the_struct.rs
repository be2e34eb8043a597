use slots_runtime::prelude::*;

#[slots(dict)]
struct Camera {
    gain: i64,
}

fn main() {
    Camera { gain: 1 }.dir();
}
