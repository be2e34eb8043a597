use slots_runtime::prelude::*;

#[slots]
struct Camera {
    name: String,
    gain: f64,
}

fn camera() -> Camera {
    Camera { name: "left".into(), gain: 1.0 }
}

fn main() {
    let mut cam = camera();
    let value = cam.getattr("name").unwrap();
    cam.setattr("name", "right").unwrap();
    println!("{value} {}", cam.gain);
}
