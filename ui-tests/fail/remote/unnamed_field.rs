use slots_runtime::prelude::*;

mod other {
    pub struct Point {
        pub x: f32,
        pub y: f32,
    }
}

#[slots(remote = other::Point)]
struct PointDef {
    x: f32,
}

fn main() {}
