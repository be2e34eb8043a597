use slots_runtime::prelude::*;

#[slots]
struct Device {
    serial: u32,
}

#[slots]
struct Camera {
    #[slot(base)]
    device: Device,
    serial: u32,
}

fn main() {
    Camera { device: Device { serial: 1 }, serial: 2 }.dir();
}
