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
    let mut camera = Camera { gain: 1.0, name: String::new(), cache: 0 };
    *slot!(Camera, gain).get_mut(&mut camera) = 11.0;
}
