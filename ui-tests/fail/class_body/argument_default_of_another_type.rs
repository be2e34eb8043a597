//! The default has the type of the argument.

use slots_runtime::prelude::*;

#[slots]
struct Camera {
    frames: u32,
}

#[slots]
impl Camera {
    #[method]
    fn snap(&self, #[arg(default = "one")] frames: u32) {
        let _ = frames;
    }
}

fn main() {}
