//! The camera.

use slots_runtime::prelude::*;

use crate::bench::{Failure, Link, Order};
use crate::device::Device;

const SENSOR_WIDTH: u32 = 4096;
const SENSOR_HEIGHT: u32 = 3000;

/// What starts an exposure.
#[derive(Attribute, Clone, Copy, Debug, PartialEq)]
#[attribute(rename_all = "kebab-case")]
pub(crate) enum Trigger {
    /// A command.
    Software,
    /// A pulse on the plug.
    #[attribute(alias = "external")]
    Hardware,
    /// The end of the exposure before.
    FreeRunning,
}

/// The part of the sensor that is read out.
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
        return Err(format!(
            "the region reaches over the edge of the sensor ({SENSOR_WIDTH} x {SENSOR_HEIGHT})"
        ));
    }
    Ok(())
}

/// What takes the pictures.
#[slots]
#[derive(Clone, Debug)]
pub(crate) struct Camera {
    #[slot(base)]
    pub(crate) device: Device,
    /// How long one frame is exposed.
    #[slot(unit = "s", range = 10e-6..=60.0)]
    exposure_time: f64,
    /// Amplification before digitising.
    #[slot(unit = "dB", range = 0.0..=24.0)]
    gain: f64,
    /// What starts an exposure.
    trigger: Trigger,
    /// Bits of one pixel.
    #[slot(choices = [8, 10, 12, 16])]
    bit_depth: u8,
    /// Set-point of the cooler; unset leaves it off.
    #[slot(unset, unit = "C", range = -40.0..=20.0)]
    cooler: Option<f64>,
    /// Part of the sensor that is read out.
    roi: Roi,
    /// Words by which frames are found again.
    tags: Vec<String>,
}

#[slots]
impl Camera {
    /// The chip inside.
    const sensor: &'static str = "AO-12M";

    /// Frames a second, if nothing else limits it.
    #[getter]
    fn frame_rate(&self) -> f64 {
        1.0 / self.exposure_time
    }

    /// What a pixel reads that can hold no more.
    #[getter]
    fn full_scale(&self) -> i64 {
        (1 << self.bit_depth) - 1
    }
}

impl Camera {
    /// A camera that is plugged in.
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

    /// Takes a frame and counts what its brightest pixel reads.
    pub(crate) fn snap(&self) -> Result<i64, Failure> {
        let light = self.device.ask(Order::Expose { seconds: self.exposure_time })?;
        let amplified = light * 10_f64.powf(self.gain / 20.0);
        // At 12 bits a pixel reads 8 for each thousandth of a millijoule, and 100 in the dark.
        let counts = (amplified * 8.0 + 100.0) * (f64::from(self.bit_depth) - 12.0).exp2();
        #[expect(clippy::cast_possible_truncation, reason = "a float becomes the nearest count")]
        let counts = counts.round() as i64;
        Ok(counts.min(self.full_scale()))
    }
}
