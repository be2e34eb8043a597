//! The methods of a handle whose writes are direct.

use super::modes::Direct;
use super::{Slot, Slots, handle};

impl<S: Slots, T: 'static> Slot<S, T> {
    /// Returns the same handle with direct writes; `None` if the slot has a rule or is read-only, or if its object has a
    /// check or a hook.
    pub fn direct(self) -> Option<Slot<S, T, Direct>> {
        S::CLASS.is_direct_path(self.place.names()).then(|| handle(self.place))
    }
}

impl<S: Slots, T: 'static> Slot<S, T, Direct> {
    /// Writes the value and returns the old one; it cannot fail.
    #[inline(always)]
    pub fn set(self, object: &mut S, value: T) -> T {
        core::mem::replace(self.place.get_mut(object), value)
    }

    /// Borrows the value to be changed in place.
    #[inline(always)]
    pub fn get_mut(self, object: &mut S) -> &mut T {
        self.place.get_mut(object)
    }

    /// Borrows the values of all objects of a slice, to be changed in place.
    pub fn column_mut(
        self,
        objects: &mut [S],
    ) -> impl DoubleEndedIterator<Item = &mut T> + ExactSizeIterator {
        objects.iter_mut().map(move |object| self.place.get_mut(object))
    }

    /// Returns the same handle with validated writes, so that it can be stored with other validated handles.
    pub fn validated(self) -> Slot<S, T> {
        handle(self.place)
    }
}
