//! A method by name has no type parameters.

use slots_runtime::prelude::*;

#[slots]
struct Camera {
    frames: u32,
}

#[slots]
impl Camera {
    #[method]
    fn snap<T>(&self, value: T) {
        let _ = value;
    }
}

fn main() {}
