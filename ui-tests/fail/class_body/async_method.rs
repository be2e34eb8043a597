//! A method by name is not async.

use slots_runtime::prelude::*;

#[slots]
struct Camera {
    frames: u32,
}

#[slots]
impl Camera {
    #[method]
    async fn snap(&self) {}
}

fn main() {}
