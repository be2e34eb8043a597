use slots_runtime::{__private::ObjectRef, prelude::*};

#[slots]
struct Camera {
    gain: f64,
}

fn main() {
    let cam = Camera { gain: 1.0 };
    let _ = cam.gain;
    let object = ObjectRef::new(&cam);
    std::thread::scope(|scope| {
        scope.spawn(move || drop(object));
    });
}
