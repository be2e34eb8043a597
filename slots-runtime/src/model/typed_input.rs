//! Typed inputs: the value is taken out of an `Option` of its own type.

use core::any::Any;

use crate::model::error_kind::ErrorKind;
use crate::model::kernel::attr::Held;
use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::model::vtable::{Input, Typed, found};
use crate::text::type_names::{shorten, with_article};

pub(crate) fn only_typed<T: 'static>(input: Input<'_>) -> Result<T, ValueError> {
    match input {
        Input::Typed(typed) => take(typed),
        Input::Value(value) => Err(not_by_name::<T>(&value)),
        Input::Text(text) => Err(not_by_name::<T>(&Value::from(text))),
    }
}

/// The error of a value for a type that no value converts to.
#[cold]
fn not_by_name<T>(found: &Value<'_>) -> ValueError {
    let name = shorten(core::any::type_name::<T>());
    let says = alloc::format!("is {}, which only typed access can reach", with_article(&name));
    ValueError::that(ErrorKind::Type, says).with_parts(name, found.type_name().into())
}

/// Takes the value out of an `Option<T>`; a value of another type is rejected, never converted.
pub(crate) fn take<T: 'static>(typed: &mut dyn Typed) -> Result<T, ValueError> {
    let name = (*typed).__type_name();
    let any: &mut dyn Any = typed;
    match any.downcast_mut::<Option<T>>() {
        Some(option) => option.take().ok_or_else(|| ValueError::not_a::<T>(&Value::None)),
        None => take_held(any)
            .ok_or_else(|| ValueError::not_a::<T>(&Value::None).found_as(&found(name))),
    }
}

/// Takes the value out of an `Option<Held>`, which only the library makes: the default of a slot.
#[cold]
fn take_held<T: 'static>(any: &mut dyn Any) -> Option<T> {
    let held = any.downcast_mut::<Option<Held>>()?;
    if held.as_ref()?.is::<T>() { held.take()?.take() } else { None }
}
