//! `Watched`: write access to a shared object, after which the subscribers receive the changes.

use core::ops::{Deref, DerefMut};
use core::sync::atomic::Ordering;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::watchers::Watchers;
use crate::methods::shared::lock::Writing;
use crate::model::kernel::object::{Object, ObjectRef};

/// Write access to an object; its drop sends the changes to the subscribers, before the lock is released.
pub(super) struct Watched<'w, 'a, T: Object + ?Sized> {
    object: &'w mut Writing<'a, T>,
    watchers: &'w Watchers,
}

impl<'w, 'a, T: Object + ?Sized> Watched<'w, 'a, T> {
    #[inline]
    pub(super) fn new(object: &'w mut Writing<'a, T>, watchers: &'w Watchers) -> Self {
        Watched { object, watchers }
    }
}

impl<T: Object + ?Sized> Deref for Watched<'_, '_, T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        self.object
    }
}

impl<T: Object + ?Sized> DerefMut for Watched<'_, '_, T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut T {
        self.object
    }
}

impl<T: Object + ?Sized> Drop for Watched<'_, '_, T> {
    #[inline]
    fn drop(&mut self) {
        // Subscriptions are added by readers, so that the lock orders this load.
        if self.watchers.count.load(Ordering::Relaxed) > 0 {
            let publish = || self.watchers.publish(ObjectRef::new(&**self.object));
            if std::thread::panicking() {
                // A panic of a getter, during a panic of the writer, would abort the process.
                let _ = catch_unwind(AssertUnwindSafe(publish));
            } else {
                publish();
            }
        }
    }
}
