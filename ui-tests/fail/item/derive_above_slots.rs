use slots_runtime::prelude::*;

#[derive(Slots)]
#[slots]
struct Camera {
    gain: f64,
}

fn main() {
    Camera { gain: 1.0 }.dir();
}
