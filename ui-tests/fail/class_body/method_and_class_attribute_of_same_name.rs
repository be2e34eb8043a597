//! A name is in the class body twice.

use slots_runtime::prelude::*;

#[slots]
struct Camera {
    frames: u32,
}

#[slots]
impl Camera {
    #[slot(rename = "snap")]
    const kind: u32 = 1;

    #[method]
    fn snap(&self) {}
}

fn main() {}
