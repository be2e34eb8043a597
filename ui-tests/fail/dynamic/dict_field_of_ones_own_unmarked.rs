use slots_runtime::prelude::*;

#[dynamic]
struct Camera {
    gain: f64,
    __dict__: Dict,
}

fn main() {
    Camera { gain: 1.0, __dict__: Dict::new() }.dir();
}
