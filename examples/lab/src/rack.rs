//! The rack: all instruments of a bench, and the notes of who works there.

use slots_runtime::prelude::*;

use crate::bench::{Axis, Link};
use crate::camera::Camera;
use crate::lamp::Lamp;
use crate::notes::Notes;
use crate::stage::Stage;

/// The instruments of one bench.
#[slots]
#[derive(Clone, Debug)]
pub(crate) struct Rack {
    /// Takes the pictures.
    pub(crate) camera: Camera,
    /// Moves the sample across the light.
    pub(crate) stage: Stage,
    /// Moves the lens along the light.
    pub(crate) focus: Stage,
    /// Gives the light.
    pub(crate) lamp: Lamp,
    /// Whatever is worth remembering.
    pub(crate) notes: Notes,
}

impl Rack {
    /// All instruments, plugged into a bench that nobody has touched yet.
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

    /// The line to the bench.
    pub(crate) fn link(&self) -> &Link {
        &self.camera.device.link
    }
}
