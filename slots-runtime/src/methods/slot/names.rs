//! The name, the path and the description of the slot of a handle, and its handle in derived structs.

use alloc::string::ToString;

use super::{Extends, Slot, Slots};
use crate::describe::slot_info::SlotInfo;
use crate::error::attribute_error::AttributeError;
use crate::text::path::AttrPath;
use crate::text::step::PathSegment;

impl<S: Slots, T: 'static, M> Slot<S, T, M> {
    /// Returns the name of the slot; for a nested slot, the last name of its path.
    pub fn name(self) -> &'static str {
        self.place.names().last().copied().unwrap_or_default()
    }

    /// Returns the path of the slot: one name unless the slot is nested.
    pub fn path(self) -> AttrPath {
        self.place.names().iter().map(|name| PathSegment::Name((*name).into())).collect()
    }

    /// Returns the metadata of the slot; `None` for a nested slot, whose metadata is in the class of the inner object.
    pub fn info(self) -> Option<SlotInfo> {
        match self.place.names() {
            [name] => S::CLASS.slot(name),
            _ => None,
        }
    }

    /// Returns the handle of the same slot of a struct that derives from `S`.
    ///
    /// ```
    /// use slots_runtime::prelude::*;
    ///
    /// #[slots]
    /// struct Device { serial: u32 }
    ///
    /// #[slots]
    /// struct Camera { #[slot(base)] device: Device }
    ///
    /// let serial: Slot<Device, u32> = Device::slot("serial")?;
    /// let cams = [Camera { device: Device { serial: 7 } }];
    /// assert_eq!(serial.get(&cams[0]), &7);
    /// assert_eq!(serial.on::<Camera>()?.column(&cams).max(), Some(&7));
    /// # Ok::<(), AttributeError>(())
    /// ```
    ///
    /// # Errors
    /// [`Unknown`](crate::ErrorKind::Unknown) for a nested slot, for which there is no handle of the derived struct.
    pub fn on<D: Extends<S>>(self) -> Result<Slot<D, T>, AttributeError> {
        match self.place.names() {
            [name] => Slot::find(name),
            _ => Err(AttributeError::missing(D::CLASS, &self.path().to_string())),
        }
    }
}
