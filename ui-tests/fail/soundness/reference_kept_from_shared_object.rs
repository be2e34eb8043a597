use slots_runtime::{Shared, prelude::*};

#[slots]
struct Camera {
    gain: f64,
}

fn main() {
    let live = Shared::new(Camera { gain: 1.0 });
    let mut kept: Option<&f64> = None;
    live.read(|object| kept = object.attr("gain").ok()).unwrap();
    live.setattr("gain", 2).unwrap();
    println!("{kept:?} {}", Camera { gain: 1.0 }.gain);
}
