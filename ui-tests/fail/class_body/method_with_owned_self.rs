//! A method by name borrows the object.

use slots_runtime::prelude::*;

#[slots]
struct Camera {
    frames: u32,
}

#[slots]
impl Camera {
    #[method]
    fn take(self) {}
}

fn main() {}
