//! A unit needs a number.

use slots_runtime::prelude::*;

#[slots]
struct Camera {
    frames: u32,
}

#[slots]
impl Camera {
    #[method]
    fn snap(&self, #[arg(unit = "s")] is_fast: bool) {
        let _ = is_fast;
    }
}

fn main() {}
