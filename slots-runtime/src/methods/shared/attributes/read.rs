//! Reads of the attributes of a shared object.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::access::check::inner;
use crate::access::{dir, fast, resolve, typed};
use crate::error::attribute_error::AttributeError;
use crate::error::update_error::UpdateError;
use crate::methods::shared::Shared;
use crate::model::kernel::object::{Found, Object, ObjectRef};
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;
use crate::model::vars;
use crate::text::step::Step;
use crate::text::to_path::ToPath;

/// A copy of a value, or the name of its type if it is opaque.
fn copy(value: Value<'_>) -> Result<OwnedValue, Cow<'static, str>> {
    match value {
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
            return self.copy_below(name);
        }
        let object = self.inner.read()?;
        // No value is moved: a copy of a value that was stored by its parts would stall the processor.
        match fast::getattr(ObjectRef::new(&*object), name) {
            Ok(Value::Float(it)) => Ok(OwnedValue::Float(it)),
            Ok(Value::Int(it)) => Ok(OwnedValue::Int(it)),
            Ok(Value::Bool(it)) => Ok(OwnedValue::Bool(it)),
            Ok(value) => copy(value).map_err(|kind| self.opaque(&[Step::Name(name)], &kind)),
            Err(error) => Err(error),
        }
    }

    /// Returns a copy of the value at a path.
    ///
    /// # Errors
    /// As [`getattr`](Self::getattr).
    pub fn get_path<P: ToPath>(&self, path: P) -> Result<OwnedValue, AttributeError> {
        self.with_path(path, |steps| self.copy(steps))
    }

    #[cold]
    fn copy_below(&self, name: &str) -> Result<OwnedValue, AttributeError> {
        self.with_steps(&[Step::Name(name)], |steps| self.copy(steps))
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
