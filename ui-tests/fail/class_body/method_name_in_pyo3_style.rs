//! A name in the style of PyO3.

use slots_runtime::prelude::*;

#[slots]
struct Camera {
    frames: u32,
}

#[slots]
impl Camera {
    #[method(shoot)]
    fn snap(&self) {}
}

fn main() {}
