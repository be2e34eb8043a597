use slots_runtime::prelude::*;

struct Device {
    serial: u32,
}

#[slots]
struct Camera {
    #[slot(base)]
    device: Device,
}

fn main() {
    let cam = Camera { device: Device { serial: 1 } };
    cam.dir();
    let _ = cam.device.serial;
}
