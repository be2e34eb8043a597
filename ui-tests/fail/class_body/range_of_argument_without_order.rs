//! A range needs an order.

use slots_runtime::prelude::*;

#[slots]
struct Camera {
    frames: u32,
}

#[slots]
impl Camera {
    #[method]
    fn snap(&self, #[arg(range = 0..=10)] mode: String) {
        let _ = mode;
    }
}

fn main() {}
