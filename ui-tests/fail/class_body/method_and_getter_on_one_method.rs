//! A method has one role.

use slots_runtime::prelude::*;

#[slots]
struct Camera {
    frames: u32,
}

#[slots]
impl Camera {
    #[method]
    #[getter]
    fn count(&self) -> u32 {
        self.frames
    }
}

fn main() {}
