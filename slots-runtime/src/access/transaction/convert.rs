//! Conversions of an input, without a place that it is written to.

use crate::model::decl::SlotDetail;
use crate::model::kernel::attr::Held;
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;
use crate::model::value_error::ValueError;
use crate::model::vtable::{Input, VTable, found};
use crate::slot_value::SlotValue;
use crate::slot_value::field_rules::in_unit;

/// Converts the input to the type of a slot, and applies the slot's rules.
#[inline]
pub(crate) fn build_slot(
    detail: &SlotDetail,
    vtable: &'static VTable,
    input: Input<'_>,
) -> Result<Held, ValueError> {
    let value = in_unit(detail.unit, vtable, input, |input| (vtable.build)(input, vtable))?;
    detail.validate(value.as_ref())?;
    Ok(value)
}

/// Converts the input to a value of the overflow map. A string stays a string: it is not parsed.
pub(crate) fn stored(input: Input<'_>) -> Result<OwnedValue, ValueError> {
    match input {
        Input::Text(text) => Ok(OwnedValue::from(text)),
        Input::Value(value) => OwnedValue::from_value(value),
        Input::Typed(typed) => {
            let name = (*typed).__type_name();
            OwnedValue::take_any(typed).ok_or_else(|| {
                ValueError::wrong_type("a value that can be stored", &Value::None)
                    .found_as(&found(name))
            })
        }
    }
}
