use slots_runtime::prelude::*;

struct Point {
    x: f32,
}

#[slots(remote = Point, default)]
struct PointDef {
    x: f32,
}

fn main() {
    let _ = Point { x: 1.0 };
}
