use slots_runtime::prelude::*;

#[slots]
struct Camera {
    #[slot(range = 0..=300)]
    gain: u8,
}

fn main() {
    Camera { gain: 1 }.dir();
}
