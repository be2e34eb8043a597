//! `Base`: the object that the layers change, or the class of an object that they make.

use slots_runtime::Class;
use slots_runtime::prelude::*;

/// The object below the layers.
pub(crate) struct Base<'a, T: ?Sized> {
    class: &'static Class,
    /// `None` if the layers make a new object.
    object: Option<&'a T>,
}

impl<'a, T: Object + ?Sized> Base<'a, T> {
    pub(crate) fn of(object: &'a T) -> Self {
        Base { class: object.class(), object: Some(object) }
    }

    pub(crate) fn class(&self) -> &'static Class {
        self.class
    }

    /// The value at a path; `None` if there is none, or no object.
    pub(crate) fn value(&self, path: &AttrPath) -> Option<Value<'a>> {
        self.object?.get_path(path).ok()
    }

    /// The overflow map of the object at a path.
    pub(crate) fn dict(&self, path: &AttrPath) -> Option<&'a Dict> {
        if path.is_empty() {
            return self.object?.dict();
        }
        match self.value(path)? {
            Value::Object(inner) => inner.dict(),
            _ => None,
        }
    }
}

impl<T: Slots> Base<'_, T> {
    pub(crate) fn new_object() -> Self {
        Base { class: T::CLASS, object: None }
    }
}
