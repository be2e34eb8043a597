//! One source, compiled in each edition of Rust that is not the newest.
#![deny(warnings, missing_docs, unsafe_code)]

extern crate slots_runtime;

use slots_runtime::prelude::*;

/// A base.
#[slots]
#[derive(Debug, Default)]
pub struct Device {
    /// A number.
    pub serial: u32,
}

/// A class with all that a class may have.
#[dynamic(check = sound)]
#[derive(Debug, Default)]
pub struct Camera {
    #[slot(base)]
    device: Device,
    #[slot(range = 0.0..=10.0, unit = "s")]
    exposure_time: f64,
    #[slot(choices = ["soft", "hard"], alias = "trigger")]
    trigger_mode: String,
    #[slot(unset)]
    comment: Option<String>,
    // Keywords of later editions, which are names here or need `r#`.
    r#async: u8,
    r#dyn: u8,
    r#gen: u8,
}

fn sound(cam: &Camera) -> Result<(), String> {
    if cam.r#async < 100 {
        Ok(())
    } else {
        Err("async is too large".to_string())
    }
}

#[slots]
impl Camera {
    const age: i64 = 35;

    #[getter]
    fn doubled(&self) -> f64 {
        self.exposure_time * 2.0
    }

    #[setter]
    fn set_doubled(&mut self, doubled: f64) -> Result<(), String> {
        self.exposure_time = doubled / 2.0;
        Ok(())
    }

    #[deleter]
    fn delete_doubled(&mut self) {
        self.exposure_time = 0.0;
    }

    #[on_set]
    fn changed(&mut self, _: &str, _: Value<'_>) {
        self.r#dyn += 1;
    }
}

/// A choice.
#[derive(SlotValue, Debug, PartialEq)]
#[slot_value(rename_all = "kebab-case")]
pub enum Mode {
    /// The first.
    VeryFast,
    /// The second.
    Slow,
}

/// A newtype.
#[derive(SlotValue)]
pub struct Gain(f64);

#[test]
fn expansion_works_in_this_edition() {
    let mut cam = Camera::default();
    cam.setattr("serial", 7).unwrap();
    cam.setattr("doubled", 5).unwrap();
    cam.set_text("exposure_time", "5ms").unwrap();
    assert!(cam.setattr("exposure_time", 11).is_err());
    assert!(cam.setattr("async", 200).is_err());
    cam.setattr("gen", 1).unwrap();
    cam.setattr("new", 1).unwrap();
    assert_eq!((cam.device.serial, cam.exposure_time, cam.r#gen, cam.r#dyn), (7, 0.005, 1, 5));
    assert_eq!(cam.getattr("age").unwrap(), 35);
    cam.delattr("doubled").unwrap();
    assert_eq!(Mode::VeryFast.to_value(), "very-fast");
    assert_eq!(Gain(1.5).to_value(), 1.5);
}
