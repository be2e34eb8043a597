//! `SlotValue` for `f64` and `f32`.

use crate::model::compiled::Compiled;
use crate::model::error_kind::ErrorKind;
use crate::model::primitive::Primitive;
use crate::model::slot_type::SlotType;
use crate::model::value::Value;
use crate::model::value::integer::exact_f64_of_i64;
use crate::model::value::single::{narrow, narrow_binary, narrow_decimal, widen};
use crate::model::value_error::ValueError;
use crate::slot_value::SlotValue;
use crate::slot_value::compiled::compiled;
use crate::text::literals::ungrouped;

/// Accepts floats, and integers that `f64` represents exactly.
impl SlotValue for f64 {
    const __COMPILED: Option<&'static Compiled> = compiled!(f64);
    const __PRIMITIVE: Primitive = Primitive::F64;
    const __CONVERTED: Option<fn(&Value<'_>) -> Option<Self>> = Some(f64_of);

    fn to_value(&self) -> Value<'_> {
        Value::Float(*self)
    }

    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        if let Value::Float(float) = value {
            // A number has nothing to drop.
            core::mem::forget(value);
            return Ok(float);
        }
        match value.as_f64() {
            Some(float) => Ok(float),
            None if matches!(value, Value::Int(_) | Value::BigInt(_) | Value::BigUint(_)) => {
                Err(ValueError::wrong_value("a number that f64 holds exactly", &value))
            }
            None => Err(ValueError::not_a::<f64>(&value)),
        }
    }

    #[inline(always)]
    fn __as_it_is(value: &Value<'_>) -> Option<Self> {
        match value {
            Value::Float(float) => Some(*float),
            _ => None,
        }
    }

    #[inline(always)]
    fn __number_from_text(text: &str) -> Option<Self> {
        text.parse::<Self>().ok().filter(|float| float.is_finite() && *float != 0.0)
    }

    fn from_text(text: &str) -> Result<Self, ValueError> {
        if let Some(float) = Self::__number_from_text(text) {
            return Ok(float);
        }
        let number = ungrouped(text.trim(), u8::is_ascii_digit);
        let number = number.ok_or_else(|| ValueError::bad_text::<f64>(text))?;
        let float = number
            .parse::<f64>()
            .map_err(|error| ValueError::bad_text::<f64>(text).with_cause(error))?;
        match beyond(&number, float.is_infinite(), float == 0.0) {
            None => Ok(float),
            Some(why) => Err(ValueError::bad_text::<f64>(text).with_cause(why)),
        }
    }

    fn slot_type() -> SlotType {
        SlotType::Float
    }
}

#[inline(never)]
fn f64_of(value: &Value<'_>) -> Option<f64> {
    match value {
        Value::Int(int) => exact_f64_of_i64(*int),
        _ => None,
    }
}

#[inline(never)]
fn f32_of(value: &Value<'_>) -> Option<f32> {
    match value {
        Value::Float(wide) => narrow_decimal(*wide),
        Value::Int(int) => narrow_binary(exact_f64_of_i64(*int)?),
        _ => None,
    }
}

/// Accepts floats and integers that `f32` represents exactly, and decimal fractions whose shortest `f32` form is the
/// same: 0.1.
impl SlotValue for f32 {
    const __COMPILED: Option<&'static Compiled> = compiled!(f32);
    const __PRIMITIVE: Primitive = Primitive::F32;
    const __CONVERTED: Option<fn(&Value<'_>) -> Option<Self>> = Some(f32_of);

    fn to_value(&self) -> Value<'_> {
        Value::Float(widen(*self))
    }

    #[inline(always)]
    fn __as_it_is(value: &Value<'_>) -> Option<Self> {
        match value {
            Value::Float(wide) => narrow_binary(*wide),
            _ => None,
        }
    }

    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        if let Some(single) = f32_of(&value) {
            return Ok(single);
        }
        let inexact = || ValueError::wrong_value("a number that f32 holds exactly", &value);
        let wide = f64::from_value(value.clone()).map_err(|rejected| match rejected.kind() {
            ErrorKind::Value => inexact(),
            _ => ValueError::not_a::<f32>(&value),
        })?;
        narrow(wide).ok_or_else(inexact)
    }

    #[inline(always)]
    fn __number_from_text(text: &str) -> Option<Self> {
        text.parse::<Self>().ok().filter(|float| float.is_finite() && *float != 0.0)
    }

    fn from_text(text: &str) -> Result<Self, ValueError> {
        if let Some(float) = Self::__number_from_text(text) {
            return Ok(float);
        }
        let number = ungrouped(text.trim(), u8::is_ascii_digit);
        let number = number.ok_or_else(|| ValueError::bad_text::<f32>(text))?;
        let float = number
            .parse::<f32>()
            .map_err(|error| ValueError::bad_text::<f32>(text).with_cause(error))?;
        match beyond(&number, float.is_infinite(), float == 0.0) {
            None => Ok(float),
            Some(why) => Err(ValueError::bad_text::<f32>(text).with_cause(why)),
        }
    }

    fn slot_type() -> SlotType {
        SlotType::Float
    }
}

/// The error for a parsed float that is infinite or zero although its string is not.
pub(crate) fn beyond(text: &str, is_infinite: bool, is_zero: bool) -> Option<&'static str> {
    if is_infinite && text.contains(|c: char| c.is_ascii_digit()) {
        return Some("the number is too large");
    }
    let mantissa = text.split(['e', 'E']).next().unwrap_or(text);
    (is_zero && mantissa.contains(|c| matches!(c, '1'..='9'))).then_some("the number is too small")
}
