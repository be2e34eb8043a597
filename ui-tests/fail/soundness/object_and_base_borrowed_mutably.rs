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

fn main() {
    let mut cam = Camera { device: Device { serial: 1 } };
    let _ = cam.device.serial;
    let device = cam.as_base_mut::<Device>().unwrap();
    cam.setattr("serial", 2).unwrap();
    println!("{}", device.serial);
}
