//! A constant is not a method.

use slots_runtime::prelude::*;

#[slots]
struct Camera {
    frames: u32,
}

#[slots]
impl Camera {
    #[method]
    const kind: u32 = 1;
}

fn main() {}
