//! A method has the name of a slot.

use slots_runtime::prelude::*;

#[slots]
struct Camera {
    frames: u32,
}

#[slots]
impl Camera {
    #[method]
    fn frames(&self) {}
}

fn main() {}
