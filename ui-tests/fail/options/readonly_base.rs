use slots_runtime::prelude::*;

#[slots]
struct Device {
    serial: u32,
}

#[slots]
struct Camera {
    #[slot(base, readonly)]
    gain: Device,
}

fn main() {
    Camera { gain: Device { serial: 1 } }.dir();
}
