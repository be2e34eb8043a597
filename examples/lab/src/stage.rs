//! Motors of the sample and of the lens.

use slots_runtime::prelude::*;

use crate::bench::{Axis, Failure, LIMIT_SWITCH, Link, Order};
use crate::device::Device;

/// A motor that moves a stage.
#[slots]
#[derive(Clone, Debug)]
pub(crate) struct Stage {
    #[slot(base)]
    pub(crate) device: Device,
    /// Speed.
    #[slot(unit = "mm/s", range = 0.01..=20.0)]
    pub(crate) speed: f64,
    #[slot(skip)]
    axis: Axis,
}

#[slots]
impl Stage {
    /// Position of the limit switches on both sides, in millimetres.
    const limit_switch: f64 = LIMIT_SWITCH;

    /// Position in millimetres. A write moves the stage.
    #[getter]
    fn position(&self) -> Result<f64, Failure> {
        self.device.ask(Order::Position(self.axis))
    }

    #[setter]
    fn set_position(&mut self, to: f64) -> Result<(), Failure> {
        self.device.ask(Order::Move { axis: self.axis, to, speed: self.speed }).map(drop)
    }
}

impl Stage {
    /// Creates a motor that is connected to the bench.
    pub(crate) fn new(label: &str, serial: &str, axis: Axis, link: &Link) -> Self {
        Stage { device: Device::new(label, serial, link), speed: 5.0, axis }
    }
}
