//! A method hides a slot of a base.

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
    #[method]
    fn serial(&self) {}
}

fn main() {}
