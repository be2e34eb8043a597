use slots_runtime::prelude::*;

#[slots]
struct Camera {
    #[slot(range = 0..=10)]
    gain: f64,
}

fn main() {
    Camera { gain: 1.0 }.dir();
}
