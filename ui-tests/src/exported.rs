//! Structs that other crates see: some lints, those of clippy among them, look at no others.

use slots_runtime::prelude::*;

/// With an overflow map, whose field has a name of Python's.
#[dynamic]
#[derive(Clone, Debug, Default)]
pub struct Camera {
    /// How much brighter.
    pub gain: f64,
}

/// What both can do.
#[slots]
impl Camera {
    /// How deep.
    pub const bits: u8 = 12;

    /// The gain, twice.
    #[getter]
    pub fn double(&self) -> f64 {
        self.gain * 2.0
    }
}

/// One that derives from it.
#[slots]
#[derive(Clone, Debug, Default)]
pub struct Spectrometer {
    /// What it is made of.
    #[slot(base)]
    pub camera: Camera,
    /// The grating, if there is one.
    #[slot(unset)]
    pub grating: Option<String>,
}

/// A struct whose fields may grow.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Window {
    /// What it shows.
    pub title: String,
}
