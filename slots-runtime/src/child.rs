//! `ChildMut`: a nested object, borrowed to be changed by name.

use core::fmt::{self, Debug, Formatter};
use core::ops::Deref;

use crate::error::AttributeError;
use crate::object::{Object, ObjectExt, Stored};
use crate::ops::Input;
use crate::path::{Path, PathError};
use crate::update::{Undo, UpdateError};
use crate::value::Value;

/// A nested object, borrowed to be changed by [`child_mut`](ObjectExt::child_mut).
///
/// It reads like any `&dyn Object`, and has the methods of [`ObjectExt`] that write by name. It gives no `&mut` to the object
/// itself where its class has rules: with that, `mem::swap` could replace what is read-only, also in a private field.
///
/// ```
/// use slots_runtime::prelude::*;
///
/// #[slots]
/// struct Stage { #[slot(readonly)] serial: u32, position: f64 }
///
/// #[slots]
/// struct Rig { stage: Stage }
///
/// let mut rig = Rig { stage: Stage { serial: 7, position: 0.0 } };
/// let mut stage = rig.child_mut("stage")?;
/// stage.setattr("position", 5)?;
/// assert_eq!((stage.getattr("serial")?, stage.getattr("position")?), (7.into(), 5.0.into()));
/// assert!(stage.as_object_mut().is_none());
/// # Ok::<(), AttributeError>(())
/// ```
pub struct ChildMut<'a>(&'a mut dyn Object);

impl<'a> ChildMut<'a> {
    pub(crate) fn new(object: &'a mut dyn Object) -> Self {
        ChildMut(object)
    }

    /// The object itself; `None` if its class, or that of an object in it, has rules.
    pub fn as_object_mut(&mut self) -> Option<&mut dyn Object> {
        if self.0.class().has_rules() { None } else { Some(self.0) }
    }

    /// See [`ObjectExt::setattr`].
    ///
    /// # Errors
    /// As there.
    pub fn setattr<'v>(
        &mut self,
        name: &str,
        value: impl Into<Value<'v>>,
    ) -> Result<Stored, AttributeError> {
        self.0.setattr(name, value)
    }

    /// See [`ObjectExt::set_attr`].
    ///
    /// # Errors
    /// As there.
    pub fn set_attr<T: 'static>(&mut self, name: &str, value: T) -> Result<T, AttributeError> {
        self.0.set_attr(name, value)
    }

    /// See [`ObjectExt::set_text`].
    ///
    /// # Errors
    /// As there.
    pub fn set_text(&mut self, name: &str, text: &str) -> Result<Stored, AttributeError> {
        self.0.set_text(name, text)
    }

    /// See [`ObjectExt::delattr`].
    ///
    /// # Errors
    /// As there.
    pub fn delattr(&mut self, name: &str) -> Result<(), AttributeError> {
        self.0.delattr(name)
    }

    /// See [`ObjectExt::attr_mut`].
    ///
    /// # Errors
    /// As there.
    pub fn attr_mut<T: 'static>(&mut self, name: &str) -> Result<&mut T, AttributeError> {
        self.0.attr_mut(name)
    }

    /// See [`ObjectExt::child_mut`].
    ///
    /// # Errors
    /// As there.
    pub fn child_mut(&mut self, name: &str) -> Result<ChildMut<'_>, AttributeError> {
        self.0.child_mut(name)
    }

    /// See [`ObjectExt::set_at`].
    ///
    /// # Errors
    /// As there.
    pub fn set_at<'v, P>(
        &mut self,
        path: P,
        value: impl Into<Value<'v>>,
    ) -> Result<Stored, AttributeError>
    where
        P: TryInto<Path, Error: Into<PathError>>,
    {
        self.0.set_at(path, value)
    }

    /// See [`ObjectExt::set_text_at`].
    ///
    /// # Errors
    /// As there.
    pub fn set_text_at<P>(&mut self, path: P, text: &str) -> Result<Stored, AttributeError>
    where
        P: TryInto<Path, Error: Into<PathError>>,
    {
        self.0.set_text_at(path, text)
    }

    /// See [`ObjectExt::delete_at`].
    ///
    /// # Errors
    /// As there.
    pub fn delete_at<P>(&mut self, path: P) -> Result<(), AttributeError>
    where
        P: TryInto<Path, Error: Into<PathError>>,
    {
        self.0.delete_at(path)
    }

    /// See [`ObjectExt::update`].
    ///
    /// # Errors
    /// As there.
    pub fn update<'v, P, V>(
        &mut self,
        writes: impl IntoIterator<Item = (P, V)>,
    ) -> Result<Undo, UpdateError>
    where
        P: TryInto<Path, Error: Into<PathError>>,
        V: Into<Value<'v>>,
    {
        self.0.update(writes)
    }

    /// See [`ObjectExt::update_with`].
    ///
    /// # Errors
    /// As there.
    pub fn update_with<'v, P>(
        &mut self,
        writes: impl IntoIterator<Item = (P, Input<'v>)>,
    ) -> Result<Undo, UpdateError>
    where
        P: TryInto<Path, Error: Into<PathError>>,
    {
        self.0.update_with(writes)
    }

    /// See [`ObjectExt::update_texts`].
    ///
    /// # Errors
    /// As there.
    pub fn update_texts<'v, P>(
        &mut self,
        writes: impl IntoIterator<Item = (P, &'v str)>,
    ) -> Result<Undo, UpdateError>
    where
        P: TryInto<Path, Error: Into<PathError>>,
    {
        self.0.update_texts(writes)
    }

    /// See [`Undo::apply`].
    ///
    /// # Errors
    /// As there.
    pub fn undo(&mut self, undo: Undo) -> Result<Undo, UpdateError> {
        undo.apply(self.0)
    }
}

impl Deref for ChildMut<'_> {
    type Target = dyn Object;

    fn deref(&self) -> &dyn Object {
        self.0
    }
}

impl Debug for ChildMut<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        crate::introspect::show(crate::kernel::ObjectRef::new(self.0), f)
    }
}
