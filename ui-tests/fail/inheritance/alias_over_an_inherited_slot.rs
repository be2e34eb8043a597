use slots_runtime::prelude::*;

#[slots]
struct Device {
    serial: u32,
}

#[slots]
struct Camera {
    #[slot(base)]
    device: Device,
    #[slot(alias = "serial")]
    number: u32,
}

fn main() {
    Camera { device: Device { serial: 1 }, number: 2 }.dir();
}
