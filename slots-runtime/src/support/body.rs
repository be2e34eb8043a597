//! Functions that the expansion of a class body calls, written once here instead of in each expansion.

use crate::model::kernel::attr::Held;
use crate::model::kernel::declare::Declare;
use crate::model::kernel::object::{ObjectMut, ObjectRef};
use crate::model::value_error::ValueError;
use crate::model::vtable::VTable;
use crate::support::rules::Cause;

/// A doc comment that rustc has joined from expressions. The line break at the end is removed.
pub const fn doc(text: &'static str) -> &'static str {
    text.trim_ascii_end()
}

/// A check of the whole object, as the class calls it.
pub fn check_whole<T: Declare, E: Cause>(
    object: ObjectRef<'_>,
    check: fn(&T) -> Result<(), E>,
) -> Result<(), ValueError> {
    object.part::<T>().map_or(Ok(()), |object| check(object).map_err(ValueError::because))
}

/// The default of a slot, for a new object.
pub fn held<T: 'static>(value: T, vtable: &'static VTable) -> Option<Held> {
    Held::new(value, vtable)
}

/// The error for an object of another class, which no table of the library passes.
#[cold]
pub(crate) fn foreign() -> ValueError {
    ValueError::because("the object is of another class")
}

/// Calls a hook that takes `&self`.
pub fn notify_shared<T: Declare>(object: ObjectRef<'_>, call: impl FnOnce(&T)) {
    if let Some(object) = object.part::<T>() {
        call(object);
    }
}

/// Calls a hook that takes `&mut self`.
pub fn notify_mut<T: Declare>(object: ObjectMut<'_>, call: impl FnOnce(&mut T)) {
    if let Some(object) = object.part::<T>() {
        call(object);
    }
}
