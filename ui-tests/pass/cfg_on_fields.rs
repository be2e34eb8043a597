#![deny(warnings)]
#![allow(unexpected_cfgs)]

use slots_runtime::prelude::*;

#[slots]
struct Camera {
    gain: f64,
    #[cfg(not(any()))]
    always: u8,
    #[cfg(any())]
    never: NoSuchType,
    #[cfg_attr(not(any()), slot(rename = "level", range = 0..5))]
    renamed: u8,
    #[cfg(any())]
    #[slot(no_such_option)]
    never_either: NoSuchType,
}

#[dynamic]
#[derive(Default)]
struct Lamp {
    #[cfg(any())]
    never: NoSuchType,
    power: f64,
}

#[slots]
impl Camera {
    #[cfg(not(any()))]
    const age: i64 = 35;
}

fn main() {
    let mut cam = Camera { gain: 1.0, always: 2, renamed: 3 };
    assert_eq!(cam.dir(), ["age", "always", "gain", "level"]);
    assert!(cam.setattr("level", 7).is_err());
    assert_eq!(Lamp::default().dir(), ["power"]);
}
