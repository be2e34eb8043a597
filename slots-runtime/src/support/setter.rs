//! Functions that the expansion of a setter or a deleter calls.

use alloc::boxed::Box;
use core::error::Error;

use super::body::foreign;
use super::numbers::as_number;
use crate::model::kernel::declare::Declare;
use crate::model::kernel::object::ObjectMut;
use crate::model::value_error::ValueError;
use crate::model::vtable::{Input, VTable};

/// Converts the input of a setter to its parameter type.
#[inline]
pub fn wanted<T: 'static>(input: &mut Input<'_>, vtable: &'static VTable) -> Result<T, ValueError> {
    if let Input::Value(value) = input
        && let Some(number) = as_number(value)
    {
        return Ok(number);
    }
    (vtable.build)(input.take(), vtable)?.take().ok_or_else(foreign)
}

/// Calls a setter or a deleter.
pub fn called<T: Declare>(
    object: ObjectMut<'_>,
    call: impl FnOnce(&mut T) -> Result<(), ValueError>,
) -> Result<(), ValueError> {
    call(object.part::<T>().ok_or_else(foreign)?)
}

/// What a setter or a deleter may return: nothing, or a `Result`.
#[diagnostic::on_unimplemented(
    message = "a setter or deleter returns nothing or `Result<(), E>`, not `{Self}`",
    label = "write `Result<(), String>`, or nothing",
    note = "`E` is any error that is `Into<Box<dyn Error + Send + Sync>>`, a `String` for example"
)]
pub trait Done {
    /// Converts to a `Result`.
    fn done(self) -> Result<(), ValueError>;
}

impl Done for () {
    fn done(self) -> Result<(), ValueError> {
        Ok(())
    }
}

#[diagnostic::do_not_recommend]
impl<E: Into<Box<dyn Error + Send + Sync>>> Done for Result<(), E> {
    fn done(self) -> Result<(), ValueError> {
        self.map_err(ValueError::because)
    }
}
