//! `Rule`: a constraint that a write by name must satisfy, as data.

use alloc::vec::Vec;
use core::fmt::{self, Debug, Display, Formatter};

use crate::model::kernel::attr::AttrRef;
use crate::model::value::owned::OwnedValue;
use crate::model::value_error::ValueError;

/// A rule of a slot, which validates values. Its `Display` completes "must be …".
pub trait Rule: Display + Send + Sync {
    /// Validates a value; the error describes the accepted values.
    #[doc(hidden)]
    fn check(&self, value: AttrRef<'_>) -> Result<(), ValueError>;

    /// The bounds of a `range` rule; `None` for another rule.
    fn bounds(&self) -> Option<Bounds> {
        None
    }

    /// The allowed values of a `choices` rule; `None` for another rule.
    fn choices(&self) -> Option<Vec<OwnedValue>> {
        None
    }
}

impl Debug for dyn Rule + '_ {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Rule").field(&format_args!("{self}")).finish()
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
    /// The lower bound, and whether the bound itself is allowed; `None` if the range has no lower bound.
    pub start: Option<(OwnedValue, bool)>,
    /// The upper bound, and whether the bound itself is allowed; `None` if the range has no upper bound.
    pub end: Option<(OwnedValue, bool)>,
}
