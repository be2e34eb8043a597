//! The arguments of a call are a tuple, an array or `arguments!`.

use slots_runtime::prelude::*;

#[slots]
struct Camera {
    frames: u32,
}

#[slots]
impl Camera {
    #[method]
    fn snap(&mut self, frames: u32) {
        self.frames += frames;
    }
}

fn main() {
    let _ = Camera { frames: 0 }.call("snap", 3);
}
