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
    let object: &dyn Object = &cam;
    std::thread::scope(|scope| {
        scope.spawn(|| println!("{}", object.getattr("name").unwrap()));
    });
    println!("{}", cam.gain);
}
