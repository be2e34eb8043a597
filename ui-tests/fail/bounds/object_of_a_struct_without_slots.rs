use slots_runtime::prelude::*;

struct Camera {
    gain: f64,
}

fn show(object: &dyn Object) {
    println!("{:?}", object.dir());
}

fn main() {
    let cam = Camera { gain: 1.0 };
    show(&cam);
    let _ = cam.gain;
}
