//! `Recycled`: a box that is reused instead of being freed.

use alloc::boxed::Box;
use core::mem::ManuallyDrop;
use core::ops::{Deref, DerefMut};

/// A box that is passed to [`Recycle::recycle`] on drop, instead of being freed.
///
/// **I7, whole.** The box is present until the `Recycled` is dropped.
pub(crate) struct Recycled<T: Recycle>(ManuallyDrop<Box<T>>);

impl<T: Recycle> Recycled<T> {
    pub(crate) const fn new(value: Box<T>) -> Self {
        Recycled(ManuallyDrop::new(value))
    }
}

impl<T: Recycle> Drop for Recycled<T> {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: I7: the box was not taken before, and `self` is not used after the drop.
        let value = unsafe { ManuallyDrop::take(&mut self.0) };
        value.recycle();
    }
}

impl<T: Recycle> Deref for Recycled<T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Recycle> DerefMut for Recycled<T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

impl<T: Recycle + Clone> Clone for Recycled<T> {
    fn clone(&self) -> Self {
        Recycled(self.0.clone())
    }
}

/// Receives the box of a [`Recycled`] value when the value is dropped.
pub(crate) trait Recycle {
    /// Takes the box.
    fn recycle(self: Box<Self>);
}
