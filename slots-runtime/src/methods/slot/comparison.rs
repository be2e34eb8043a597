//! The equality, the hash and the debug output of a handle.

use alloc::string::ToString;
use core::fmt::{self, Debug, Formatter};
use core::hash::{Hash, Hasher};

use super::{Slot, Slots};

/// Handles are equal if they refer to the same slot.
impl<S: Slots, T: 'static, A, B> PartialEq<Slot<S, T, B>> for Slot<S, T, A> {
    fn eq(&self, other: &Slot<S, T, B>) -> bool {
        // An alias is another name of the same place; only values without size share a place with others.
        self.place.offset() == other.place.offset()
            && (size_of::<T>() > 0 || self.place.names() == other.place.names())
    }
}

impl<S: Slots, T: 'static, M> Eq for Slot<S, T, M> {}

impl<S: Slots, T: 'static, M> Hash for Slot<S, T, M> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.place.offset().hash(state);
    }
}

impl<S: Slots, T: 'static, M> Debug for Slot<S, T, M> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Slot")
            .field("class", &S::CLASS.name())
            .field("path", &self.path().to_string())
            .finish_non_exhaustive()
    }
}
