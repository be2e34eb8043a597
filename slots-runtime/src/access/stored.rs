//! `Stored`: where a write stored a value.

/// The place where [`setattr`](crate::ObjectExt::setattr), or another write by name or path, stored a value.
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
    /// In a declared slot, or in an item inside of one.
    Slot,
    /// The setter of a property received the value.
    Property,
    /// In the overflow map of a dynamic object.
    Overflow {
        /// Whether the map had no entry of this name before. A misspelled name makes a new entry.
        is_new: bool,
    },
}
