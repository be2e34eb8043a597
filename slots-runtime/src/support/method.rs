//! Functions that the expansion of a method calls.

use alloc::string::String;
use core::any::Any;

use super::body::foreign;
use super::getter::borrowed;
use crate::model::decl::{ArgumentValues, CallResult};
use crate::model::error_kind::ErrorKind;
use crate::model::value::owned::{NoCopy, OwnedValue};
use crate::model::value_error::ValueError;
use crate::model::vtable::VTable;

/// An argument of a method that is called.
pub fn argument<T: 'static>(values: &mut ArgumentValues, at: usize) -> Result<T, ValueError> {
    values.take(at).ok_or_else(foreign)
}

/// The value that a method returned.
pub fn returned<T: 'static>(value: Option<T>, vtable: &'static VTable) -> CallResult {
    let mut value = value.ok_or_else(foreign)?;
    let any: &mut dyn Any = &mut value;
    if let Some(text) = any.downcast_mut::<String>() {
        return Ok(OwnedValue::Str(core::mem::take(text)));
    }
    if let Some(value) = any.downcast_mut::<OwnedValue>() {
        return Ok(core::mem::take(value));
    }
    returned_ref(Some(&value), vtable)
}

/// A copy of the value to which a method returned a reference.
pub fn returned_ref<T: 'static>(value: Option<&T>, vtable: &'static VTable) -> CallResult {
    let attr = borrowed(value, vtable).ok_or_else(foreign)?;
    let value = (vtable.get)(attr);
    let kind = value.type_name().into_owned();
    value.try_into_owned().map_err(|why| match why {
        NoCopy::TooDeep => why.reject(&kind),
        NoCopy::Opaque => {
            let says = alloc::format!("returned a value that cannot be copied, a {kind}");
            ValueError::that(ErrorKind::Type, says)
        }
    })
}

/// A copy of the string to which a method returned a reference.
pub fn returned_text(text: Option<&str>) -> CallResult {
    text.map(OwnedValue::from).ok_or_else(foreign)
}

/// The unit of an argument.
///
/// # Panics
/// At compile time, if the argument is not a number.
#[track_caller]
pub const fn unit_of(vtable: &'static VTable, unit: &'static str) -> &'static str {
    assert!(
        !matches!(vtable.takes_unit, Some(false)),
        "a unit needs a number, or a list of numbers: remove the unit"
    );
    unit
}

/// The `Result` of the standard library, which a type of that name must be.
#[diagnostic::on_unimplemented(
    message = "the `Result` of a getter or a method is that of the standard library, not `{Self}`",
    label = "write `core::result::Result<T, E>`, or give the type another name"
)]
pub trait Fallible {
    /// Proves that the type is that of the standard library.
    const IS_RESULT: () = ();
}

impl<T, E> Fallible for Result<T, E> {}
