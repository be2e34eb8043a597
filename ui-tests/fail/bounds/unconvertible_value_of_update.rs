use slots_runtime::prelude::*;

#[slots]
struct Camera {
    gain: f64,
}

struct Gain(f64);

fn main() {
    let mut cam = Camera { gain: 1.0 };
    let _ = cam.update([("gain", Gain(2.0))]);
    let _ = Gain(1.0).0;
}
