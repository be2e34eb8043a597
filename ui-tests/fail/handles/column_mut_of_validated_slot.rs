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
    let mut cameras = [Camera { gain: 1.0, name: String::new(), cache: 0 }];
    for gain in slot!(Camera, gain).column_mut(&mut cameras) {
        *gain = 11.0;
    }
}
