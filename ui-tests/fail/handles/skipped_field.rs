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

fn main() {
    let _ = slot!(Camera, cache);
}
