//! The writes of values that need no conversion, without a call of the operations of their type.

use alloc::string::String;

use crate::access::transaction::one::AFTER;
use crate::model::accepted_values::AcceptedValues;
use crate::model::decl::{Detail, SlotDetail, flags};
use crate::model::kernel::object::FoundMut;
use crate::model::primitive::Primitive;
use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::model::write::write;
use crate::slot_value::SlotValue;

/// Stores a value in a slot that is restricted by rules alone, if they are a literal range or a list of literal choices. Returns
/// whether it was stored: with other rules, or if the value needs a conversion or is not accepted, nothing has happened.
///
/// It is not inlined, and calls no function but for strings, so that it saves no registers.
#[inline(never)]
pub(super) fn store_accepted(found: &mut FoundMut<'_>, value: &Value<'_>) -> bool {
    let Detail::Slot(detail) = found.class().detail(found.entry()) else { return false };
    macro_rules! by_type {
        ($($number:ident $range:ident $one_of:ident)*) => {
            match (&detail.accepts, value) {
                $(
                    (AcceptedValues::$range(first, last), _) => {
                        store::<$number>(found, value, |new| first <= new && new <= last)
                    }
                    (AcceptedValues::$one_of(all), _) => {
                        store::<$number>(found, value, |new| is_one_of(all, new))
                    }
                )*
                (AcceptedValues::OneOf(all), Value::Str(text)) => {
                    all.contains(&&**text) && store_text(found, text)
                }
                _ => false,
            }
        };
    }
    by_type! {
        f32 F32Range F32OneOf
        f64 F64Range F64OneOf
        i8 I8Range I8OneOf
        i16 I16Range I16OneOf
        i32 I32Range I32OneOf
        i64 I64Range I64OneOf
        u8 U8Range U8OneOf
        u16 U16Range U16OneOf
        u32 U32Range U32OneOf
        u64 U64Range U64OneOf
    }
}

/// Stores a number that needs no conversion, if it is accepted. An `Option` of the number is another type, and functions given by
/// `with` have other operations for the type.
#[inline(always)]
fn store<T: SlotValue>(
    found: &mut FoundMut<'_>,
    value: &Value<'_>,
    accepts: impl FnOnce(&T) -> bool,
) -> bool {
    if found.entry().vtable().primitive != T::__PRIMITIVE {
        return false;
    }
    match (T::__as_it_is(value), found.reborrow().typed::<T>()) {
        (Some(new), Ok(place)) if accepts(&new) => {
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
    let mut rules = &SlotDetail::PLAIN;
    if entry.has(flags::RULED)
        && let Detail::Slot(detail) = found.class().detail(entry)
    {
        rules = detail;
    }
    macro_rules! by_type {
        ($($primitive:ident $number:ident)*) => {
            match entry.vtable().primitive {
                $(Primitive::$primitive => {
                    let new = <$number>::__as_it_is(value)?;
                    Some(write(found, new, rules, AFTER).map(drop))
                })*
                _ => None,
            }
        };
    }
    by_type!(Bool bool F32 f32 F64 f64 I8 i8 I16 i16 I32 i32 I64 i64 U8 u8 U16 u16 U32 u32 U64 u64)
}

fn is_one_of<T: PartialEq>(all: &[T], value: &T) -> bool {
    all.iter().any(|one| one == value)
}

/// Stores a string in the memory of the old one.
fn store_text(found: &mut FoundMut<'_>, text: &str) -> bool {
    if found.entry().vtable().primitive != Primitive::String {
        return false;
    }
    let Ok(place) = found.reborrow().typed::<String>() else { return false };
    place.clear();
    place.push_str(text);
    true
}
