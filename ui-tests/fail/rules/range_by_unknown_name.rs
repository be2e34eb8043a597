use slots_runtime::prelude::*;

#[slots]
struct Camera {
    #[slot(range = 0..=Gain)]
    gain: i64,
}

fn main() {
    Camera { gain: 1 }.dir();
}
