use slots_runtime::prelude::*;

#[derive(SlotValue)]
struct Point {
    x: f64,
    y: f64,
}

fn main() {
    Point { x: 1.0, y: 2.0 }.to_value();
}
