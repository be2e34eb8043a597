//! The attributes of a shared object, by name and by path.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::Shared;
use crate::access::check::inner;
use crate::access::defaults::{default_at, with_operation};
use crate::access::modify::copy_to_modify;
use crate::access::resolve::errors::rejected_at;
use crate::access::stored::Stored;
use crate::access::transaction::attempt::Attempt;
use crate::access::transaction::change::{Change, Hooks, Operation};
use crate::access::transaction::{self, notify};
use crate::access::{dir, fast, resolve, typed};
use crate::error::attribute_error::{Access, AttributeError};
use crate::error::update_error::UpdateError;
use crate::model::kernel::object::{Found, Object, ObjectMut, ObjectRef};
use crate::model::value::owned::OwnedValue;
use crate::model::value::{IntoValue, Value};
use crate::model::value_error::ValueError;
use crate::model::vars;
use crate::model::vtable::Input;
use crate::text::step::Step;
use crate::text::to_path::ToPath;

/// A copy of a value, or the name of its type if it is opaque.
#[inline]
fn copy(value: Value<'_>) -> Result<OwnedValue, Cow<'static, str>> {
    match value {
        Value::Float(it) => Ok(OwnedValue::Float(it)),
        Value::Int(it) => Ok(OwnedValue::Int(it)),
        Value::Bool(it) => Ok(OwnedValue::Bool(it)),
        Value::Str(it) => Ok(OwnedValue::Str(it.into_owned())),
        value => value.to_owned().ok_or_else(|| value.type_name()),
    }
}

impl<T: Object + ?Sized> Shared<T> {
    /// Returns a copy of the value of an attribute; see [`getattr`](crate::ObjectExt::getattr).
    ///
    /// # Errors
    /// As that method; [`Type`](crate::ErrorKind::Type) for a value of an opaque type; [`Busy`](crate::ErrorKind::Busy) while
    /// this thread writes the object.
    #[inline]
    pub fn getattr(&self, name: &str) -> Result<OwnedValue, AttributeError> {
        if !self.path.is_empty() {
            return self.with_steps(&[Step::Name(name)], |steps| self.copy(steps));
        }
        let object = self.inner.read()?;
        let value = fast::getattr(ObjectRef::new(&*object), name)?;
        copy(value).map_err(|kind| self.opaque(&[Step::Name(name)], &kind))
    }

    /// Returns a copy of the value at a path.
    ///
    /// # Errors
    /// As [`getattr`](Self::getattr).
    pub fn get_path<P: ToPath>(&self, path: P) -> Result<OwnedValue, AttributeError> {
        self.with_path(path, |steps| self.copy(steps))
    }

    fn copy(&self, steps: &[Step<'_>]) -> Result<OwnedValue, AttributeError> {
        let object = self.inner.read()?;
        let place = resolve::read_at(ObjectRef::new(&*object), steps)?;
        copy(place.value()).map_err(|kind| self.opaque(steps, &kind))
    }

    /// Validates the object that the handle refers to; see [`validate`](crate::ObjectExt::validate). Paths of errors begin at this
    /// object.
    ///
    /// # Errors
    /// As that method; [`Busy`](crate::ErrorKind::Busy) while this thread writes the object.
    pub fn validate(&self) -> Result<(), UpdateError> {
        let errors = self.with(inner::object)?;
        if errors.is_empty() { Ok(()) } else { Err(UpdateError::from(errors)) }
    }

    #[cold]
    pub(super) fn opaque(&self, steps: &[Step<'_>], kind: &str) -> AttributeError {
        let rejected =
            ValueError::wrong_type("a value that can be copied", &Value::None).found_as(kind);
        rejected_at(self.inner.class, steps, rejected)
    }

    /// Returns a copy of the value of an attribute of type `V`; see [`attr`](crate::ObjectExt::attr). Never converts.
    ///
    /// # Errors
    /// As that method, and [`Busy`](crate::ErrorKind::Busy).
    ///
    /// ```
    /// # use slots_runtime::{Shared, prelude::*};
    /// # #[slots] struct Camera { gain: f64 }
    /// let cam = Shared::new(Camera { gain: 2.0 });
    /// assert_eq!(cam.attr::<f64>("gain")?, 2.0);
    /// # Ok::<(), AttributeError>(())
    /// ```
    pub fn attr<V: Clone + 'static>(&self, name: &str) -> Result<V, AttributeError> {
        self.with(|object| match object.find(name).and_then(Found::typed::<V>) {
            Some(value) => Ok(value.clone()),
            None => typed::attr_slow::<V>(object, name).cloned(),
        })?
    }

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

    /// Inserts an item into a list or sets the value of a key; see [`insert_path`](crate::ObjectExt::insert_path).
    ///
    /// # Errors
    /// As the method of `ObjectExt`; [`Busy`](crate::ErrorKind::Busy) while this thread uses the object.
    pub fn insert_path<'v, P: ToPath>(
        &self,
        path: P,
        value: impl IntoValue<'v>,
    ) -> Result<(), AttributeError> {
        let insert = Operation::Insert(Input::Value(value.into_value()));
        self.with_path(path, |steps| self.one(steps, insert)).map(drop)
    }

    /// Adds an item to the end of a list; see [`push_path`](crate::ObjectExt::push_path).
    ///
    /// # Errors
    /// As [`insert_path`](Self::insert_path).
    pub fn push_path<'v, P: ToPath>(
        &self,
        path: P,
        value: impl IntoValue<'v>,
    ) -> Result<(), AttributeError> {
        let push = Operation::Push(Input::Value(value.into_value()));
        self.with_path(path, |steps| self.one(steps, push)).map(drop)
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

    /// Calls `f` with the value of an attribute, to be changed; see [`modify`](crate::ObjectExt::modify). No other thread
    /// writes in between.
    ///
    /// # Errors
    /// As that method, and [`Busy`](crate::ErrorKind::Busy). In `f`, access through a handle is `Busy`.
    ///
    /// ```
    /// # use slots_runtime::{Shared, prelude::*};
    /// # #[slots] struct Camera { #[slot(range = 0..=9)] frames: u32 }
    /// let cam = Shared::new(Camera { frames: 7 });
    /// assert_eq!(cam.modify("frames", |frames: &mut u32| { *frames += 2; *frames })?, 9);
    /// assert!(cam.modify("frames", |frames: &mut u32| *frames += 1).is_err());
    /// # Ok::<(), AttributeError>(())
    /// ```
    pub fn modify<V: Clone + 'static, R>(
        &self,
        name: &str,
        f: impl FnOnce(&mut V) -> R,
    ) -> Result<R, AttributeError> {
        self.with_steps(&[Step::Name(name)], |steps| self.modify_at(steps, f))
    }

    /// As [`modify`](Self::modify), at a path.
    ///
    /// # Errors
    /// As that method.
    pub fn modify_path<V: Clone + 'static, R, P: ToPath>(
        &self,
        path: P,
        f: impl FnOnce(&mut V) -> R,
    ) -> Result<R, AttributeError> {
        self.with_path(path, |steps| self.modify_at(steps, f))
    }

    fn modify_at<V: Clone + 'static, R>(
        &self,
        steps: &[Step<'_>],
        f: impl FnOnce(&mut V) -> R,
    ) -> Result<R, AttributeError> {
        let mut returned = None;
        self.change(|mut object| {
            let mut value: V = copy_to_modify(object.reborrow(), steps)?;
            returned = Some(f(&mut value));
            let set = Operation::Set(Input::Typed(&mut Some(value)));
            transaction::run_one(object, steps, set, Hooks::Later).map(|change| [change])
        })?;
        // Not reached without a value: an accepted write has called the closure.
        returned.ok_or_else(|| self.inner.busy())
    }

    /// Writes several attributes, all or none; see [`update`](crate::ObjectExt::update).
    ///
    /// # Errors
    /// As that method, and [`Busy`](crate::ErrorKind::Busy).
    pub fn update<'v, P, V>(
        &self,
        writes: impl IntoIterator<Item = (P, V)>,
    ) -> Result<(), UpdateError>
    where
        P: ToPath,
        V: IntoValue<'v>,
    {
        self.all(writes, |value| Input::Value(value.into_value()))
    }

    /// Writes several attributes from strings, all or none; see [`update_texts`](crate::ObjectExt::update_texts).
    ///
    /// # Errors
    /// As [`update`](Self::update).
    pub fn update_texts<P, S>(
        &self,
        writes: impl IntoIterator<Item = (P, S)>,
    ) -> Result<(), UpdateError>
    where
        P: ToPath,
        S: AsRef<str>,
    {
        let (paths, texts): (Vec<P>, Vec<S>) = writes.into_iter().unzip();
        self.all(paths.into_iter().zip(texts.iter().map(S::as_ref)), Input::Text)
    }

    fn all<'v, P, V>(
        &self,
        writes: impl IntoIterator<Item = (P, V)>,
        input: impl Fn(V) -> Input<'v>,
    ) -> Result<(), UpdateError>
    where
        P: ToPath,
    {
        // The iterator runs before the object is locked, since it may use the object itself.
        let writes: Vec<(P, Input<'v>)> =
            writes.into_iter().map(|(path, value)| (path, input(value))).collect();
        self.change(|object| {
            let mut attempt = Attempt::new(object, writes.len());
            for (path, input) in writes {
                path.__with_steps(|steps| match steps {
                    Ok(steps) => {
                        self.with_steps(steps, |steps| attempt.add(steps, Operation::Set(input)));
                    }
                    Err(_) => attempt.request(steps, Operation::Set(input)),
                });
            }
            attempt.run(Hooks::Later).map_err(UpdateError::from)
        })?;
        Ok(())
    }

    fn one(&self, steps: &[Step<'_>], operation: Operation<'_>) -> Result<Stored, AttributeError> {
        let changes = self.change(|object| {
            transaction::run_one(object, steps, operation, Hooks::Later).map(|change| [change])
        })?;
        Ok(changes[0].stored())
    }

    /// Calls `write` with the whole object, then the hooks that take `&self`, while this thread reads the object: they
    /// see the written values, and may read them through a handle. The old values are dropped when the lock is released.
    fn change<C, E>(&self, write: impl FnOnce(ObjectMut<'_>) -> Result<C, E>) -> Result<C, E>
    where
        C: AsRef<[Change]>,
        E: From<AttributeError>,
    {
        let mut object = self.inner.write()?;
        let changes = write(ObjectMut::new(&mut *self.inner.watched(&mut object)))?;
        let object = object.downgrade();
        notify::notify_shared(ObjectRef::new(&*object), changes.as_ref());
        drop(object);
        Ok(changes)
    }

    /// Returns whether there is an attribute of this name; see [`hasattr`](crate::ObjectExt::hasattr). `false` while this thread
    /// writes the object.
    pub fn hasattr(&self, name: &str) -> bool {
        self.with(|object| fast::hasattr(object, name)).unwrap_or(false)
    }

    /// Returns the names of all attributes; see [`dir`](crate::ObjectExt::dir).
    ///
    /// # Errors
    /// [`Busy`](crate::ErrorKind::Busy) while this thread writes the object; as [`get_path`](Self::get_path) if the path of the
    /// handle no longer leads to an object.
    pub fn dir(&self) -> Result<Vec<String>, AttributeError> {
        self.with(|object| dir::dir(object).into_iter().map(ToString::to_string).collect())
    }

    /// Returns names and copies of the values; see [`vars`](crate::ObjectExt::vars). Values of opaque types are left out.
    ///
    /// # Errors
    /// As [`dir`](Self::dir).
    ///
    /// ```
    /// # use slots_runtime::{Shared, prelude::*};
    /// # #[slots] struct Camera { gain: f64, frames: u32 }
    /// let cam = Shared::new(Camera { gain: 2.0, frames: 7 });
    /// let vars = cam.vars()?;
    /// assert_eq!(vars[0].0, "gain");
    /// assert_eq!(vars[1].1, 7);
    /// # Ok::<(), AttributeError>(())
    /// ```
    pub fn vars(&self) -> Result<Vec<(String, OwnedValue)>, AttributeError> {
        self.with(|object| {
            vars::vars(object)
                .filter_map(|(name, value)| Some((name.to_string(), value.into_owned()?)))
                .collect()
        })
    }
}
