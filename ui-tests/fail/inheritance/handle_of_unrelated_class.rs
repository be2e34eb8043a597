use slots_runtime::prelude::*;

#[slots]
struct Device {
    serial: u32,
}

#[slots]
struct Camera {
    gain: f64,
}

fn main() {
    let serial = Device::slot::<u32>("serial").unwrap();
    serial.get(&Camera { gain: 1.0 });
}
