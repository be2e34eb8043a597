use slots_runtime::prelude::*;

fn sound(cam: &Camera) -> bool {
    cam.gain.is_finite()
}

#[slots(check = sound)]
struct Camera {
    gain: f64,
}

fn main() {
    Camera { gain: 1.0 }.dir();
}
