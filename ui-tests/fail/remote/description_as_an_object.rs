use slots_runtime::prelude::*;

struct Point {
    x: f32,
}

#[slots(remote = Point)]
struct PointDef {
    x: f32,
}

fn main() {
    let _ = Point { x: 1.0 };
    let _ = PointDef { x: 1.0 }.getattr("x");
}
