//! The receiver is not an argument.

use slots_runtime::prelude::*;

#[slots]
struct Camera {
    frames: u32,
}

#[slots]
impl Camera {
    #[method]
    fn snap(#[arg(default = 1)] &self) {}
}

fn main() {}
