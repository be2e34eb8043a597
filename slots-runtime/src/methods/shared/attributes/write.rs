//! Writes of one attribute of a shared object.

use crate::access::defaults::{default_at, with_operation};
use crate::access::fast;
use crate::access::stored::Stored;
use crate::access::transaction::change::{Hooks, Operation};
use crate::access::transaction::{self};
use crate::error::attribute_error::{Access, AttributeError};
use crate::methods::shared::Shared;
use crate::model::kernel::object::{Object, ObjectMut};
use crate::model::value::IntoValue;
use crate::model::vtable::Input;
use crate::text::step::Step;
use crate::text::to_path::ToPath;

impl<T: Object + ?Sized> Shared<T> {
    /// Writes an attribute; see [`setattr`](crate::ObjectExt::setattr).
    ///
    /// # Errors
    /// As that method; [`Busy`](crate::ErrorKind::Busy) while this thread reads or writes the object.
    #[inline]
    pub fn setattr<'v>(
        &self,
        name: &str,
        value: impl IntoValue<'v>,
    ) -> Result<Stored, AttributeError> {
        let value = value.into_value();
        // An object without checks and hooks is written without a transaction.
        if self.path.is_empty() && self.inner.class.is_direct() {
            let mut object = self.inner.write()?;
            let mut object = self.inner.watched(&mut object);
            return fast::set_value(ObjectMut::new(&mut *object), name, value);
        }
        self.set_name(name, Input::Value(value))
    }

    /// Writes an attribute from a string; see [`set_text`](crate::ObjectExt::set_text).
    ///
    /// # Errors
    /// As [`setattr`](Self::setattr).
    pub fn set_text(&self, name: &str, text: &str) -> Result<Stored, AttributeError> {
        self.set_name(name, Input::Text(text))
    }

    fn set_name(&self, name: &str, input: Input<'_>) -> Result<Stored, AttributeError> {
        let set = Operation::Set(input);
        self.with_steps(&[Step::Name(name)], |steps| self.one(steps, set))
    }

    /// Writes the value at a path.
    ///
    /// # Errors
    /// As [`setattr`](Self::setattr).
    pub fn set_path<'v, P>(
        &self,
        path: P,
        value: impl IntoValue<'v>,
    ) -> Result<Stored, AttributeError>
    where
        P: ToPath,
    {
        let set = Operation::Set(Input::Value(value.into_value()));
        self.with_path(path, |steps| self.one(steps, set))
    }

    /// Writes the value at a path from a string.
    ///
    /// # Errors
    /// As [`setattr`](Self::setattr).
    pub fn set_text_path<P>(&self, path: P, text: &str) -> Result<Stored, AttributeError>
    where
        P: ToPath,
    {
        let set = Operation::Set(Input::Text(text));
        self.with_path(path, |steps| self.one(steps, set))
    }

    /// Deletes an attribute; see [`delattr`](crate::ObjectExt::delattr).
    ///
    /// # Errors
    /// As that method, and [`Busy`](crate::ErrorKind::Busy).
    pub fn delattr(&self, name: &str) -> Result<(), AttributeError> {
        let steps = [Step::Name(name)];
        self.with_steps(&steps, |steps| self.one(steps, Operation::Delete)).map(drop)
    }

    /// Deletes the attribute at a path.
    ///
    /// # Errors
    /// As [`delattr`](Self::delattr).
    pub fn delete_path<P: ToPath>(&self, path: P) -> Result<(), AttributeError> {
        self.with_path(path, |steps| self.one(steps, Operation::Delete)).map(drop)
    }

    /// Resets an attribute to its default; see [`reset`](crate::ObjectExt::reset).
    ///
    /// # Errors
    /// As that method, and [`Busy`](crate::ErrorKind::Busy).
    pub fn reset(&self, name: &str) -> Result<(), AttributeError> {
        self.with_steps(&[Step::Name(name)], |steps| self.reset_at(steps))
    }

    /// Resets the value at a path to its default; see [`reset_path`](crate::ObjectExt::reset_path).
    ///
    /// # Errors
    /// As that method, and [`Busy`](crate::ErrorKind::Busy).
    pub fn reset_path<P: ToPath>(&self, path: P) -> Result<(), AttributeError> {
        self.with_path(path, |steps| self.reset_at(steps))
    }

    fn reset_at(&self, steps: &[Step<'_>]) -> Result<(), AttributeError> {
        self.change(|mut object| {
            let value = default_at(object.reborrow(), steps)
                .map_err(|error| error.during(Access::Reset))?;
            with_operation(value, |operation| {
                transaction::run_one(object, steps, operation, Hooks::Later).map(|change| [change])
            })
        })
        .map(drop)
    }
}
