//! Types that convert only by their strings.

use alloc::string::{String, ToString};
use core::fmt::Display;
use core::str::FromStr;

use super::SlotValue;
use crate::model::slot_type::SlotType;
use crate::model::typed_input::take;
use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::model::vtable::{Input, VTable};
use crate::slot_value::holds::{Here, Holds};
use crate::text::type_names::short_type_name;

/// Types with `FromStr + Display`.
#[derive(Debug)]
pub struct Text;

/// Converts a string to a type that has no [`SlotValue`].
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AsText<T>(T);

impl<T> AsText<T> {
    pub(super) fn into_inner(self) -> T {
        self.0
    }
}

impl<T: FromStr<Err: Display> + Display + 'static> SlotValue for AsText<T> {
    fn to_value(&self) -> Value<'_> {
        Value::Text(&self.0)
    }

    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        read_text(Input::Value(value)).map(AsText)
    }

    fn from_text(text: &str) -> Result<Self, ValueError> {
        read_text(Input::Text(text)).map(AsText)
    }

    fn __name() -> String {
        short_type_name::<T>()
    }

    fn slot_type() -> SlotType {
        SlotType::Text
    }
}

impl<T: FromStr<Err: Display> + Display + 'static> Holds<Text, Here> for T {
    type Wrapped = AsText<T>;
    const IS_EXACT: bool = false;
    const VTABLE: &'static VTable = &VTable::text::<T>();

    fn unwrap(wrapped: AsText<T>) -> Self {
        wrapped.0
    }

    fn value(&self) -> Value<'_> {
        Value::Text(self)
    }
}

/// Reads a type with `FromStr`.
pub(crate) fn read_text<T>(input: Input<'_>) -> Result<T, ValueError>
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

/// Flags of the crate `bitflags`. Without the feature no type has flags.
#[derive(Debug)]
pub struct Flags;
