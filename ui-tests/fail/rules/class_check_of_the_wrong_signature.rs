use slots_runtime::prelude::*;

fn sound(gain: &f64) -> Result<(), String> {
    if gain.is_finite() { Ok(()) } else { Err("not finite".into()) }
}

#[slots(check = sound)]
struct Camera {
    gain: f64,
}

fn main() {
    Camera { gain: 1.0 }.dir();
}
