use slots_runtime::prelude::*;

#[derive(Object)]
struct Camera {
    gain: f64,
}

fn main() {
    let _ = Camera { gain: 1.0 }.gain;
}
