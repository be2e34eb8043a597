use slots_runtime::prelude::*;

#[dynamic]
struct Camera {
    gain: f64,
    __dict__: u32,
}

fn main() {
    Camera { gain: 1.0, __dict__: 1 }.dir();
}
