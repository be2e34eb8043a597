//! Functions that the expansion of a getter calls.

use alloc::string::String;
use core::any::Any;
use core::marker::PhantomData;

use super::body::foreign;
use super::numbers::number;
use crate::model::kernel::attr::AttrRef;
use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::model::vtable::VTable;
use crate::support::rules::Cause;

/// The attribute that a getter borrows.
pub fn borrowed<'a, T: 'static>(
    value: Option<&'a T>,
    vtable: &'static VTable,
) -> Option<AttrRef<'a>> {
    AttrRef::new(value?, vtable)
}

/// Stores the value that a getter borrows in `place`.
pub fn borrowed_value<'a, T: 'static>(
    value: Option<&'a T>,
    vtable: &'static VTable,
    place: &mut Value<'a>,
) -> Result<(), ValueError> {
    let attr = borrowed(value, vtable).ok_or_else(foreign)?;
    *place = (vtable.get)(attr);
    Ok(())
}

/// Stores the value that a getter returned by value in `place`.
#[inline]
pub fn made<T: 'static>(
    value: Option<T>,
    vtable: &'static VTable,
    place: &mut Value<'_>,
) -> Result<(), ValueError> {
    let mut value = value.ok_or_else(foreign)?;
    if let Some(number) = number(&value) {
        // The old value is `None`, which has nothing to drop.
        core::mem::forget(core::mem::replace(place, number));
        return Ok(());
    }
    // A string is moved; anything else is small or must be copied.
    if let Some(text) = (&mut value as &mut dyn Any).downcast_mut::<String>() {
        *place = Value::from(core::mem::take(text));
        return Ok(());
    }
    let attr = AttrRef::new(&value, vtable).ok_or_else(foreign)?;
    *place = copied((vtable.get)(attr))?;
    Ok(())
}

/// A copy of a value that a getter returned.
fn copied(value: Value<'_>) -> Result<Value<'static>, ValueError> {
    let kind = value.type_name().into_owned();
    value.into_owned().map(Value::from).ok_or_else(|| {
        ValueError::wrong_type("a value that can be copied", &Value::None).found_as(&kind)
    })
}

/// The return value of a getter of return type `R`. An inherent function takes precedence over a trait's, so that a
/// `Result` is recognised by its type, also under another name.
#[derive(Debug)]
pub struct Returned<R>(PhantomData<R>);

impl<T, E> Returned<Result<T, E>> {
    /// The value in the `Ok`, or the error.
    pub fn value(returned: Option<Result<T, E>>) -> Result<Option<T>, ValueError>
    where
        E: Cause,
    {
        returned.transpose().map_err(ValueError::because)
    }

    /// No value in the `Ok`, whose type is that of the result.
    pub const fn none() -> Option<T> {
        None
    }
}

/// The value of a getter that does not return a `Result`.
pub trait ReturnedElse {
    /// The return type.
    type Value;
    /// What was returned.
    fn value(returned: Option<Self::Value>) -> Result<Option<Self::Value>, ValueError> {
        Ok(returned)
    }
    /// No value, whose type is that of the result.
    #[must_use]
    fn none() -> Option<Self::Value> {
        None
    }
}

impl<R> ReturnedElse for Returned<R> {
    type Value = R;
}

/// Stores the string that a getter borrows in `place`.
pub fn lent_text<'a>(text: Option<&'a str>, place: &mut Value<'a>) -> Result<(), ValueError> {
    *place = text.map(Value::from).ok_or_else(foreign)?;
    Ok(())
}
