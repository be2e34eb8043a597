//! The operations of types by their traits: `SlotValue`, `FromStr + Display`, `Debug`.

use alloc::string::String;
use core::any::TypeId;
use core::fmt::{self, Debug, Display, Formatter};
use core::str::FromStr;

use super::SlotValue;
use crate::model::decl::SlotDetail;
use crate::model::kernel::attr::{AttrMut, AttrRef, Held};
use crate::model::kernel::object::FoundMut;
use crate::model::slot_type::SlotType;
use crate::model::typed_input::{only_typed, take};
use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::model::vtable::{AfterWrite, Input, VTable};
use crate::model::write::{hold, store, write};
use crate::slot_value::probe::vtable_of;
use crate::slot_value::texts::read_text;

impl VTable {
    /// The operations of a type without a known trait. If it is the parameter of a generic struct, it may be a scalar
    /// or a string, and then converts by value.
    pub(super) const fn opaque<T: 'static>() -> Self {
        let mut vtable = VTable::typed_only::<T>();
        vtable.get = |attr| {
            let known =
                known::<T>().and_then(|vtable| AttrRef::new(attr.downcast_ref::<T>()?, vtable));
            known.map_or(Value::Opaque(attr), |known| (known.vtable().get)(known))
        };
        vtable.set = |attr, input| {
            let value = match known::<T>() {
                Some(vtable) => (vtable.build)(input.take(), vtable)?.take::<T>(),
                None => Some(only_typed::<T>(input.take())?),
            };
            if let Some(value) = value {
                store(attr, value);
            }
            Ok(())
        };
        vtable.write = |found, input, detail, after| {
            let value = match known::<T>() {
                Some(vtable) => (vtable.build)(input.take(), vtable)?.take::<T>(),
                None => Some(only_typed::<T>(input.take())?),
            };
            value.map_or(Ok(()), |value| write(found, value, detail, after).map(drop))
        };
        vtable.build = |input, vtable| match known::<T>() {
            Some(vtable) => (vtable.build)(input, vtable),
            None => hold(only_typed::<T>(input)?, vtable),
        };
        vtable.slot_type = || known::<T>().map_or(SlotType::Opaque, |vtable| (vtable.slot_type)());
        vtable
    }

    pub(super) const fn debug_only<T: Debug + 'static>() -> Self {
        let mut vtable = VTable::opaque::<T>();
        vtable.debug = Some(|attr, f| match attr.downcast_ref::<T>() {
            Some(value) => Debug::fmt(value, f),
            None => Ok(()),
        });
        vtable
    }

    pub(super) const fn text<T>() -> Self
    where
        T: FromStr<Err: Display> + Display + 'static,
    {
        let mut vtable = VTable::opaque::<T>();
        vtable.get = |attr| match attr.downcast_ref::<T>() {
            Some(value) => Value::Text(value),
            None => Value::Opaque(attr),
        };
        vtable.set = |attr, input| {
            let value = read_text::<T>(input.take())?;
            store(attr, value);
            Ok(())
        };
        vtable.write = |found, input, detail, after| {
            write(found, read_text::<T>(input.take())?, detail, after).map(drop)
        };
        vtable.build = |input, vtable| hold(read_text::<T>(input)?, vtable);
        vtable.slot_type = || SlotType::Text;
        vtable.is_exact = false;
        vtable.takes_unit = Some(true);
        vtable.debug = Some(|attr, f| match attr.downcast_ref::<T>() {
            Some(value) => Display::fmt(value, f),
            None => Ok(()),
        });
        vtable
    }

    pub(super) const fn attribute<T: SlotValue>() -> Self {
        let mut vtable = VTable::opaque::<T>();
        vtable.get = |attr| match attr.downcast_ref::<T>() {
            Some(value) => value.to_value(),
            None => Value::Opaque(attr),
        };
        // Functions instead of closures, which would copy their arguments: a copy of an input that was stored by its parts would
        // stall the processor.
        vtable.set = set::<T>;
        vtable.write = convert_and_write::<T>;
        vtable.build = build_held::<T>;
        vtable.debug = Some(debug::<T>);
        if let Some(compiled) = T::__COMPILED {
            vtable.set = compiled.set;
            vtable.write = compiled.write;
            vtable.build = compiled.build;
            vtable.put = compiled.put;
            vtable.debug = Some(compiled.debug);
        }
        vtable.is_none = |attr| attr.downcast_ref::<T>().is_some_and(T::__is_none);
        vtable.object = |attr| attr.downcast_ref::<T>()?.__object();
        vtable.object_mut = |attr| attr.downcast_mut::<T>()?.__object_mut();
        vtable.exchange = |attr, step, new| match attr.downcast_mut::<T>() {
            Some(value) => value.__exchange(step, new),
            None => Err(new),
        };
        vtable.edits = T::__EDITS;
        vtable.position = |attr, step, to| attr.downcast_mut::<T>()?.__position(step, to);
        vtable.class = T::__class;
        vtable.inner_rules = T::__INNER_RULES;
        vtable.primitive = T::__PRIMITIVE;
        vtable.choices = T::choices;
        vtable.slot_type = T::slot_type;
        vtable.item_type = T::__item_type;
        vtable.takes_unit = Some(T::__TAKES_UNIT);
        vtable.item = |attr, step| attr.downcast_ref::<T>()?.__item(step);
        vtable.item_mut = |attr, step| attr.downcast_mut::<T>()?.__item_mut(step);
        vtable
    }
}

