use slots_runtime::prelude::*;

#[slots]
struct Camera {
    #[slot(alias = "level")]
    gain: f64,
    level: f64,
}

fn main() {
    Camera { gain: 1.0, level: 2.0 }.dir();
}
