#![deny(warnings)]

mod vendored {
    pub mod attributes {
        pub use slots_runtime::*;
    }
}

// Nothing of this name is to be found.
#[allow(unused)]
mod slots_runtime_is_elsewhere {}

use vendored::attributes::prelude::*;

#[slots(crate = crate::vendored::attributes)]
struct Person {
    name: String,
}

#[slots(crate = crate::vendored::attributes)]
impl Person {
    #[getter]
    fn length(&self) -> usize {
        self.name.len()
    }
}

#[dynamic(crate = crate::vendored::attributes)]
#[derive(Default)]
struct Camera {
    gain: f64,
}

#[derive(Slots)]
#[slot(crate = crate::vendored::attributes)]
struct Lamp {
    power: f64,
}

#[derive(SlotValue)]
#[slot_value(crate = crate::vendored::attributes)]
enum Mode {
    Fast,
}

fn main() {
    let me = Person { name: "John".into() };
    assert_eq!(me.getattr("length").unwrap(), 4);
    Camera::default().setattr("level", 2).unwrap();
    assert_eq!(Lamp { power: 1.0 }.getattr("power").unwrap(), 1.0);
    assert_eq!(Mode::Fast.to_value(), "Fast");
}
