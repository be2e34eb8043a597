use slots_runtime::prelude::*;

#[dynamic]
#[derive(Default)]
struct Device {
    serial: u32,
}

#[dynamic]
#[derive(Default)]
struct Part {
    number: u32,
}

#[slots]
#[derive(Default)]
struct Camera {
    #[slot(base)]
    device: Device,
    #[slot(base)]
    part: Part,
}

fn main() {
    Camera::default().dir();
}
