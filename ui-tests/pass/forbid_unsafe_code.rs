#![forbid(unsafe_code)]
#![deny(warnings)]

use slots_runtime::prelude::*;

#[slots]
struct Person {
    name: String,
}

#[dynamic]
#[derive(Default)]
struct Camera {
    gain: f64,
}

#[derive(Slots)]
struct Lamp {
    power: f64,
}

fn main() {
    let mut me = Person { name: "Aquiles".into() };
    me.setattr("name", "John").unwrap();
    Camera::default().setattr("gain", 2).unwrap();
    assert_eq!(Lamp { power: 1.0 }.getattr("power").unwrap(), 1.0);
}
