//! Classes that the cameras of these tests have as base, as slot and as items.

use slots_runtime::prelude::*;

/// Part of the picture.
#[slots(default)]
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Roi {
    pub(super) x: u16,
    pub(super) y: u16,
}

#[slots]
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Device {
    /// Number on the label.
    #[slot(readonly)]
    pub(super) serial: u32,
    pub(super) name: String,
}

#[derive(SlotValue, Debug, Clone, Copy, PartialEq, Default)]
pub(super) enum Mode {
    #[default]
    Slow,
    Fast,
}
