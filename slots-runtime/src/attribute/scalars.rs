//! `Attribute` of numbers, truth values, characters and spans of time.

use alloc::string::{String, ToString};
use core::fmt::Write;
use core::time::Duration;

use super::Attribute;
use crate::refused::Refused;
use crate::value::Value;
use crate::value::to_int;

macro_rules! ints {
    ($($int:ident)*) => {$(
        /// Takes whole numbers of any width that fit; a float never, as in Python.
        impl Attribute for $int {
            fn to_value(&self) -> Value<'_> { Value::from(*self) }

            fn from_value(value: Value<'_>) -> Result<Self, Refused> {
                if let Some(int) = to_int(&value) {
                    // A number has nothing to drop.
                    core::mem::forget(value);
                    return Ok(int);
                }
                match &value {
                    Value::Int(_) | Value::BigInt(_) | Value::BigUint(_) => Err(out_of_range(&value, &$int::MIN, &$int::MAX)),
                    _ => Err(Refused::not_a::<$int>(&value)),
                }
            }

            fn from_text(text: &str) -> Result<Self, Refused> {
                match text.trim().replace('_', "").parse::<$int>() {
                    Ok(int) if is_grouped(text.trim()) => Ok(int),
                    Err(error) if matches!(error.kind(), core::num::IntErrorKind::PosOverflow | core::num::IntErrorKind::NegOverflow) => {
                        Err(Refused::wrong_value(range_of(&$int::MIN, &$int::MAX), &Verbatim(text.trim())))
                    }
                    Err(error) => Err(Refused::bad_text::<$int>(text).with_cause(error.to_string())),
                    Ok(_) => Err(Refused::bad_text::<$int>(text)),
                }
            }
        }
    )*};
}
ints!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

/// Digits may be grouped by `_` as in Rust, between digits only.
fn is_grouped(text: &str) -> bool {
    !text.trim_start_matches(['+', '-']).starts_with('_') && !text.ends_with('_')
}

/// Prints a text without quotes where a `Debug` is asked for.
struct Verbatim<'a>(&'a str);

impl core::fmt::Debug for Verbatim<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.0)
    }
}

fn range_of(min: &dyn core::fmt::Debug, max: &dyn core::fmt::Debug) -> String {
    let mut words = String::new();
    let _ = write!(words, "in {min:?}..={max:?}");
    words
}

fn out_of_range(
    value: &Value<'_>,
    min: &dyn core::fmt::Debug,
    max: &dyn core::fmt::Debug,
) -> Refused {
    Refused::wrong_value(range_of(min, max), value)
}

/// Takes floats, and whole numbers that a float holds exactly.
impl Attribute for f64 {
    fn to_value(&self) -> Value<'_> {
        Value::Float(*self)
    }

    fn from_value(value: Value<'_>) -> Result<Self, Refused> {
        if let Value::Float(float) = value {
            // A number has nothing to drop.
            core::mem::forget(value);
            return Ok(float);
        }
        match value.as_f64() {
            Some(float) => Ok(float),
            None if matches!(value, Value::Int(_) | Value::BigInt(_) | Value::BigUint(_)) => {
                Err(Refused::wrong_value("a number that f64 holds exactly", &value))
            }
            None => Err(Refused::not_a::<f64>(&value)),
        }
    }

    fn from_text(text: &str) -> Result<Self, Refused> {
        text.trim().parse::<f64>().map_err(|error| Refused::bad_text::<f64>(text).with_cause(error))
    }
}

/// Takes floats and whole numbers that a single holds exactly.
impl Attribute for f32 {
    fn to_value(&self) -> Value<'_> {
        Value::Float((*self).into())
    }

    fn from_value(value: Value<'_>) -> Result<Self, Refused> {
        let Ok(wide) = f64::from_value(value.clone()) else {
            return Err(Refused::not_a::<f32>(&value));
        };
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the way back tells whether it was exact"
        )]
        let narrow = wide as f32;
        if f64::from(narrow).to_bits() == wide.to_bits()
            || wide.is_nan()
            || is_shortest(wide, narrow)
        {
            Ok(narrow)
        } else {
            Err(Refused::wrong_value("a number that f32 holds exactly", &value))
        }
    }

    fn from_text(text: &str) -> Result<Self, Refused> {
        text.trim().parse::<f32>().map_err(|error| Refused::bad_text::<f32>(text).with_cause(error))
    }
}

/// Whether the single is what a person means by the decimal of the double: `0.1` fits an `f32`.
fn is_shortest(wide: f64, narrow: f32) -> bool {
    narrow.is_finite() && narrow.to_string() == wide.to_string()
}

impl Attribute for bool {
    fn to_value(&self) -> Value<'_> {
        Value::Bool(*self)
    }

    fn from_value(value: Value<'_>) -> Result<Self, Refused> {
        value.as_bool().ok_or_else(|| Refused::not_a::<bool>(&value))
    }

    fn from_text(text: &str) -> Result<Self, Refused> {
        match text.trim().to_ascii_lowercase().as_str() {
            "true" | "yes" | "on" | "1" => Ok(true),
            "false" | "no" | "off" | "0" => Ok(false),
            _ => Err(Refused::bad_text::<bool>(text)),
        }
    }
}

impl Attribute for char {
    fn to_value(&self) -> Value<'_> {
        Value::Char(*self)
    }

    fn from_value(value: Value<'_>) -> Result<Self, Refused> {
        let Some(text) = value.textual() else { return Err(Refused::not_a::<char>(&value)) };
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (Some(only), None) => Ok(only),
            _ => Err(Refused::wrong_value("a single character", &text)),
        }
    }
}

/// Takes a `Duration`, or a number of seconds that is not negative.
impl Attribute for Duration {
    fn to_value(&self) -> Value<'_> {
        Value::Duration(*self)
    }

    fn from_value(value: Value<'_>) -> Result<Self, Refused> {
        match value {
            Value::Duration(it) => Ok(it),
            Value::Str(ref text) => Self::from_text(text),
            Value::Int(_) | Value::Float(_) => {
                let seconds = value.as_f64().unwrap_or(f64::NAN);
                Duration::try_from_secs_f64(seconds).map_err(|error| {
                    Refused::wrong_value("a number of seconds", &value).with_cause(error)
                })
            }
            other => Err(Refused::not_a::<Duration>(&other)),
        }
    }

    fn from_text(text: &str) -> Result<Self, Refused> {
        crate::units::duration(text).ok_or_else(|| Refused::bad_text::<Duration>(text))
    }
}

impl Attribute for () {
    fn to_value(&self) -> Value<'_> {
        Value::None
    }

    fn from_value(value: Value<'_>) -> Result<Self, Refused> {
        if value.is_none() { Ok(()) } else { Err(Refused::not_a::<()>(&value)) }
    }
}
