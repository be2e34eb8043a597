use slots_runtime::prelude::*;

struct Camera {
    gain: f64,
}

fn main() {
    let cam = Camera { gain: 1.0 };
    let _ = cam.getattr("gain");
    let _ = cam.gain;
}
