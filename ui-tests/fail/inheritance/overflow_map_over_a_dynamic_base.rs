use slots_runtime::prelude::*;

#[dynamic]
#[derive(Default)]
struct Device {
    serial: u32,
}

#[dynamic]
#[derive(Default)]
struct Camera {
    #[slot(base)]
    device: Device,
}

fn main() {
    Camera::default().dir();
}
