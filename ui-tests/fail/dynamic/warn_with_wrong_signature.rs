use slots_runtime::prelude::*;

fn warn(name: &str) {
    println!("{name}");
}

#[dynamic(warn = warn)]
#[derive(Default)]
struct Camera {
    gain: f64,
}

fn main() {
    Camera::default().dir();
}
