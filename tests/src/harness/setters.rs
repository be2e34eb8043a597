//! Classes whose setters fail, panic or lose digits: the cases of a rollback.

use std::panic::resume_unwind;

use slots_runtime::prelude::*;

/// A panic without the message that `panic!` prints: random tests cause thousands.
pub(crate) fn panic_quietly() -> ! {
    resume_unwind(Box::new("a setter panics"))
}

/// Properties over both slots; one setter rejects, and one panics, after it has written.
#[slots]
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Pair {
    pub(crate) a: i64,
    pub(crate) b: i64,
    pub(crate) plain: i64,
}

#[slots]
impl Pair {
    #[getter]
    fn pa(&self) -> i64 {
        self.a
    }

    #[setter]
    fn set_pa(&mut self, a: i64) -> Result<(), String> {
        self.a = a;
        if a < 0 { Err("a is below zero".into()) } else { Ok(()) }
    }

    #[getter]
    fn pb(&self) -> i64 {
        self.b
    }

    #[setter]
    fn set_pb(&mut self, b: i64) -> Result<(), String> {
        self.b = b;
        if b == 13 {
            panic_quietly();
        }
        if b > 10 { Err("b is above ten".into()) } else { Ok(()) }
    }

    #[setter]
    fn set_write_only(&mut self, number: i64) {
        self.plain = number;
    }
}

/// A property over a slot that keeps less than the slot.
#[slots]
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Ratio {
    #[slot(range = 0.0..=1.0)]
    pub(crate) x: f64,
}

#[slots]
impl Ratio {
    #[getter]
    fn percent(&self) -> f64 {
        (self.x * 100.0).round()
    }

    #[setter]
    fn set_percent(&mut self, percent: f64) {
        self.x = percent.round() / 100.0;
    }
}
