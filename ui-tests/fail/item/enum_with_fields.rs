use slots_runtime::prelude::*;

#[derive(Slots)]
enum Shape {
    Circle { radius: f64 },
}

fn main() {
    Shape::Circle { radius: 1.0 }.dir();
}
