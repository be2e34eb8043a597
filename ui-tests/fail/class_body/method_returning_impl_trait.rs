//! The returned type has a name.

use slots_runtime::prelude::*;

#[slots]
struct Camera {
    frames: u32,
}

#[slots]
impl Camera {
    #[method]
    fn snap(&self) -> impl Copy {
        1
    }
}

fn main() {}
