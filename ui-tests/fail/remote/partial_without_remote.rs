use slots_runtime::prelude::*;

#[slots(partial)]
struct Camera {
    gain: f64,
}

fn main() {
    Camera { gain: 1.0 }.dir();
}
