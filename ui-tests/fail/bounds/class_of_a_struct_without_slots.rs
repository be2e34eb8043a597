use slots_runtime::prelude::*;

struct Camera {
    gain: f64,
}

fn main() {
    println!("{}", Camera::CLASS);
    let _ = Camera { gain: 1.0 }.gain;
}
