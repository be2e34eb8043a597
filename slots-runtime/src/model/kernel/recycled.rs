//! A box that is handed on instead of being freed.

use alloc::boxed::Box;
use core::mem::ManuallyDrop;
use core::ops::{Deref, DerefMut};

/// A box that is handed on instead of being freed.
///
/// **I7, whole.** The box is there until the `Kept` is dropped.
pub(crate) struct Kept<T: Keep>(ManuallyDrop<Box<T>>);

impl<T: Keep> Kept<T> {
    pub(crate) const fn new(value: Box<T>) -> Self {
        Kept(ManuallyDrop::new(value))
    }
}

impl<T: Keep> Drop for Kept<T> {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: I7: nothing took the box before, and nothing can use `self` after.
        let value = unsafe { ManuallyDrop::take(&mut self.0) };
        value.keep();
    }
}

impl<T: Keep> Deref for Kept<T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Keep> DerefMut for Kept<T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

impl<T: Keep + Clone> Clone for Kept<T> {
    fn clone(&self) -> Self {
        Kept(self.0.clone())
    }
}

/// What becomes of the box of a [`Kept`] value that is no longer wanted.
pub(crate) trait Keep {
    /// Takes the box.
    fn keep(self: Box<Self>);
}
