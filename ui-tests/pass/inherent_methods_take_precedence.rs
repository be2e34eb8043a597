#![deny(warnings)]

use slots_runtime::prelude::*;

#[slots]
#[derive(Default)]
struct Camera {
    gain: f64,
}

impl Camera {
    fn get(&self) -> u8 {
        1
    }
    fn set(&mut self, gain: f64) {
        self.gain = gain;
    }
    fn slot(&self) -> u8 {
        2
    }
    fn update(&mut self) -> u8 {
        3
    }
    fn class(&self) -> u8 {
        4
    }
    fn dir(&self) -> u8 {
        5
    }
    fn at(&self) -> u8 {
        6
    }
    fn getattr(&self) -> u8 {
        7
    }
    fn is(&self) -> u8 {
        8
    }
    fn find() -> u8 {
        9
    }
}

fn main() {
    let mut cam = Camera::default();
    cam.set(2.0);
    let own = [cam.get(), cam.slot(), cam.class(), cam.dir(), cam.at(), cam.getattr(), cam.is()];
    assert_eq!(own, [1, 2, 4, 5, 6, 7, 8]);
    assert_eq!((cam.update(), Camera::find()), (3, 9));
    // The methods of the trait are still available by path.
    assert_eq!(ObjectExt::getattr(&cam, "gain").unwrap(), 2.0);
    let object: &dyn Object = &cam;
    assert_eq!(object.dir(), ["gain"]);
}
