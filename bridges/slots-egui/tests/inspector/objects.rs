//! The objects of the tests and the pictures.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::Duration;

use slots_runtime::prelude::*;

/// Event that starts an exposure.
#[derive(SlotValue, Clone, Debug, PartialEq)]
#[slot_value(rename_all = "kebab-case")]
pub(crate) enum Trigger {
    /// A call of the program.
    Software,
    /// A signal on a line.
    Hardware {
        /// Number of the line.
        line: u32,
        #[slot(default = 0.5)]
        delay: f64,
    },
    /// The end of a time in seconds.
    Timer(f64),
}

#[derive(SlotValue, Clone, Copy, Debug, PartialEq)]
pub(crate) enum Mode {
    Slow,
    Fast,
}

/// Region of the sensor that is read out.
#[slots(check = fits)]
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Roi {
    #[slot(unit = "px", range = 0..4096, default = 0)]
    pub(crate) x: u32,
    #[slot(unit = "px", range = 1..=4096, default = 4096)]
    pub(crate) width: u32,
}

fn fits(roi: &Roi) -> Result<(), String> {
    if roi.x + roi.width > 4096 { Err("the region exceeds the sensor".into()) } else { Ok(()) }
}

/// A motor.
#[slots]
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Stage {
    #[slot(readonly, default = "S-0".into())]
    pub(crate) serial: String,
    #[slot(unit = "mm", default = 0.0)]
    pub(crate) position: f64,
}

/// Notes on the measurement.
#[dynamic]
#[derive(Clone, Debug, Default)]
pub(crate) struct Notes {
    /// Name of the operator.
    pub(crate) operator: String,
}

#[slots]
#[derive(Debug)]
pub(crate) struct Camera {
    /// Name of the camera.
    #[slot(default = "left".into(), check = is_named)]
    pub(crate) name: String,
    #[slot(readonly, default = "C-42".into())]
    pub(crate) serial: String,
    /// Exposure time of one frame.
    #[slot(unit = "s", range = 1e-5..=60.0, default = 0.01)]
    pub(crate) exposure_time: f64,
    #[slot(range = 0..=24, default = 0)]
    pub(crate) gain: i32,
    #[slot(unit = "V", default = 1.0)]
    pub(crate) offset: f32,
    #[slot(choices = [8, 10, 12], default = 12)]
    pub(crate) bits: u8,
    #[slot(default = true)]
    pub(crate) is_cooled: bool,
    #[slot(default = Mode::Slow)]
    pub(crate) mode: Mode,
    #[slot(default = Trigger::Software)]
    pub(crate) trigger: Trigger,
    #[slot(default = Duration::from_secs(5))]
    pub(crate) timeout: Duration,
    #[slot(unset, unit = "C", range = -40.0..=-10.0)]
    pub(crate) cooler: Option<f64>,
    #[slot(default)]
    pub(crate) address: Option<std::net::IpAddr>,
    pub(crate) roi: Roi,
    pub(crate) mirror: Option<Roi>,
    #[slot(default)]
    pub(crate) tags: Vec<String>,
    #[slot(default)]
    pub(crate) stages: Vec<Stage>,
    #[slot(default)]
    pub(crate) limits: BTreeMap<String, f64>,
    #[slot(default = (0, "a".into()))]
    pub(crate) pair: (i64, String),
    #[slot(default)]
    pub(crate) count: u128,
    #[slot(default)]
    pub(crate) notes: Notes,
    #[slot(default)]
    pub(crate) lock: Mutex<u32>,
}

#[expect(clippy::ptr_arg, reason = "a check takes the type of the field")]
fn is_named(name: &String) -> Result<(), String> {
    if name.is_empty() { Err("is empty".into()) } else { Ok(()) }
}

#[slots]
impl Camera {
    /// Model of the sensor.
    const sensor: &'static str = "AO-12M";

    /// Frames per second.
    #[getter]
    fn rate(&self) -> f64 {
        1.0 / self.exposure_time
    }

    #[setter]
    fn set_rate(&mut self, rate: f64) {
        self.exposure_time = 1.0 / rate;
    }
}

pub(crate) fn camera() -> Camera {
    let camera = Camera::from_attrs([("roi", Dict::new())]);
    camera.expect("all other slots have defaults")
}
