//! The operations of types by their traits: values, strings, what can only be printed.

use alloc::boxed::Box;
use alloc::string::{String, ToString};
use core::any::TypeId;
use core::fmt::{Debug, Display};
use core::str::FromStr;

use super::SlotValue;
use crate::model::kernel::attr::AttrRef;
use crate::model::slot_type::SlotType;
use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::model::vtable::{Input, Ops, only_typed, store, take};
use crate::slot_value::probe::ops_of;

impl Ops {
    /// A type of which nothing is known. But where it is the parameter of a generic struct, it may turn out to be a
    /// scalar or a string, and then it crosses as what it is.
    pub(super) const fn opaque<T: 'static>() -> Self {
        let mut ops = Ops::typed_only::<T>();
        ops.get = |attr| {
            let known = known::<T>().and_then(|ops| AttrRef::new(attr.downcast_ref::<T>()?, ops));
            known.map_or(Value::Opaque(attr), |known| (known.ops().get)(known))
        };
        ops.set = |attr, input| {
            let value = match known::<T>() {
                Some(ops) => (ops.build)(input)?.downcast::<T>().map(|value| *value).ok(),
                None => Some(only_typed::<T>(input)?),
            };
            if let Some(value) = value {
                store(attr, value);
            }
            Ok(())
        };
        ops.build = |input| match known::<T>() {
            Some(ops) => (ops.build)(input),
            None => Ok(Box::new(only_typed::<T>(input)?)),
        };
        ops.slot_type = || known::<T>().map_or(SlotType::Opaque, |ops| (ops.slot_type)());
        ops
    }

    pub(super) const fn debug_only<T: Debug + 'static>() -> Self {
        let mut ops = Ops::opaque::<T>();
        ops.debug = Some(|attr, f| match attr.downcast_ref::<T>() {
            Some(value) => Debug::fmt(value, f),
            None => Ok(()),
        });
        ops
    }

    pub(super) const fn text<T>() -> Self
    where
        T: FromStr<Err: Display> + Display + 'static,
    {
        let mut ops = Ops::opaque::<T>();
        ops.get = |attr| match attr.downcast_ref::<T>() {
            Some(value) => Value::Text(value),
            None => Value::Opaque(attr),
        };
        ops.set = |attr, input| {
            let value = read_text::<T>(input)?;
            store(attr, value);
            Ok(())
        };
        ops.build = |input| Ok(Box::new(read_text::<T>(input)?));
        ops.slot_type = || SlotType::Text;
        ops.takes_unit = Some(true);
        ops.debug = Some(|attr, f| match attr.downcast_ref::<T>() {
            Some(value) => Display::fmt(value, f),
            None => Ok(()),
        });
        ops
    }

    pub(super) const fn attribute<T: SlotValue>() -> Self {
        let mut ops = Ops::opaque::<T>();
        ops.get = |attr| match attr.downcast_ref::<T>() {
            Some(value) => value.to_value(),
            None => Value::Opaque(attr),
        };
        ops.set = |attr, input| {
            let Some(place) = attr.downcast_mut::<T>() else { return Ok(()) };
            if let Input::Value(value) = &input
                && let Some(new) = T::__as_it_is(value)
            {
                *place = new;
                // What needs no conversion has nothing to drop.
                core::mem::forget(input);
                return Ok(());
            }
            match input {
                Input::Value(value) => place.assign(value),
                other => {
                    *place = build::<T>(other)?;
                    Ok(())
                }
            }
        };
        ops.build = |input| Ok(Box::new(build::<T>(input)?));
        ops.is_none = |attr| attr.downcast_ref::<T>().is_some_and(T::__is_none);
        ops.object = |attr| attr.downcast_ref::<T>()?.__object();
        ops.object_mut = |attr| attr.downcast_mut::<T>()?.__object_mut();
        ops.class = T::__class;
        ops.inner_rules = T::__INNER_RULES;
        ops.choices = T::choices;
        ops.slot_type = T::slot_type;
        ops.item_type = T::__item_type;
        ops.takes_unit = Some(T::__TAKES_UNIT);
        ops.item = |attr, step| attr.downcast_ref::<T>()?.__item(step);
        ops.item_mut = |attr, step| attr.downcast_mut::<T>()?.__item_mut(step);
        ops.debug = Some(|attr, f| match attr.downcast_ref::<T>() {
            Some(value) => Debug::fmt(&value.to_value(), f),
            None => Ok(()),
        });
        ops
    }
}

/// The operations of `T` if it is a scalar or a string. Decided while the program is compiled, once `T` is known.
fn known<T: 'static>() -> Option<&'static Ops> {
    let of = TypeId::of::<T>();
    macro_rules! among {
        ($($ty:ty)*) => { $(if of == TypeId::of::<$ty>() { return Some(ops_of::<$ty>()); })* };
    }
    among!(bool char f32 f64 i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize String);
    None
}

/// The value of an input as a `T`.
pub(crate) fn build<T: SlotValue>(input: Input<'_>) -> Result<T, ValueError> {
    match input {
        Input::Value(value) => T::from_value(value),
        Input::Text(text) => T::from_text(text),
        Input::Typed(typed) => take(typed),
    }
}

fn read_text<T>(input: Input<'_>) -> Result<T, ValueError>
where
    T: FromStr<Err: Display> + 'static,
{
    let parse = |text: &str| {
        text.parse::<T>()
            .map_err(|error| ValueError::bad_text::<T>(text).with_cause(error.to_string()))
    };
    match input {
        Input::Text(text) => parse(text),
        Input::Value(value) => match value.textual() {
            Some(text) => parse(&text),
            None => Err(ValueError::not_a::<T>(&value)),
        },
        Input::Typed(typed) => take(typed),
    }
}
