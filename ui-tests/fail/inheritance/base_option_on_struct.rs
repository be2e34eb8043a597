use slots_runtime::prelude::*;

#[slots]
struct Device {
    serial: u32,
}

#[slots(base = Device)]
struct Camera {
    device: Device,
}

fn main() {
    Camera { device: Device { serial: 1 } }.dir();
}
