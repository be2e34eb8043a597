use slots_runtime::prelude::*;

#[slots]
struct Camera {
    #[slot(range = 10..=0)]
    gain: i64,
}

fn main() {
    Camera { gain: 1 }.dir();
}
