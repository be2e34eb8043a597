//! An argument has one name.

use slots_runtime::prelude::*;

#[slots]
struct Camera {
    frames: u32,
}

#[slots]
impl Camera {
    #[method]
    fn snap(&self, #[arg(alias = "count")] frames: u32) {
        let _ = frames;
    }
}

fn main() {}
