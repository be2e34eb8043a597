use slots_runtime::prelude::*;

struct Point {
    x: f32,
}

#[slots(remote = Point)]
struct PointDef {
    x: f32,
}

#[slots]
impl PointDef {
    #[getter]
    fn double(&self) -> f32 {
        2.0 * self.x
    }
}

fn main() {
    let _ = Point { x: 1.0 };
}
