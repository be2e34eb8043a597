//! `With`: the conversions of a foreign type, as the functions of a module: `#[slot(with = module)]`.

use alloc::boxed::Box;
use core::error::Error;
use core::fmt::Debug;
use core::marker::PhantomData;

use crate::model::slot_type::SlotType;
use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::model::vtable::{Input, VTable, hold, store, take, write};

/// The functions of a module. Expansions implement it for a type of their own.
pub trait With: 'static {
    /// The type that is converted.
    type Value: 'static;

    /// The value, borrowed.
    fn to_value(value: &Self::Value) -> Value<'_>;

    /// The value converted to the type.
    fn from_value(value: Value<'_>) -> Result<Self::Value, ValueError>;

    /// The value in a string.
    fn from_text(text: &str) -> Result<Self::Value, ValueError> {
        Self::from_value(Value::from(text))
    }

    /// Whether the value is `None`.
    fn is_none(_: &Self::Value) -> bool {
        false
    }

    /// What a write by name takes.
    fn slot_type() -> SlotType {
        SlotType::Any
    }
}

/// An `Option` of a type that `W` converts.
#[derive(Debug)]
pub struct OptionWith<W>(PhantomData<W>);

impl<W: With> With for OptionWith<W> {
    type Value = Option<W::Value>;

    fn to_value(value: &Self::Value) -> Value<'_> {
        value.as_ref().map_or(Value::None, W::to_value)
    }

    fn from_value(value: Value<'_>) -> Result<Self::Value, ValueError> {
        if value.is_none() { Ok(None) } else { W::from_value(value).map(Some) }
    }

    fn from_text(text: &str) -> Result<Self::Value, ValueError> {
        if text == "None" { Ok(None) } else { W::from_text(text).map(Some) }
    }

    fn is_none(value: &Self::Value) -> bool {
        value.is_none()
    }

    fn slot_type() -> SlotType {
        SlotType::Optional(W::slot_type)
    }
}

/// The error of a function of the user; a [`ValueError`] stays as it is.
pub fn rejected<E: Into<Box<dyn Error + Send + Sync>>>(error: E) -> ValueError {
    match error.into().downcast::<ValueError>() {
        Ok(rejected) => *rejected,
        Err(other) => ValueError::because(other),
    }
}

/// The operations of `T`, by the functions of `W`.
pub const fn with<T: 'static, W: With<Value = T>>() -> &'static VTable {
    const { &VTable::with::<W>() }
}

fn build<W: With>(input: Input<'_>) -> Result<W::Value, ValueError> {
    match input {
        Input::Value(value) => W::from_value(value),
        Input::Text(text) => W::from_text(text),
        Input::Typed(typed) => take(typed),
    }
}

impl VTable {
    const fn with<W: With>() -> Self {
        let mut vtable = VTable::typed_only::<W::Value>();
        vtable.get =
            |attr| attr.downcast_ref::<W::Value>().map_or(Value::Opaque(attr), W::to_value);
        vtable.set = |attr, input| {
            let value = build::<W>(input)?;
            store(attr, value);
            Ok(())
        };
        vtable.write =
            |found, input, detail, after| write(found, build::<W>(input)?, detail, after).map(drop);
        vtable.build = |input, vtable| hold(build::<W>(input)?, vtable);
        vtable.is_none = |attr| attr.downcast_ref::<W::Value>().is_some_and(W::is_none);
        vtable.slot_type = W::slot_type;
        vtable.debug = Some(|attr, f| match attr.downcast_ref::<W::Value>() {
            Some(value) => Debug::fmt(&W::to_value(value), f),
            None => Ok(()),
        });
        vtable
    }
}
