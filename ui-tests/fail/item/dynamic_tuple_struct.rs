use slots_runtime::prelude::*;

#[dynamic]
struct Point(f64, f64);

fn main() {
    Point(1.0, 2.0).dir();
}
