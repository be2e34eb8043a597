use std::ops::{Deref, DerefMut};

use slots_runtime::prelude::*;

struct Parts {
    x: f32,
}

struct Vector([f32; 1], Parts);

impl Deref for Vector {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.1
    }
}

impl DerefMut for Vector {
    fn deref_mut(&mut self) -> &mut Parts {
        &mut self.1
    }
}

#[slots(remote = Vector, partial)]
struct VectorDef {
    x: f32,
}

fn main() {
    let _ = Vector([1.0], Parts { x: 1.0 }).0;
}
