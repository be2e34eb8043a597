use slots_runtime::prelude::*;

#[slots]
struct Device {
    serial: u32,
}

#[slots]
struct Camera {
    #[slot(base)]
    device: Box<Device>,
}

fn main() {
    Camera { device: Box::new(Device { serial: 1 }) }.dir();
}
