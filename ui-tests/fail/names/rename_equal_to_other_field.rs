use slots_runtime::prelude::*;

#[slots]
struct Camera {
    gain: f64,
    #[slot(rename = "gain")]
    level: f64,
}

fn main() {
    Camera { gain: 1.0, level: 2.0 }.dir();
}
