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
    let cam = camera();
    let name: &String = cam.attr("name").unwrap();
    let _ = cam.gain;
    drop(cam);
    println!("{name}");
}
