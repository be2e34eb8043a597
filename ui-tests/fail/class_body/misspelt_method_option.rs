//! A misspelt option of a method.

use slots_runtime::prelude::*;

#[slots]
struct Camera {
    frames: u32,
}

#[slots]
impl Camera {
    #[method(renmae = "shoot")]
    fn snap(&self, frames: u32) {
        let _ = frames;
    }
}

fn main() {}
