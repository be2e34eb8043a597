//! Functions that the expansion of an enum of choices calls.

use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::slot_value::SlotValue;

/// The value of a choice.
pub fn choice(name: &'static str) -> Value<'static> {
    Value::from(name)
}

/// The choice that a value names.
pub fn chosen<T: SlotValue>(
    value: &Value<'_>,
    by_name: impl FnOnce(&str) -> Result<T, ValueError>,
) -> Result<T, ValueError> {
    match value.textual() {
        Some(name) => by_name(&name),
        None => Err(ValueError::not_a::<T>(value)),
    }
}

/// A name that is none of the choices.
pub fn not_chosen<T: SlotValue>(name: &str) -> ValueError {
    ValueError::not_among(T::choices().iter().copied(), name)
}
