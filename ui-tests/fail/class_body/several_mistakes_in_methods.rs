//! All mistakes are reported.

use slots_runtime::prelude::*;

#[slots]
struct Camera {
    frames: u32,
}

#[slots]
impl Camera {
    #[method]
    fn snap(&self, #[arg(defualt = 1)] frames: u32, #[arg(skip)] more: u32) {
        let _ = frames;
        let _ = more;
    }

    #[method]
    fn take(self) {}
}

fn main() {}
