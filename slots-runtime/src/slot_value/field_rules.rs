//! The rules and the units of the fields of variants, and strings with a unit.

use alloc::format;
use core::any::Any;

use crate::model::edits::InnerRules;
use crate::model::kernel::attr::Held;
use crate::model::slot_type::SlotType;
use crate::model::value_error::ValueError;
use crate::model::vtable::{FieldRules, Input, VTable};
use crate::text::units;

/// The operations of a field with rules or a unit: those of its type, but a new value is validated.
///
/// # Panics
/// While the program is compiled, if the field has a unit but is not a number.
#[track_caller]
pub const fn ruled(field: &'static FieldRules) -> VTable {
    assert!(
        field.unit.is_empty() || !matches!(field.vtable.takes_unit, Some(false)),
        "a unit needs a number, or a list of numbers, which this field is not: remove the unit"
    );
    let mut vtable = VTable { ..*field.vtable };
    vtable.field = Some(field);
    vtable.build = build;
    if field.readonly || !field.rules.is_empty() {
        vtable.inner_rules = InnerRules::Yes;
    }
    vtable
}

/// Converts an input, and applies the rules of the field. A rejected typed value stays with the caller.
fn build(input: Input<'_>, vtable: &'static VTable) -> Result<Held, ValueError> {
    let Some(field) = vtable.field else { return (vtable.build)(input, vtable) };
    let convert = field.vtable.build;
    match input {
        Input::Typed(typed) => {
            let value = convert(Input::Typed(&mut *typed), vtable)?;
            if let Err(rejected) = field.validate(value.as_ref()) {
                let typed: &mut dyn Any = typed;
                (vtable.put)(value, typed);
                return Err(rejected);
            }
            Ok(value)
        }
        input => {
            let value = in_unit(field.unit, field.vtable, input, |input| convert(input, vtable))?;
            field.validate(value.as_ref())?;
            Ok(value)
        }
    }
}

/// Converts a string with a unit, such as `5ms`, to a number in the unit of the slot, and passes it to `read`.
#[inline(always)]
pub(crate) fn in_unit<T>(
    unit: &str,
    vtable: &VTable,
    input: Input<'_>,
    mut read: impl FnMut(Input<'_>) -> Result<T, ValueError>,
) -> Result<T, ValueError> {
    match input {
        Input::Text(text) if !unit.is_empty() => match units::without_unit(text, unit) {
            // The error states the number as it was given.
            Some(number) => read(Input::Text(&number))
                .map_err(|rejected| rejected.found_as(&format!("'{}'", text.trim()))),
            None => match units::items_without_unit(text, unit) {
                Some(items) => read(Input::Text(&items)),
                None => read(Input::Text(text)),
            }
            .map_err(|rejected| no_number(rejected, unit, vtable, text)),
        },
        other => read(other),
    }
}

/// The error of a string that is not a number in the unit of the slot.
#[cold]
fn no_number(rejected: ValueError, unit: &str, vtable: &VTable, text: &str) -> ValueError {
    let kind = (vtable.slot_type)();
    let is_number = matches!(kind.inside().unwrap_or(kind), SlotType::Int { .. } | SlotType::Float)
        && !matches!(kind, SlotType::List { .. } | SlotType::Map(_));
    if !is_number || units::is_number(text) {
        return rejected;
    }
    let prefixes = if units::takes_binary_prefix(unit) {
        " with or without a prefix such as k or Ki"
    } else {
        ""
    };
    ValueError::wrong_value(format!("a number in {unit}{prefixes}"), &"")
        .found_as(&format!("'{}'", text.trim()))
}
