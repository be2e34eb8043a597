//! `Stored`: where a write stored a value.

/// Where a value was stored by [`setattr`](crate::ObjectExt::setattr) and its kin.
///
/// ```
/// use slots_runtime::prelude::*;
///
/// #[dynamic]
/// #[derive(Default)]
/// struct Camera { gain: f64 }
///
/// let mut cam = Camera::default();
/// assert_eq!(cam.setattr("gain", 1)?, Stored::Slot);
/// assert_eq!(cam.setattr("comment", "dark")?, Stored::Overflow { is_new: true });
/// # Ok::<(), AttributeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Stored {
    /// In a declared slot.
    Slot,
    /// The setter of a property took it.
    Property,
    /// In the overflow map of a dynamic object.
    Overflow {
        /// Whether the map had no entry of this name before: the case that a typo is.
        is_new: bool,
    },
}
