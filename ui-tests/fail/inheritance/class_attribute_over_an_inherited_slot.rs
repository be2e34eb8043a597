use slots_runtime::prelude::*;

#[slots]
struct Device {
    serial: u32,
}

#[slots]
struct Camera {
    #[slot(base)]
    device: Device,
}

#[slots]
impl Camera {
    const serial: u32 = 7;
}

fn main() {
    Camera { device: Device { serial: 1 } }.dir();
}
