use slots_runtime::prelude::*;

struct Camera {
    #[slot(readonly)]
    gain: i64,
}

#[slots]
struct Device {
    serial: u32,
}

fn main() {
    Device { serial: 1 }.dir();
    let _ = Camera { gain: 1 }.gain;
}
