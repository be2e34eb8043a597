use slots_runtime::prelude::*;

#[slots]
struct Camera {
    #[slot(read_only)]
    gain: f64,
}

fn main() {
    Camera { gain: 1.0 }.dir();
}
