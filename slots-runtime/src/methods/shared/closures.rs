//! The methods of `Shared` that call a closure with the object, and handles of nested objects.

use alloc::sync::Arc;

use super::{Shared, SharedObject};
use crate::error::attribute_error::AttributeError;
use crate::model::kernel::object::{Object, ObjectRef};
use crate::text::to_path::ToPath;

impl<T: Object + Send + Sync> Shared<T> {
    /// Calls `f` with the object. Other threads can read during the call, but not write.
    ///
    /// # Errors
    /// [`Busy`](crate::ErrorKind::Busy) while this thread writes the object.
    pub fn read<R>(&self, f: impl FnOnce(&T) -> R) -> Result<R, AttributeError> {
        self.inner.read().map(|object| f(&object))
    }

    /// As [`read`](Self::read), without waiting.
    ///
    /// # Errors
    /// [`Busy`](crate::ErrorKind::Busy) if a thread writes the object or waits to do so.
    pub fn try_read<R>(&self, f: impl FnOnce(&T) -> R) -> Result<R, AttributeError> {
        self.inner.try_read().map(|object| f(&object))
    }

    /// Calls `f` with exclusive access to the object. Rules, checks and hooks apply to writes by name in `f`, not to writes
    /// to fields.
    ///
    /// # Errors
    /// [`Busy`](crate::ErrorKind::Busy) while this thread reads or writes the object.
    pub fn write<R>(&self, f: impl FnOnce(&mut T) -> R) -> Result<R, AttributeError> {
        self.inner.write().map(|mut object| f(&mut self.inner.watched(&mut object)))
    }

    /// As [`write`](Self::write), without waiting.
    ///
    /// # Errors
    /// [`Busy`](crate::ErrorKind::Busy) if a thread reads or writes the object.
    pub fn try_write<R>(&self, f: impl FnOnce(&mut T) -> R) -> Result<R, AttributeError> {
        self.inner.try_write().map(|mut object| f(&mut self.inner.watched(&mut object)))
    }

    /// Returns a handle of the object at a path inside this one.
    ///
    /// # Errors
    /// As [`get_path`](Self::get_path), and [`Type`](crate::ErrorKind::Type) if no object lies there.
    pub fn child<P: ToPath>(&self, path: P) -> Result<SharedObject, AttributeError> {
        SharedObject::from(self.clone()).child(path)
    }
}

impl SharedObject {
    /// Calls `f` with the object that the handle refers to. Other threads can read during the call, but not write.
    ///
    /// # Errors
    /// [`Busy`](crate::ErrorKind::Busy) while this thread writes the object; as [`get_path`](Self::get_path) if the path no longer leads to
    /// an object.
    pub fn read<R>(&self, f: impl FnOnce(&dyn Object) -> R) -> Result<R, AttributeError> {
        self.read_nested(&*self.inner.read()?, f)
    }

    /// As [`read`](Self::read), without waiting.
    ///
    /// # Errors
    /// As [`read`](Self::read), and [`Busy`](crate::ErrorKind::Busy) if a thread writes the object or waits to do so.
    pub fn try_read<R>(&self, f: impl FnOnce(&dyn Object) -> R) -> Result<R, AttributeError> {
        self.read_nested(&*self.inner.try_read()?, f)
    }

    fn read_nested<R>(
        &self,
        root: &dyn Object,
        f: impl FnOnce(&dyn Object) -> R,
    ) -> Result<R, AttributeError> {
        if self.path.is_empty() {
            return Ok(f(root));
        }
        self.nested(ObjectRef::new(root)).map(f)
    }

    /// Calls `f` with exclusive access to the whole object, not only to the nested object at the path of the handle, since
    /// enclosing objects may have checks and hooks.
    ///
    /// # Errors
    /// [`Busy`](crate::ErrorKind::Busy) while this thread reads or writes the object.
    pub fn write<R>(&self, f: impl FnOnce(&mut dyn Object) -> R) -> Result<R, AttributeError> {
        self.inner.write().map(|mut object| f(&mut *self.inner.watched(&mut object)))
    }

    /// As [`write`](Self::write), without waiting.
    ///
    /// # Errors
    /// [`Busy`](crate::ErrorKind::Busy) if a thread reads or writes the object.
    pub fn try_write<R>(&self, f: impl FnOnce(&mut dyn Object) -> R) -> Result<R, AttributeError> {
        self.inner.try_write().map(|mut object| f(&mut *self.inner.watched(&mut object)))
    }

    /// Returns a handle of the object at a path inside this one.
    ///
    /// # Errors
    /// As [`get_path`](Self::get_path), and [`Type`](crate::ErrorKind::Type) if no object lies there.
    pub fn child<P: ToPath>(&self, path: P) -> Result<SharedObject, AttributeError> {
        let path =
            self.with_path(path, |steps| Ok(steps.iter().map(|step| step.to_segment()).collect()))?;
        let child = Shared { inner: Arc::clone(&self.inner), path };
        child.read(|_| ())?;
        Ok(child)
    }
}
