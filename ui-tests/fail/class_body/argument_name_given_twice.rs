//! Two arguments have one name.

use slots_runtime::prelude::*;

#[slots]
struct Camera {
    frames: u32,
}

#[slots]
impl Camera {
    #[method]
    fn snap(&self, frames: u32, #[arg(rename = "frames")] more: u32) {
        let _ = frames;
        let _ = more;
    }
}

fn main() {}
