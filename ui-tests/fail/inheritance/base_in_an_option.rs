use slots_runtime::prelude::*;

#[slots]
struct Device {
    serial: u32,
}

#[slots]
struct Camera {
    #[slot(base)]
    device: Option<Device>,
}

fn main() {
    Camera { device: None }.dir();
}
