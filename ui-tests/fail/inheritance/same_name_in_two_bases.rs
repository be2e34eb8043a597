use slots_runtime::prelude::*;

#[slots]
struct Device {
    serial: u32,
}

#[slots]
struct Part {
    serial: u32,
}

#[slots]
struct Camera {
    #[slot(base)]
    device: Device,
    #[slot(base)]
    part: Part,
}

fn main() {
    Camera { device: Device { serial: 1 }, part: Part { serial: 2 } }.dir();
}
