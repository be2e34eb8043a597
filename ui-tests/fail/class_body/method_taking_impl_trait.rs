//! The type of an argument has a name.

use slots_runtime::prelude::*;

#[slots]
struct Camera {
    frames: u32,
}

#[slots]
impl Camera {
    #[method]
    fn snap(&self, frames: impl Into<u32>) {
        let _ = frames;
    }
}

fn main() {}
