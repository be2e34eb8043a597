//! A range of another type.

use slots_runtime::prelude::*;

#[slots]
struct Camera {
    frames: u32,
}

#[slots]
impl Camera {
    #[method]
    fn snap(&self, #[arg(range = 0..=10)] time: f64) {
        let _ = time;
    }
}

fn main() {}
