use slots_runtime::prelude::*;

#[slots(forzen)]
struct Camera {
    #[slot(readonyl)]
    gain: f64,
    #[slot(unset)]
    name: String,
    #[slot(rename = "gain")]
    level: f64,
}

fn main() {
    let mut cam = Camera { gain: 1.0, name: String::new(), level: 2.0 };
    let _ = cam.setattr("gain", 2.0);
}
