use slots_runtime::prelude::*;

#[slots(crate = "slots_runtime")]
struct Camera {
    gain: f64,
}

fn main() {
    Camera { gain: 1.0 }.dir();
}
