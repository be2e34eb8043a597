//! The rack: all instruments of a bench, and notes.

use slots_runtime::prelude::*;

use crate::bench::{Axis, Link};
use crate::camera::Camera;
use crate::lamp::Lamp;
use crate::notes::Notes;
use crate::stage::Stage;

/// Instruments of one bench.
#[slots(default)]
#[derive(Clone, Debug)]
pub(crate) struct Rack {
    /// Camera.
    pub(crate) camera: Camera,
    /// Motor of the sample.
    pub(crate) stage: Stage,
    /// Motor of the lens.
    pub(crate) focus: Stage,
    /// Lamp.
    pub(crate) lamp: Lamp,
    /// Notes on the measurement.
    pub(crate) notes: Notes,
}

impl Default for Rack {
    fn default() -> Self {
        Rack::new()
    }
}

impl Rack {
    /// Creates all instruments, connected to a new bench.
    pub(crate) fn new() -> Self {
        let link = Link::default();
        Rack {
            camera: Camera::new("camera", "C-0042", &link),
            stage: Stage::new("sample stage", "S-0107", Axis::Stage, &link),
            focus: Stage::new("focus drive", "S-0108", Axis::Focus, &link),
            lamp: Lamp::new("lamp", "L-0003", &link),
            notes: Notes::default(),
        }
    }

    /// The connection to the bench.
    pub(crate) fn link(&self) -> &Link {
        &self.camera.device.link
    }
}
