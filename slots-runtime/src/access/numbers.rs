//! The writes of values that need no conversion, without a call of the operations of their type.

use alloc::borrow::Cow;
use alloc::string::String;

use crate::access::stored::Stored;
use crate::access::transaction::one::AFTER;
use crate::model::accepted_values::AcceptedValues;
use crate::model::decl::{Detail, SlotDetail};
use crate::model::kernel::object::FoundMut;
use crate::model::primitive::match_primitive;
use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::model::write::write;
use crate::slot_value::SlotValue;

/// Stores a value that owns no memory in a declared attribute that is not a direct slot, if that takes no call of a rule or a setter.
/// Returns where it was stored; otherwise nothing has happened.
#[inline(always)]
pub(super) fn store_declared(found: &mut FoundMut<'_>, value: &Value<'_>) -> Option<Stored> {
    // Two functions, so that neither saves the registers that only the other one needs.
    if found.entry().is_only_ruled() {
        store_accepted(found, value)
    } else {
        store_behind(found, value)
    }
}

/// Stores a value in a slot that is restricted by rules alone, if they are a literal range or a list of literal choices. With other
/// rules, or if the value needs a conversion or is not accepted, nothing has happened. The type is found by the vtable, since
/// functions given by `with` have other operations for the type of a number.
///
/// It is not inlined, and calls no function but for strings, so that it saves no registers.
#[inline(never)]
fn store_accepted(found: &mut FoundMut<'_>, value: &Value<'_>) -> Option<Stored> {
    let Detail::Slot(detail) = found.class().detail(found.entry()) else { return None };
    store(found.reborrow(), value, Some(&detail.accepts)).then_some(Stored::Slot)
}

/// Stores a value in the slot behind a property whose setter does nothing else, if the value needs no conversion.
#[inline(never)]
fn store_behind(property: &mut FoundMut<'_>, value: &Value<'_>) -> Option<Stored> {
    store(property.written_behind()?, value, None).then_some(Stored::Property)
}

/// Stores a value that needs no conversion, if it is accepted; `None` accepts any value. Returns whether it was stored.
#[inline(always)]
pub(crate) fn store(
    found: FoundMut<'_>,
    value: &Value<'_>,
    accepts: Option<&AcceptedValues>,
) -> bool {
    match_primitive! {
        found.entry().vtable().primitive,
        Number => store_number::<Number>(found, value, accepts),
        String => match (value, found.typed::<String>()) {
            (Value::Str(Cow::Borrowed(text)), Ok(place)) => store_text(place, text, accepts),
            _ => false,
        },
        None => false,
    }
}

/// Stores a number that needs no conversion, if it is accepted.
#[inline(always)]
fn store_number<T: SlotValue>(
    found: FoundMut<'_>,
    value: &Value<'_>,
    accepts: Option<&AcceptedValues>,
) -> bool {
    match (T::__as_it_is(value), found.typed::<T>()) {
        (Some(new), Ok(place)) if accepts.is_none_or(|accepts| accepts.contain(&new)) => {
            *place = new;
            true
        }
        _ => false,
    }
}

/// Writes a number to a slot of a class with checks or hooks, which the slot's rules, the checks and the hooks receive. `None` if the
/// value needs a conversion: nothing has happened.
#[inline(never)]
pub(super) fn write_number(
    found: &mut FoundMut<'_>,
    value: &Value<'_>,
) -> Option<Result<(), ValueError>> {
    let entry = found.entry();
    let rules = found.class().rules_of(entry).unwrap_or(&SlotDetail::PLAIN);
    match_primitive! {
        entry.vtable().primitive,
        Number => {
            let new = Number::__as_it_is(value)?;
            Some(write(found, new, rules, AFTER).map(drop))
        },
        String => None,
        None => None,
    }
}

/// Stores a string in the memory of the old one, if it is accepted. An owned string is not stored here, since its memory can be moved
/// to the slot.
#[inline(never)]
fn store_text(place: &mut String, text: &str, accepts: Option<&AcceptedValues>) -> bool {
    let is_accepted = match accepts {
        None => true,
        Some(AcceptedValues::OneOf(all)) => all.contains(&text),
        Some(_) => false,
    };
    if is_accepted {
        place.clear();
        place.push_str(text);
    }
    is_accepted
}
