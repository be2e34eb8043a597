use slots_runtime::prelude::*;

struct Point {
    x: f32,
}

#[slots(remote = Point)]
struct PointDef {
    x: f32,
}

#[slots]
struct Shape {
    #[slot(with = PointDef)]
    corners: Vec<f32>,
}

fn main() {
    let _ = (Point { x: 1.0 }, Shape { corners: vec![] });
}
