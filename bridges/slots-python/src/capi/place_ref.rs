//! References to places, of one word.

use std::ops::Deref;
use std::ptr::NonNull;
use std::sync::Arc;

use crate::place::Place;

/// A reference to a place. One that exists once is never freed, so that its instances need no count.
pub(crate) struct PlaceRef(NonNull<Counted>);

/// A place and whether its references are counted.
struct Counted {
    is_counted: bool,
    place: Place,
}

const fn is_thread_safe<T: Send + Sync>() {}
const _: () = is_thread_safe::<Place>();

// SAFETY: P12: it is as an `Arc` of a place, which is `Send` and `Sync`.
unsafe impl Send for PlaceRef {}
// SAFETY: P12: as above.
unsafe impl Sync for PlaceRef {}

impl PlaceRef {
    pub(crate) fn new(place: Place) -> Self {
        Self::of(place, true)
    }

    /// A reference to a place that is never freed.
    pub(crate) fn leak(place: Place) -> Self {
        Self::of(place, false)
    }

    fn of(place: Place, is_counted: bool) -> Self {
        let place = Arc::into_raw(Arc::new(Counted { is_counted, place }));
        // SAFETY: P12: the pointer of an `Arc` is not null.
        PlaceRef(unsafe { NonNull::new_unchecked(place.cast_mut()) })
    }

    #[inline]
    fn counted(&self) -> &Counted {
        // SAFETY: P12: the place is not freed while there is a reference to it.
        unsafe { self.0.as_ref() }
    }

    /// Whether both refer to one place.
    #[inline]
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl Clone for PlaceRef {
    #[inline]
    fn clone(&self) -> Self {
        if self.counted().is_counted {
            // SAFETY: P12: the pointer is that of an `Arc`, and `self` owns a count.
            unsafe { Arc::increment_strong_count(self.0.as_ptr()) };
        }
        PlaceRef(self.0)
    }
}

impl Drop for PlaceRef {
    #[inline]
    fn drop(&mut self) {
        if self.counted().is_counted {
            // SAFETY: P12: the pointer is that of an `Arc`, and `self` owns a count.
            unsafe { Arc::decrement_strong_count(self.0.as_ptr()) };
        }
    }
}

impl Deref for PlaceRef {
    type Target = Place;

    #[inline]
    fn deref(&self) -> &Place {
        &self.counted().place
    }
}
