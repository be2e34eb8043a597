use slots_runtime::{prelude::*, slot};

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
    let name = slot!(Camera, name);
    std::mem::swap(name.get_mut(&mut cam), name.get_mut(&mut cam));
    println!("{}", cam.gain);
}
