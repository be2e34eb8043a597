//! The error of a method is an error.

use slots_runtime::prelude::*;

#[slots]
struct Camera {
    frames: u32,
}

#[slots]
impl Camera {
    #[method]
    fn snap(&self) -> Result<u32, u32> {
        Ok(1)
    }
}

fn main() {}
