//! An option of arguments on the method.

use slots_runtime::prelude::*;

#[slots]
struct Camera {
    frames: u32,
}

#[slots]
impl Camera {
    #[method(default = 1)]
    fn snap(&self, frames: u32) {
        let _ = frames;
    }
}

fn main() {}
