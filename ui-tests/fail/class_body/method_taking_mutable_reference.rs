//! An argument is a value.

use slots_runtime::prelude::*;

#[slots]
struct Camera {
    frames: u32,
}

#[slots]
impl Camera {
    #[method]
    fn snap(&self, frames: &mut u32) {
        let _ = frames;
    }
}

fn main() {}
