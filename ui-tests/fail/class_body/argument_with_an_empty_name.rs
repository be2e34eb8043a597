//! An argument needs a name.

use slots_runtime::prelude::*;

#[slots]
struct Camera {
    frames: u32,
}

#[slots]
impl Camera {
    #[method]
    fn snap(&self, #[arg(rename = "")] frames: u32) {
        let _ = frames;
    }
}

fn main() {}
