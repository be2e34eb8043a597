//! The methods of `ChildMut`, which call those of the nested object.

use core::fmt::{self, Debug, Formatter};
use core::ops::Deref;

use crate::access::child::ChildMut;
use crate::access::stored::Stored;
use crate::error::attribute_error::AttributeError;
use crate::error::update_error::UpdateError;
use crate::methods::object::ObjectExt;
use crate::methods::update::Undo;
use crate::methods::views_mut::{ListViewMut, MapViewMut};
use crate::model::arguments::IntoArguments;
use crate::model::kernel::object::Object;
use crate::model::value::IntoValue;
use crate::model::value::owned::OwnedValue;
use crate::model::vtable::Input;
use crate::text::to_path::ToPath;

impl<'a> ChildMut<'a> {
    pub(crate) fn new(object: &'a mut dyn Object) -> Self {
        ChildMut(object)
    }

    /// Returns the object itself; `None` if its class, or that of an object in it, has rules.
    pub fn as_object_mut(&mut self) -> Option<&mut dyn Object> {
        if self.0.class().has_rules() { None } else { Some(self.0) }
    }

    /// See [`ObjectExt::setattr`].
    ///
    /// # Errors
    /// As [`ObjectExt::setattr`].
    pub fn setattr<'v>(
        &mut self,
        name: &str,
        value: impl IntoValue<'v>,
    ) -> Result<Stored, AttributeError> {
        self.0.setattr(name, value)
    }

    /// See [`ObjectExt::replace_attr`].
    ///
    /// # Errors
    /// As [`ObjectExt::replace_attr`].
    pub fn replace_attr<T: 'static>(&mut self, name: &str, value: T) -> Result<T, AttributeError> {
        self.0.replace_attr(name, value)
    }

    /// See [`ObjectExt::set_text`].
    ///
    /// # Errors
    /// As [`ObjectExt::set_text`].
    pub fn set_text(&mut self, name: &str, text: &str) -> Result<Stored, AttributeError> {
        self.0.set_text(name, text)
    }

    /// See [`ObjectExt::delattr`].
    ///
    /// # Errors
    /// As [`ObjectExt::delattr`].
    pub fn delattr(&mut self, name: &str) -> Result<(), AttributeError> {
        self.0.delattr(name)
    }

    /// See [`ObjectExt::attr_mut`].
    ///
    /// # Errors
    /// As [`ObjectExt::attr_mut`].
    pub fn attr_mut<T: 'static>(&mut self, name: &str) -> Result<&mut T, AttributeError> {
        self.0.attr_mut(name)
    }

    /// See [`ObjectExt::modify`].
    ///
    /// # Errors
    /// As [`ObjectExt::modify`].
    pub fn modify<T: Clone + 'static, R>(
        &mut self,
        name: &str,
        f: impl FnOnce(&mut T) -> R,
    ) -> Result<R, AttributeError> {
        self.0.modify(name, f)
    }

    /// See [`ObjectExt::child_mut`].
    ///
    /// # Errors
    /// As [`ObjectExt::child_mut`].
    pub fn child_mut(&mut self, name: &str) -> Result<ChildMut<'_>, AttributeError> {
        self.0.child_mut(name)
    }

    /// See [`ObjectExt::set_path`].
    ///
    /// # Errors
    /// As [`ObjectExt::set_path`].
    pub fn set_path<'v, P>(
        &mut self,
        path: P,
        value: impl IntoValue<'v>,
    ) -> Result<Stored, AttributeError>
    where
        P: ToPath,
    {
        self.0.set_path(path, value)
    }

    /// See [`ObjectExt::set_text_path`].
    ///
    /// # Errors
    /// As [`ObjectExt::set_text_path`].
    pub fn set_text_path<P>(&mut self, path: P, text: &str) -> Result<Stored, AttributeError>
    where
        P: ToPath,
    {
        self.0.set_text_path(path, text)
    }

    /// As [`insert_path`](ObjectExt::insert_path).
    ///
    /// # Errors
    /// The same.
    pub fn insert_path<'v, P: ToPath>(
        &mut self,
        path: P,
        value: impl IntoValue<'v>,
    ) -> Result<Undo, AttributeError> {
        self.0.insert_path(path, value)
    }

    /// As [`push_path`](ObjectExt::push_path).
    ///
    /// # Errors
    /// The same.
    pub fn push_path<'v, P: ToPath>(
        &mut self,
        path: P,
        value: impl IntoValue<'v>,
    ) -> Result<Undo, AttributeError> {
        self.0.push_path(path, value)
    }

    /// See [`ObjectExt::delete_path`].
    ///
    /// # Errors
    /// As [`ObjectExt::delete_path`].
    pub fn delete_path<P>(&mut self, path: P) -> Result<Undo, AttributeError>
    where
        P: ToPath,
    {
        self.0.delete_path(path)
    }

    /// See [`ObjectExt::list_mut`].
    ///
    /// # Errors
    /// As [`ObjectExt::list_mut`].
    pub fn list_mut(&mut self, name: &str) -> Result<ListViewMut<'_>, AttributeError> {
        self.0.list_mut(name)
    }

    /// See [`ObjectExt::list_path_mut`].
    ///
    /// # Errors
    /// As [`ObjectExt::list_path_mut`].
    pub fn list_path_mut<P: ToPath>(&mut self, path: P) -> Result<ListViewMut<'_>, AttributeError> {
        self.0.list_path_mut(path)
    }

    /// See [`ObjectExt::map_mut`].
    ///
    /// # Errors
    /// As [`ObjectExt::map_mut`].
    pub fn map_mut(&mut self, name: &str) -> Result<MapViewMut<'_>, AttributeError> {
        self.0.map_mut(name)
    }

    /// See [`ObjectExt::map_path_mut`].
    ///
    /// # Errors
    /// As [`ObjectExt::map_path_mut`].
    pub fn map_path_mut<P: ToPath>(&mut self, path: P) -> Result<MapViewMut<'_>, AttributeError> {
        self.0.map_path_mut(path)
    }

    /// See [`ObjectExt::reset`].
    ///
    /// # Errors
    /// As [`ObjectExt::reset`].
    pub fn reset(&mut self, name: &str) -> Result<Undo, AttributeError> {
        self.0.reset(name)
    }

    /// See [`ObjectExt::reset_path`].
    ///
    /// # Errors
    /// As [`ObjectExt::reset_path`].
    pub fn reset_path<P: ToPath>(&mut self, path: P) -> Result<Undo, AttributeError> {
        self.0.reset_path(path)
    }

    /// See [`ObjectExt::call`].
    ///
    /// # Errors
    /// As [`ObjectExt::call`].
    pub fn call<'v>(
        &mut self,
        name: &str,
        arguments: impl IntoArguments<'v>,
    ) -> Result<OwnedValue, AttributeError> {
        self.0.call(name, arguments)
    }

    /// See [`ObjectExt::call_path`].
    ///
    /// # Errors
    /// As [`ObjectExt::call_path`].
    pub fn call_path<'v, P: ToPath>(
        &mut self,
        path: P,
        arguments: impl IntoArguments<'v>,
    ) -> Result<OwnedValue, AttributeError> {
        self.0.call_path(path, arguments)
    }

    /// See [`ObjectExt::update`].
    ///
    /// # Errors
    /// As [`ObjectExt::update`].
    pub fn update<'v, P, V>(
        &mut self,
        writes: impl IntoIterator<Item = (P, V)>,
    ) -> Result<Undo, UpdateError>
    where
        P: ToPath,
        V: IntoValue<'v>,
    {
        self.0.update(writes)
    }

    /// See [`ObjectExt::update_with`].
    ///
    /// # Errors
    /// As [`ObjectExt::update_with`].
    pub fn update_with<'v, P>(
        &mut self,
        writes: impl IntoIterator<Item = (P, Input<'v>)>,
    ) -> Result<Undo, UpdateError>
    where
        P: ToPath,
    {
        self.0.update_with(writes)
    }

    /// See [`ObjectExt::update_texts`].
    ///
    /// # Errors
    /// As [`ObjectExt::update_texts`].
    pub fn update_texts<P, T>(
        &mut self,
        writes: impl IntoIterator<Item = (P, T)>,
    ) -> Result<Undo, UpdateError>
    where
        P: ToPath,
        T: AsRef<str>,
    {
        self.0.update_texts(writes)
    }

    /// See [`Undo::apply`].
    ///
    /// # Errors
    /// As [`Undo::apply`].
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
        crate::model::vars::debug_fmt(crate::model::kernel::object::ObjectRef::new(self.0), f)
    }
}
