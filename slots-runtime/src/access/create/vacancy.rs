//! `Vacancy`: the variable of a new object, for code that knows only its class.

use alloc::boxed::Box;

use crate::model::class::Class;
use crate::model::dict::Dict;
use crate::model::kernel::attr::Held;
use crate::model::kernel::create::{create, create_boxed};
use crate::model::kernel::declare::Declare;
use crate::model::kernel::object::{Object, ObjectMut};

/// The variable of a new object, for code that knows only its class.
pub(super) trait Vacancy {
    /// Stores an object, which is the `Default` that the class uses or consists of the values; `None` if a value is missing
    /// or of another type, or if the struct has fields that are not slots.
    fn fill(&mut self, values: &mut [Option<Held>], dict: &mut Dict) -> Option<ObjectMut<'_>>;
}

impl<T: Declare> Vacancy for Option<T> {
    fn fill(&mut self, values: &mut [Option<Held>], dict: &mut Dict) -> Option<ObjectMut<'_>> {
        *self = match T::DEFAULT {
            Some(default) => Some(default()),
            None => create(values, dict),
        };
        self.as_mut().map(|object| ObjectMut::new(object))
    }
}

/// A new object whose type only its class knows.
pub(super) struct Boxed {
    pub(super) class: &'static Class,
    pub(super) object: Option<Box<dyn Object>>,
}

impl Vacancy for Boxed {
    fn fill(&mut self, values: &mut [Option<Held>], dict: &mut Dict) -> Option<ObjectMut<'_>> {
        self.object = match self.class.maker.default {
            Some(default) => default(),
            None => create_boxed(self.class, values, dict),
        };
        self.object.as_mut().map(|object| ObjectMut::new(&mut **object))
    }
}
