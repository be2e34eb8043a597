use slots_runtime::prelude::*;

#[slots]
struct Point {
    x: f32,
}

#[slots]
struct Shape {
    #[slot(with = Point)]
    corner: Point,
}

fn main() {
    let _ = Shape { corner: Point { x: 1.0 } };
}
