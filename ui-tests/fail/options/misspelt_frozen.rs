use slots_runtime::prelude::*;

#[slots(forzen)]
struct Camera {
    gain: i64,
}

fn main() {
    Camera { gain: 1 }.dir();
}
