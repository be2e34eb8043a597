use slots_runtime::prelude::*;

#[slots]
struct Device {
    serial: u32,
}

#[slots]
struct Sensor {
    #[slot(base)]
    device: Device,
}

#[slots]
struct Camera {
    #[slot(base)]
    sensor: Sensor,
    serial: u32,
}

fn main() {
    Camera { sensor: Sensor { device: Device { serial: 1 } }, serial: 2 }.dir();
}
