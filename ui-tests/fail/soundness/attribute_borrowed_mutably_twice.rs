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
    let one = cam.attr_mut::<String>("name").unwrap();
    let two = cam.attr_mut::<String>("name").unwrap();
    std::mem::swap(one, two);
    println!("{}", cam.gain);
}
