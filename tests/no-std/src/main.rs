//! A program without the standard library. It defines a panic handler, which would conflict with that of `std`.
//!
//! It ends with 0 if all went well, and otherwise with the number of the step that did not.
#![no_std]
#![no_main]

extern crate alloc;

mod bare;

use alloc::string::String;
use alloc::vec::Vec;

use slots_runtime::{prelude::*, slot};

#[slots]
#[derive(Clone, Debug, Default, PartialEq)]
struct Device {
    #[slot(readonly)]
    serial: u32,
    name: String,
}

#[dynamic]
#[derive(Clone, Debug, Default, PartialEq)]
struct Camera {
    #[slot(base)]
    device: Device,
    #[slot(range = 0.0..=10.0, unit = "s")]
    exposure_time: f64,
    levels: Vec<u16>,
    #[slot(unset)]
    label: Option<String>,
}

#[slots]
impl Camera {
    const bits: i64 = 12;

    #[getter]
    fn doubled(&self) -> f64 {
        self.exposure_time * 2.0
    }
}

#[derive(SlotValue, Clone, Copy, Debug, PartialEq)]
enum Mode {
    Slow,
    Fast,
}

const EXPOSURE: Slot<Camera, f64> = slot!(Camera, exposure_time);

/// The first step that fails.
fn steps() -> Option<i32> {
    let mut cam = Camera::default();
    let mut step = 0;
    let mut ok = |is: bool| {
        step += 1;
        if is { None } else { Some(step) }
    };
    let failed = ok(cam.setattr("name", "left").is_ok())
        .or(ok(cam.set_text("exposure_time", "5ms").is_ok()))
        .or(ok(cam.getattr("doubled").is_ok_and(|doubled| doubled == 0.01)))
        .or(ok(cam.replace_attr("levels", Vec::from([1_u16, 2])).is_ok()))
        .or(ok(cam.set_path("levels[1]", 7).is_ok() && cam.levels[1] == 7))
        .or(ok(cam.setattr("serial", 1).is_err() && cam.setattr("exposure_time", 11).is_err()))
        .or(ok(cam.setattr("exp_time", 1).is_ok() && cam.possible_typos().len() == 1))
        .or(ok(cam.delattr("exp_time").is_ok() && cam.dict().is_some_and(Dict::is_empty)))
        .or(ok(cam.update([("label", "a"), ("levels[0]", "no")]).is_err()))
        .or(ok(cam.label.is_none() && cam.getattr("bits").is_ok_and(|bits| bits == 12)))
        .or(ok(EXPOSURE.set(&mut cam, 2.0).is_ok_and(|old| old == 0.005)))
        .or(ok(Mode::from_text("Fast").is_ok_and(|mode| mode == Mode::Fast)
            && Mode::from_text("fats").is_err()))
        .or(ok(cam.as_base::<Device>().is_some_and(|device| device.name == "left")));
    let error = alloc::format!("{}", cam.device.getattr("nmae").err()?);
    failed.or(ok(error == "'Device' object has no attribute 'nmae'. Did you mean: 'name'?"))
}

#[unsafe(no_mangle)]
extern "C" fn main(_: i32, _: *const *const u8) -> i32 {
    let _ = Mode::Slow;
    steps().unwrap_or(0)
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    bare::abort()
}
