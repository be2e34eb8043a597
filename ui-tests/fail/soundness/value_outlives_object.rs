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
    let value = {
        let cam = camera();
        let _ = cam.gain;
        cam.getattr("name").unwrap()
    };
    println!("{value}");
}
