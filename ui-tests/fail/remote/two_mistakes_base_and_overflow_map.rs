use slots_runtime::prelude::*;

#[slots]
struct Device {
    name: String,
}

struct Camera {
    device: Device,
    extras: Dict,
}

#[slots(remote = Camera)]
struct CameraDef {
    #[slot(base)]
    device: Device,
    #[slot(dict)]
    extras: Dict,
}

fn main() {
    let _ = Camera { device: Device { name: String::new() }, extras: Dict::new() };
}
