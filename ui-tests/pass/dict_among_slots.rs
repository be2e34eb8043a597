#![deny(warnings)]

use slots_runtime::prelude::*;

/// As `__slots__ = ("gain", "__dict__")`.
#[slots]
#[derive(Default)]
struct Camera {
    gain: f64,
    __dict__: Dict,
}

#[dynamic]
#[derive(Default)]
struct Lamp {
    power: f64,
    __dict__: Dict,
}

#[dynamic]
#[derive(Default)]
struct Stage {
    position: f64,
    #[slot(dict)]
    extras: Dict,
}

fn main() {
    let mut cam = Camera::default();
    cam.setattr("level", 1).unwrap();
    assert_eq!((cam.__dict__.len(), cam.gain), (1, 0.0));
    let mut lamp = Lamp::default();
    lamp.setattr("level", 1).unwrap();
    assert_eq!((lamp.dict().unwrap().len(), lamp.power), (1, 0.0));
    let mut stage = Stage::default();
    stage.setattr("level", 1).unwrap();
    assert_eq!((stage.extras.len(), stage.position), (1, 0.0));
}
