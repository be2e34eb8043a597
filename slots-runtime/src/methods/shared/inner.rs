//! `Inner`: the state that all handles of a shared object have in common.

use crate::error::attribute_error::AttributeError;
use crate::methods::shared::lock::{Busy, Lock, Reading, Writing};
use crate::methods::shared::watched::Watched;
use crate::methods::shared::watchers::Watchers;
use crate::model::class::Class;
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::object::Object;

/// The state that all handles share. The class is read without the lock.
pub(super) struct Inner<T: ?Sized> {
    pub(super) class: &'static Class,
    pub(super) watchers: Watchers,
    pub(super) lock: Lock<T>,
}

impl<T: ?Sized> Inner<T> {
    #[cold]
    pub(super) fn busy(&self) -> AttributeError {
        AttributeError::new(ErrorKind::Busy, self.class, "")
    }

    #[inline]
    pub(super) fn read(&self) -> Result<Reading<'_, T>, AttributeError> {
        self.lock.read().map_err(|Busy| self.busy())
    }

    #[inline]
    pub(super) fn write(&self) -> Result<Writing<'_, T>, AttributeError> {
        self.lock.write().map_err(|Busy| self.busy())
    }

    pub(super) fn try_read(&self) -> Result<Reading<'_, T>, AttributeError> {
        self.lock.try_read().map_err(|Busy| self.busy())
    }

    pub(super) fn try_write(&self) -> Result<Writing<'_, T>, AttributeError> {
        self.lock.try_write().map_err(|Busy| self.busy())
    }
}

impl<T: Object + ?Sized> Inner<T> {
    /// Write access to the object, whose drop sends the changes to the subscribers.
    #[inline]
    pub(super) fn watched<'w, 'a>(&'w self, object: &'w mut Writing<'a, T>) -> Watched<'w, 'a, T> {
        Watched::new(object, &self.watchers)
    }
}
