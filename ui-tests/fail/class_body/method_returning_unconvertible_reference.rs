//! The returned value must convert.

use slots_runtime::prelude::*;

#[slots]
struct Camera {
    frames: u32,
}

struct Image;

#[slots]
impl Camera {
    #[method]
    fn snap(&self) -> &Image {
        &Image
    }
}

fn main() {}