/// The operations of `T` if it is a scalar or a string. The compiler decides it for each `T`.
fn known<T: 'static>() -> Option<&'static VTable> {
    let of = TypeId::of::<T>();
    macro_rules! among {
        ($($ty:ty)*) => { $(if of == TypeId::of::<$ty>() { return Some(vtable_of::<$ty>()); })* };
    }
    among!(bool char f32 f64 i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize String);
    None
}

/// Writes a value for programmers.
pub(super) fn debug<T: SlotValue>(attr: AttrRef<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    match attr.downcast_ref::<T>() {
        Some(value) => Debug::fmt(&value.to_value(), f),
        None => Ok(()),
    }
}

/// See [`VTable::set`].
pub(super) fn set<T: SlotValue>(
    attr: AttrMut<'_>,
    input: &mut Input<'_>,
) -> Result<(), ValueError> {
    let Some(place) = attr.downcast_mut::<T>() else { return Ok(()) };
    if let Input::Value(value) = input
        && let Some(new) = T::__as_it_is(value)
    {
        *place = new;
        return Ok(());
    }
    set_converted(place, input)
}

/// As [`set`], for an input that needs a conversion.
#[inline(never)]
fn set_converted<T: SlotValue>(place: &mut T, input: &mut Input<'_>) -> Result<(), ValueError> {
    match input {
        Input::Value(value) => {
            if place.__assign_borrowed(value) {
                return Ok(());
            }
            place.assign(core::mem::replace(value, Value::None))
        }
        _ => {
            *place = convert_taken(input)?;
            Ok(())
        }
    }
}

/// See [`VTable::write`].
pub(super) fn convert_and_write<T: SlotValue>(
    found: &mut FoundMut<'_>,
    input: &mut Input<'_>,
    detail: &SlotDetail,
    after: Option<&AfterWrite>,
) -> Result<(), ValueError> {
    let number = match &*input {
        Input::Value(value) => T::__as_it_is(value).or_else(|| T::__converted(value)),
        _ => None,
    };
    let value = match number {
        Some(number) => number,
        None => convert_taken::<T>(input)?,
    };
    write(found, value, detail, after).map(drop)
}

/// As [`build`], with the type erased.
pub(super) fn build_held<T: SlotValue>(
    input: Input<'_>,
    vtable: &'static VTable,
) -> Result<Held, ValueError> {
    hold(build::<T>(input)?, vtable)
}

/// The value of an input as a `T`.
#[inline(always)]
pub(crate) fn build<T: SlotValue>(input: Input<'_>) -> Result<T, ValueError> {
    if let Input::Value(value) = &input
        && let Some(new) = T::__as_it_is(value)
    {
        // What needs no conversion has nothing to drop.
        core::mem::forget(input);
        return Ok(new);
    }
    convert(input)
}

/// As [`build`], for an input that needs a conversion. Apart, so that the callers stay short.
#[inline(never)]
fn convert<T: SlotValue>(input: Input<'_>) -> Result<T, ValueError> {
    match input {
        Input::Value(value) => T::from_value(value),
        Input::Text(text) => parse(text),
        Input::Typed(typed) => take(typed),
    }
}

/// As [`convert`], for an input that is taken. A string is not: a copy of an input that was stored by its parts would stall the
/// processor.
#[inline(never)]
fn convert_taken<T: SlotValue>(input: &mut Input<'_>) -> Result<T, ValueError> {
    match input {
        Input::Text(text) => parse(text),
        _ => convert(input.take()),
    }
}

#[inline(always)]
fn parse<T: SlotValue>(text: &str) -> Result<T, ValueError> {
    match T::__number_from_text(text) {
        Some(number) => Ok(number),
        None => T::from_text(text),
    }
}
