use slots_runtime::prelude::*;

#[slots]
#[dynamic]
struct Camera {
    gain: f64,
}

fn main() {
    Camera { gain: 1.0, __dict__: Dict::new() }.dir();
}
