use slots_runtime::prelude::*;

#[slots(rename_all = "lowercase")]
struct Camera {
    frame_rate: f64,
    framerate: f64,
}

fn main() {
    Camera { frame_rate: 1.0, framerate: 2.0 }.dir();
}
