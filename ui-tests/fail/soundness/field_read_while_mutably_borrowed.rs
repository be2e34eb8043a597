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
    let _ = cam.gain;
    let name = cam.attr_mut::<String>("name").unwrap();
    println!("{}", cam.name);
    name.push('!');
}
