//! An option of slots on an argument.

use slots_runtime::prelude::*;

#[slots]
struct Camera {
    frames: u32,
}

#[slots]
impl Camera {
    #[method]
    fn snap(&self, #[arg(readonly)] frames: u32) {
        let _ = frames;
    }
}

fn main() {}
