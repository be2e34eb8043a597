//! The constructors of an `AttributeError`, and the methods that add a part to it.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{Access, AttributeError, Inner};
use crate::model::class::Class;
use crate::model::dict::Keys;
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::recycled::Recycled;
use crate::model::value_error::{Below, ValueError};
use crate::text::path::{AttrPath, write_steps};
use crate::text::step::PathSegment;

impl AttributeError {
    pub(crate) fn new(kind: ErrorKind, class: &'static Class, name: &str) -> Self {
        AttributeError(Recycled::new(Inner::boxed(kind, Some(class), name)))
    }

    /// An object of the class is rejected as a whole.
    #[cold]
    pub(crate) fn of_object(class: &'static Class, rejected: ValueError) -> Self {
        let mut error = AttributeError::new(rejected.kind(), class, "");
        error.0.access = Access::Set;
        error.0.more().rejected = Some(rejected);
        error.0.more().is_of_object = true;
        error
    }

    /// A new object of the class needs values for these slots.
    #[cold]
    pub(crate) fn needs(class: &'static Class, slots: Vec<&'static str>) -> Self {
        let first = slots.first().copied().unwrap_or_default();
        let mut error = AttributeError::new(ErrorKind::Missing, class, first);
        error.0.more().missing = slots;
        error
    }

    /// No attribute of the class has this name, and the class has no overflow map.
    #[cold]
    pub(crate) fn missing(class: &'static Class, name: &str) -> Self {
        AttributeError::new(ErrorKind::Unknown, class, name)
    }

    pub(crate) fn unknown(class: &'static Class, keys: Keys, name: &str) -> Self {
        let mut error = AttributeError::new(ErrorKind::Unknown, class, name);
        if keys.iter().next().is_some() {
            error.0.more().keys = keys;
        }
        error
    }

    #[cold]
    pub(crate) fn rejected(class: &'static Class, name: &str, rejected: ValueError) -> Self {
        if let Some(item) = rejected.errors_below().first().and_then(Below::of_item) {
            return AttributeError::rejected(class, name, item);
        }
        if let Some(below) = rejected.errors_below().first()
            && let Some(error) = below.error.downcast_ref::<AttributeError>()
        {
            let mut path = AttrPath::from_name(name).to_string();
            let steps = below.steps.iter().rev().map(PathSegment::as_step);
            // Writing to a string does not fail.
            let _ = write_steps(steps, true, &mut path);
            return error.clone().at_path(path);
        }
        let mut error = if rejected.item().next().is_none() {
            AttributeError::new(rejected.kind(), class, name)
        } else {
            let mut name = AttrPath::from_name(name).to_string();
            rejected.add_item(&mut name);
            AttributeError::new(rejected.kind(), class, &name)
        };
        error.0.access = Access::Set;
        error.0.more().rejected = Some(rejected);
        error
    }

    /// An attribute or an item was requested from a value that has none.
    #[cold]
    pub(crate) fn of_other(
        kind: ErrorKind,
        other: impl Into<Cow<'static, str>>,
        name: &str,
    ) -> Self {
        let mut inner = Inner::boxed(kind, None, name);
        inner.more().other = other.into();
        AttributeError(Recycled::new(inner))
    }

    /// Adds the names that the value has, for suggestions.
    #[must_use]
    pub(crate) fn among(mut self, names: Vec<&'static str>) -> Self {
        self.0.more().names = names;
        self
    }

    /// Adds the whole path; an item inside of the value is added to it.
    #[must_use]
    pub(crate) fn at_path(mut self, mut path: String) -> Self {
        if let Some(rejected) = self.0.rejected() {
            rejected.add_item(&mut path);
        }
        self.0.more().path = path;
        self
    }

    /// Records that the message contains the whole path.
    #[must_use]
    pub(crate) fn naming_path(mut self) -> Self {
        self.0.more().names_path = true;
        self
    }

    /// Records the operation.
    #[must_use]
    pub(crate) fn during(mut self, access: Access) -> Self {
        self.0.access = access;
        self
    }

    /// Disables suggestions.
    #[must_use]
    pub(crate) fn without_suggestions(mut self) -> Self {
        self.0.suggests = false;
        self
    }
}
