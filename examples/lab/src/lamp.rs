//! The lamp.

use slots_runtime::prelude::*;

use crate::bench::{Failure, Link, Order};
use crate::device::Device;

/// The colours of the lamp.
#[derive(SlotValue, Clone, Copy, Debug, PartialEq)]
#[slot_value(rename_all = "kebab-case")]
pub(crate) enum Colour {
    /// All colours.
    White,
    /// The sensor is most sensitive to red.
    Red,
    /// The sensor is less sensitive to green.
    Green,
    /// The sensor is least sensitive to blue.
    Blue,
}

/// A lamp.
#[slots]
#[derive(Clone, Debug)]
pub(crate) struct Lamp {
    #[slot(base)]
    pub(crate) device: Device,
    /// The colour of the light.
    pub(crate) colour: Colour,
    /// Rate of change of the power.
    #[slot(unit = "mW/s", range = 1.0..=1000.0)]
    pub(crate) ramp: f64,
}

#[slots]
impl Lamp {
    /// Power in milliwatts. A write waits until the lamp reaches it.
    #[getter]
    fn power(&self) -> Result<f64, Failure> {
        self.device.ask(Order::Light)
    }

    #[setter]
    fn set_power(&mut self, power: f64) -> Result<(), Failure> {
        let seen = match self.colour {
            Colour::White => 0.7,
            Colour::Red => 1.0,
            Colour::Green => 0.8,
            Colour::Blue => 0.5,
        };
        self.device.ask(Order::Shine { power: power.max(0.0), ramp: self.ramp, seen }).map(drop)
    }
}

impl Lamp {
    /// Creates a lamp that is connected to the bench.
    pub(crate) fn new(label: &str, serial: &str, link: &Link) -> Self {
        Lamp { device: Device::new(label, serial, link), colour: Colour::White, ramp: 50.0 }
    }
}
