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
    for (name, _) in cam.vars() {
        cam.set_text(name, "1").unwrap();
    }
    println!("{}", cam.gain);
}
