//! `SlotValue` for `bool`, `char`, `Duration` and `()`.

use alloc::string::ToString;
use core::time::Duration;

use super::SlotValue;
use crate::model::compiled::Compiled;
use crate::model::primitive::Primitive;
use crate::model::slot_type::SlotType;
use crate::model::value::Value;
use crate::model::value::convert::to_int;
use crate::model::value_error::ValueError;
use crate::slot_value::compiled::compiled;
use crate::text::none::spells_none;

impl SlotValue for bool {
    const __COMPILED: Option<&'static Compiled> = compiled!(bool);
    const __PRIMITIVE: Primitive = Primitive::Bool;
    const __TAKES_UNIT: bool = false;

    fn to_value(&self) -> Value<'_> {
        Value::Bool(*self)
    }

    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        value.as_bool().ok_or_else(|| ValueError::not_a::<bool>(&value))
    }

    #[inline(always)]
    fn __as_it_is(value: &Value<'_>) -> Option<Self> {
        match value {
            Value::Bool(truth) => Some(*truth),
            _ => None,
        }
    }

    fn from_text(text: &str) -> Result<Self, ValueError> {
        match text.trim().to_ascii_lowercase().as_str() {
            "true" | "yes" | "on" | "1" => Ok(true),
            "false" | "no" | "off" | "0" => Ok(false),
            _ => Err(ValueError::bad_text::<bool>(text)),
        }
    }

    fn slot_type() -> SlotType {
        SlotType::Bool
    }
}

impl SlotValue for char {
    const __COMPILED: Option<&'static Compiled> = compiled!(char);
    const __TAKES_UNIT: bool = false;

    fn to_value(&self) -> Value<'_> {
        Value::Char(*self)
    }

    #[inline(always)]
    fn __as_it_is(value: &Value<'_>) -> Option<Self> {
        match value {
            Value::Char(only) => Some(*only),
            _ => None,
        }
    }

    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        let Some(text) = value.textual() else { return Err(ValueError::not_a::<char>(&value)) };
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (Some(only), None) => Ok(only),
            _ => Err(ValueError::wrong_value("a single character", &text)),
        }
    }

    fn slot_type() -> SlotType {
        SlotType::Char
    }
}

/// Accepts a `Duration`, or a nonnegative number of seconds.
impl SlotValue for Duration {
    const __COMPILED: Option<&'static Compiled> = compiled!(Duration);
    fn to_value(&self) -> Value<'_> {
        Value::Duration(*self)
    }

    #[inline(always)]
    fn __as_it_is(value: &Value<'_>) -> Option<Self> {
        match value {
            Value::Duration(it) => Some(*it),
            _ => None,
        }
    }

    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        match value {
            Value::Duration(it) => Ok(it),
            Value::Str(ref text) => Self::from_text(text),
            Value::Int(_) | Value::BigInt(_) | Value::BigUint(_) => to_int(&value)
                .map(Duration::from_secs)
                .ok_or_else(|| ValueError::wrong_value("a number of seconds", &value)),
            // The shortest decimal form is used: 0.1 is 100 ms exactly.
            Value::Float(seconds) => crate::text::units::duration(&seconds.abs().to_string())
                .filter(|_| seconds >= 0.0)
                .ok_or_else(|| ValueError::wrong_value("a number of seconds", &value)),
            other => Err(ValueError::not_a::<Duration>(&other)),
        }
    }

    fn from_text(text: &str) -> Result<Self, ValueError> {
        crate::text::units::duration(text).ok_or_else(|| {
            let expected = "a duration such as '5ms' or '1h 30m'".to_string();
            ValueError::bad_text::<Duration>(text).saying(expected, alloc::format!("'{text}'"))
        })
    }

    fn slot_type() -> SlotType {
        SlotType::Duration
    }
}

impl SlotValue for () {
    const __TAKES_UNIT: bool = false;

    fn to_value(&self) -> Value<'_> {
        Value::None
    }

    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        if value.is_none() { Ok(()) } else { Err(ValueError::not_a::<()>(&value)) }
    }

    fn from_text(text: &str) -> Result<Self, ValueError> {
        let is_unit = spells_none(text) || text.trim() == "()";
        if is_unit { Ok(()) } else { Err(ValueError::bad_text::<()>(text)) }
    }

    fn slot_type() -> SlotType {
        SlotType::None
    }
}
