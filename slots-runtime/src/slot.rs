//! `Slot`: a handle on a slot, resolved and type-checked once, as fast as the field.

use core::fmt::{self, Debug, Formatter};

use crate::access;
use crate::error::AttributeError;
use crate::kernel::{ObjectMut, Place};
use crate::slots::{Extends, Slots};

/// A handle on the slot of type `T` of every `S`.
pub struct Slot<S, T> {
    place: Place<S, T>,
}

impl<S, T> Clone for Slot<S, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S, T> Copy for Slot<S, T> {}

impl<S: Slots, T: 'static> Slot<S, T> {
    pub(crate) fn find(name: &str) -> Result<Self, AttributeError> {
        match Place::find(name) {
            Ok(place) => Ok(Slot { place }),
            Err(_) => Err(access::no_slot::<T>(S::CLASS, name)),
        }
    }

    /// The name of the slot.
    pub fn name(self) -> &'static str {
        self.place.entry().member().name
    }

    /// The value.
    #[inline(always)]
    pub fn get<D: Extends<S>>(self, object: &D) -> &T {
        self.place.get(object.as_part())
    }

    /// Writes the value and gives the old one.
    ///
    /// # Errors
    /// As [`set_attr`](crate::ObjectExt::set_attr).
    #[inline]
    pub fn set(self, object: &mut S, value: T) -> Result<T, AttributeError> {
        access::set_attr(ObjectMut::new(object), self.name(), value)
    }
}

impl<S: Slots, T: 'static> Debug for Slot<S, T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "<slot '{}' of '{}' objects>", self.name(), S::CLASS.name())
    }
}
