//! A misspelt option of an argument.

use slots_runtime::prelude::*;

#[slots]
struct Camera {
    frames: u32,
}

#[slots]
impl Camera {
    #[method]
    fn snap(&self, #[arg(defualt = 1)] frames: u32) {
        let _ = frames;
    }
}

fn main() {}
