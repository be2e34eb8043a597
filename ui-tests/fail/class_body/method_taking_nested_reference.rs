//! An argument owns its data.

use slots_runtime::prelude::*;

#[slots]
struct Camera {
    frames: u32,
}

#[slots]
impl Camera {
    #[method]
    fn snap(&self, name: Option<&str>) {
        let _ = name;
    }
}

fn main() {}
