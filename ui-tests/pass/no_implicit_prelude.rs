#![no_implicit_prelude]
#![deny(warnings)]

extern crate slots_runtime;

use ::slots_runtime::{dynamic, slots};

#[slots]
struct Device {
    serial: u32,
}

#[slots]
struct Person {
    #[slot(base)]
    device: Device,
    name: ::std::string::String,
    #[slot(unset)]
    last_name: ::std::option::Option<::std::string::String>,
    #[slot(range = 0.0..=10.0, unit = "s")]
    age: f64,
    #[slot(choices = ["a", "b"], alias = "kind")]
    mode: ::std::string::String,
    #[slot(check = even)]
    number: u32,
}

fn even(number: &u32) -> ::std::result::Result<(), ::std::string::String> {
    if *number % 2 == 0 {
        ::std::result::Result::Ok(())
    } else {
        ::std::result::Result::Err(::std::string::ToString::to_string("odd"))
    }
}

#[slots]
impl Person {
    const height: i64 = 180;

    #[getter]
    fn full_name(&self) -> ::std::string::String {
        ::std::clone::Clone::clone(&self.name)
    }

    #[setter]
    fn set_full_name(&mut self, name: &str) {
        self.name = ::std::string::ToString::to_string(name);
    }

    #[method]
    fn snap(&mut self, #[arg(default = 1, range = 0..=9)] frames: u32, name: &str) -> ::std::result::Result<u32, ::std::string::String> {
        self.number += frames;
        let _ = name;
        ::std::result::Result::Ok(frames)
    }

    #[deleter]
    fn delete_full_name(&mut self) {
        self.name = ::std::string::String::new();
    }
}

#[dynamic]
struct Camera {
    gain: f64,
}

#[derive(::slots_runtime::SlotValue)]
enum Mode {
    Fast,
    Slow,
}

fn main() {
    use ::slots_runtime::{SlotValue, Dict, ObjectExt};
    let device = Device { serial: 1 };
    let mut me = Person {
        device,
        name: ::std::string::String::new(),
        last_name: ::std::option::Option::None,
        age: 1.0,
        mode: ::std::string::String::new(),
        number: 2,
    };
    me.setattr("full_name", "John").unwrap();
    ::std::assert_eq!(me.getattr("name").unwrap(), "John");
    ::std::assert_eq!(me.call("snap", (3, "x")).unwrap(), 3);
    let mut cam = Camera { gain: 1.0, __dict__: Dict::new() };
    cam.setattr("level", 5).unwrap();
    ::std::assert_eq!(Mode::Fast.to_value(), "Fast");
    let _ = (Mode::Slow, cam.gain);
}
