//! A method by name is safe.

use slots_runtime::prelude::*;

#[slots]
struct Camera {
    frames: u32,
}

#[slots]
impl Camera {
    #[method]
    unsafe fn snap(&self) {}
}

fn main() {}
