//! A name is in the class body twice.

use slots_runtime::prelude::*;

#[slots]
struct Camera {
    frames: u32,
}

#[slots]
impl Camera {
    #[method]
    fn snap(&self) {}

    #[method(rename = "snap")]
    fn other(&self) {}
}

fn main() {}
