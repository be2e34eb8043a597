use slots_runtime::prelude::*;

#[dynamic(readonly)]
#[derive(Default)]
struct Camera {
    gain: f64,
}

fn main() {
    Camera::default().dir();
}
