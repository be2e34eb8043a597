//! `Rule`: what a write by name must satisfy, as data.

use alloc::vec::Vec;
use core::fmt::{Debug, Display};

use crate::model::kernel::attr::AttrRef;
use crate::model::value::owned::OwnedValue;
use crate::model::value_error::ValueError;

/// A rule of a slot: what it says, and whether a value passes. Its `Display` completes "must be …".
pub trait Rule: Display + Send + Sync {
    /// Whether the value passes; the rejection says what would have.
    #[doc(hidden)]
    fn check(&self, value: AttrRef<'_>) -> Result<(), ValueError>;

    /// The bounds, for a rule of `range`.
    fn bounds(&self) -> Option<Bounds> {
        None
    }

    /// The values allowed, for a rule of `choices`.
    fn choices(&self) -> Option<Vec<OwnedValue>> {
        None
    }
}

/// The bounds of a `range` rule.
///
/// ```
/// use slots_runtime::prelude::*;
///
/// #[slots]
/// struct Camera { #[slot(range = 0.0..=24.0)] gain: f64 }
///
/// let slot = Camera::CLASS.slot("gain").unwrap();
/// let bounds = slot.rules().next().unwrap().bounds().unwrap();
/// assert_eq!(bounds.end, Some((24.0.into(), true)));
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Bounds {
    /// The least value, and whether it is itself allowed; `None` if there is none.
    pub start: Option<(OwnedValue, bool)>,
    /// The greatest value, and whether it is itself allowed; `None` if there is none.
    pub end: Option<(OwnedValue, bool)>,
}
