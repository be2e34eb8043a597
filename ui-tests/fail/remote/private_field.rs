use slots_runtime::prelude::*;

mod other {
    pub struct Point {
        pub x: f32,
        y: f32,
    }

    impl Point {
        pub fn y(&self) -> f32 {
            self.y
        }
    }
}

#[slots(remote = other::Point)]
struct PointDef {
    x: f32,
    y: f32,
}

fn main() {
    let _ = other::Point::y;
}
