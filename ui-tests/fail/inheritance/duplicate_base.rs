use slots_runtime::prelude::*;

#[slots]
struct Device {
    serial: u32,
}

#[slots]
struct Pair {
    #[slot(base)]
    left: Device,
    #[slot(base)]
    right: Device,
}

fn main() {
    Pair { left: Device { serial: 1 }, right: Device { serial: 2 } }.dir();
}
