//! The camera.

use slots_runtime::prelude::*;

use crate::bench::{Failure, Link, Order};
use crate::device::Device;

const SENSOR_WIDTH: u32 = 4096;
const SENSOR_HEIGHT: u32 = 3000;

/// Event that starts an exposure.
#[derive(SlotValue, Clone, Copy, Debug, PartialEq)]
#[slot_value(rename_all = "kebab-case")]
pub(crate) enum Trigger {
    /// A software command.
    Software,
    /// A pulse on the trigger input.
    #[slot_value(alias = "external")]
    Hardware,
    /// The end of the previous exposure.
    FreeRunning,
}

/// Region of the sensor that is read out.
#[slots(check = fits_the_sensor)]
#[derive(Clone, Debug)]
pub(crate) struct Roi {
    /// Left edge.
    #[slot(unit = "px", range = 0..SENSOR_WIDTH)]
    x: u32,
    /// Upper edge.
    #[slot(unit = "px", range = 0..SENSOR_HEIGHT)]
    y: u32,
    /// Width.
    #[slot(unit = "px", range = 1..=SENSOR_WIDTH)]
    width: u32,
    /// Height.
    #[slot(unit = "px", range = 1..=SENSOR_HEIGHT)]
    height: u32,
}

fn fits_the_sensor(roi: &Roi) -> Result<(), String> {
    if roi.x + roi.width > SENSOR_WIDTH || roi.y + roi.height > SENSOR_HEIGHT {
        return Err(format!("the region exceeds the sensor ({SENSOR_WIDTH} x {SENSOR_HEIGHT})"));
    }
    Ok(())
}

/// A camera.
#[slots]
#[derive(Clone, Debug)]
pub(crate) struct Camera {
    #[slot(base)]
    pub(crate) device: Device,
    /// Exposure time of one frame.
    #[slot(unit = "s", range = 10e-6..=60.0)]
    exposure_time: f64,
    /// Amplification before digitising.
    #[slot(unit = "dB", range = 0.0..=24.0)]
    gain: f64,
    /// Event that starts an exposure.
    trigger: Trigger,
    /// Bits per pixel.
    #[slot(choices = [8, 10, 12, 16])]
    bit_depth: u8,
    /// Set-point of the cooler; the cooler is off if unset.
    #[slot(unset, unit = "C", range = -40.0..=20.0)]
    cooler: Option<f64>,
    /// Region of the sensor that is read out.
    roi: Roi,
    /// Keywords for finding frames.
    tags: Vec<String>,
}

#[slots]
impl Camera {
    /// Model of the sensor.
    const sensor: &'static str = "AO-12M";

    /// Frames per second, if only the exposure time limits them.
    #[getter]
    fn frame_rate(&self) -> f64 {
        1.0 / self.exposure_time
    }

    /// Count of a saturated pixel.
    #[getter]
    fn full_scale(&self) -> i64 {
        (1 << self.bit_depth) - 1
    }

    /// Takes a frame and returns the count of its brightest pixel.
    #[method]
    pub(crate) fn snap(&self) -> Result<i64, Failure> {
        let light = self.device.ask(Order::Expose { seconds: self.exposure_time })?;
        let amplified = light * 10_f64.powf(self.gain / 20.0);
        // At 12 bits, a pixel counts 8 per microjoule, and 100 in the dark.
        let counts = (amplified * 8.0 + 100.0) * (f64::from(self.bit_depth) - 12.0).exp2();
        #[expect(clippy::cast_possible_truncation, reason = "a float becomes the nearest count")]
        let counts = counts.round() as i64;
        Ok(counts.min(self.full_scale()))
    }
}

impl Camera {
    /// Creates a camera that is connected to the bench.
    pub(crate) fn new(label: &str, serial: &str, link: &Link) -> Self {
        Camera {
            device: Device::new(label, serial, link),
            exposure_time: 0.01,
            gain: 0.0,
            trigger: Trigger::Software,
            bit_depth: 12,
            cooler: None,
            roi: Roi { x: 0, y: 0, width: SENSOR_WIDTH, height: SENSOR_HEIGHT },
            tags: Vec::new(),
        }
    }
}
