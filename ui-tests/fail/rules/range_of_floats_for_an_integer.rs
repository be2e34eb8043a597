use slots_runtime::prelude::*;

#[slots]
struct Camera {
    #[slot(range = 0.0..=10.0)]
    gain: u32,
}

fn main() {
    Camera { gain: 1 }.dir();
}
