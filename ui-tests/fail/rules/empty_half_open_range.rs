use slots_runtime::prelude::*;

#[slots]
struct Camera {
    #[slot(range = 5..5)]
    gain: i64,
}

fn main() {
    Camera { gain: 5 }.dir();
}
