//! An argument needs a name.

use slots_runtime::prelude::*;

#[slots]
struct Camera {
    frames: u32,
}

#[slots]
impl Camera {
    #[method]
    fn snap(&self, (x, y): (u32, u32)) {
        let _ = x;
        let _ = y;
    }
}

fn main() {}
