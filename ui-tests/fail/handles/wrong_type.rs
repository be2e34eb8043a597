use slots_runtime::prelude::*;
use slots_runtime::slot;

#[slots]
struct Camera {
    #[slot(range = 0.0..=10.0)]
    gain: f64,
    name: String,
    #[slot(skip)]
    cache: u32,
}

const NAME: Slot<Camera, f64, Direct> = slot!(Camera, name);

fn main() {
    let _ = NAME;
}
