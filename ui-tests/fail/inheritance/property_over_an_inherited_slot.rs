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
    #[getter]
    fn serial(&self) -> u32 {
        self.device.serial
    }
}

fn main() {
    Camera { device: Device { serial: 1 } }.dir();
}
