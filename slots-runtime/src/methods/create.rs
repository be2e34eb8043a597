//! `Class::create`: objects of a class that is known only at run time.

use alloc::boxed::Box;

use crate::access::create::Parts;
use crate::error::update_error::UpdateError;
use crate::model::class::Class;
use crate::model::kernel::object::Object;
use crate::model::value::IntoValue;
use crate::model::vtable::Input;

impl Class {
    /// Makes an object of the class of named values; see [`from_attrs`](crate::Slots::from_attrs).
    ///
    /// The library has no list of classes: a program that reads the name of a class from a file maps the names to its classes.
    /// The object is converted to its type as every `Box<dyn Any>`.
    ///
    /// # Errors
    /// As [`from_attrs`](crate::Slots::from_attrs).
    ///
    /// ```
    /// use std::any::Any;
    ///
    /// use slots_runtime::{Class, prelude::*};
    ///
    /// #[slots]
    /// struct Stage { axis: String }
    ///
    /// #[slots]
    /// struct Lamp { #[slot(default = 5.0)] power: f64 }
    ///
    /// let classes: [&Class; 2] = [Stage::CLASS, Lamp::CLASS];
    /// let class = classes.iter().find(|class| class.name() == "Stage").unwrap();
    /// let object: Box<dyn Object> = class.create([("axis", "x")])?;
    /// assert_eq!(object.getattr("axis").unwrap(), "x");
    ///
    /// let any: Box<dyn Any> = object;
    /// let stage: Box<Stage> = any.downcast().unwrap();
    /// assert_eq!(stage.axis, "x");
    ///
    /// let error = Stage::CLASS.create([("axsi", "x")]).err().unwrap();
    /// assert_eq!(error.errors().len(), 2); // an unknown name, and no value for `axis`
    /// # Ok::<(), UpdateError>(())
    /// ```
    pub fn create<'v, N: AsRef<str>, V: IntoValue<'v>>(
        &'static self,
        values: impl IntoIterator<Item = (N, V)>,
    ) -> Result<Box<dyn Object>, UpdateError> {
        let mut parts = Parts::of(self);
        for (name, value) in values {
            parts.add(name.as_ref(), Input::Value(value.into_value()));
        }
        parts.create_boxed().map_err(|error| UpdateError::from(error.into_errors(self)))
    }
}
