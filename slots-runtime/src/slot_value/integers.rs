//! `SlotValue` for integers.

use alloc::string::{String, ToString};
use core::fmt::Write;
use core::num::IntErrorKind;

use crate::model::compiled::Compiled;
use crate::model::primitive::Primitive;
use crate::model::slot_type::SlotType;
use crate::model::value::Value;
use crate::model::value::convert::to_int;
use crate::model::value_error::ValueError;
use crate::slot_value::SlotValue;
use crate::slot_value::compiled::compiled;
use crate::text::literals::ungrouped;

macro_rules! ints {
    ($($int:ident $primitive:ident)*) => {$(
        /// Accepts integers of any width that fit. Rejects floats, like Python.
        impl SlotValue for $int {
    const __COMPILED: Option<&'static Compiled> = compiled!($int);
            const __PRIMITIVE: Primitive = Primitive::$primitive;

            fn to_value(&self) -> Value<'_> { Value::from(*self) }

            fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
                if let Some(int) = to_int(&value) {
                    // A number has nothing to drop.
                    core::mem::forget(value);
                    return Ok(int);
                }
                match &value {
                    Value::Int(_) | Value::BigInt(_) | Value::BigUint(_) => Err(out_of_range(&value, &$int::MIN, &$int::MAX)),
                    _ => Err(ValueError::not_a::<$int>(&value)),
                }
            }

            #[inline(always)]
            fn __as_it_is(value: &Value<'_>) -> Option<Self> {
                match value {
                    Value::Int(int) => Self::try_from(*int).ok(),
                    _ => None,
                }
            }

            #[inline(always)]
            fn __number_from_text(text: &str) -> Option<Self> {
                text.parse().ok()
            }

            fn from_text(text: &str) -> Result<Self, ValueError> {
                if let Some(number) = Self::__number_from_text(text) {
                    return Ok(number);
                }
                if text.trim().parse::<f64>().is_ok_and(|float| float.is_finite()) && text.contains(['.', 'e', 'E']) {
                    return Err(ValueError::wrong_value("a whole number", &Verbatim(text.trim())));
                }
                let Some((digits, radix)) = digits(text.trim()) else { return Err(ValueError::bad_text::<$int>(text)) };
                <$int>::from_str_radix(&digits, radix).map_err(|error| match error.kind() {
                    IntErrorKind::PosOverflow | IntErrorKind::NegOverflow => {
                        ValueError::wrong_value(range_of(&$int::MIN, &$int::MAX), &Verbatim(text.trim()))
                    }
                    _ => match digits.parse::<i128>() {
                        Ok(negative) => ValueError::wrong_value(range_of(&$int::MIN, &$int::MAX), &negative),
                        Err(_) => ValueError::bad_text::<$int>(text).with_cause(error.to_string()),
                    },
                })
            }

            #[allow(clippy::cast_lossless, clippy::cast_sign_loss, clippy::cast_possible_wrap, reason = "to the widest of each sign")]
            fn slot_type() -> SlotType { SlotType::Int { min: $int::MIN as i128, max: $int::MAX as u128 } }
        }
    )*};
}

ints!(i8 I8 i16 I16 i32 I32 i64 I64 i128 None isize None u8 U8 u16 U16 u32 U32 u64 U64 u128 None usize None);

/// The digits of an integer with its sign, and their radix: `0x`, `0o` and `0b` as in Rust, and `_` between digits.
fn digits(text: &str) -> Option<(String, u32)> {
    let (sign, unsigned) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let radixes = [("0x", 16), ("0o", 8), ("0b", 2)];
    let prefixed = |(prefix, radix)| Some((unsigned.strip_prefix(prefix)?, radix));
    let (digits, radix) = radixes.into_iter().find_map(prefixed).unwrap_or((unsigned, 10));
    if digits.starts_with(['+', '-']) {
        return None;
    }
    let digits = ungrouped(digits, u8::is_ascii_alphanumeric)?;
    Some((alloc::format!("{sign}{digits}"), radix))
}

/// Prints a string without quotes by `Debug`.
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
) -> ValueError {
    ValueError::wrong_value(range_of(min, max), value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integer_is_parsed_from_rust_literal() {
        for (text, number) in [
            ("42", 42),
            (" -7 ", -7),
            ("+1_000", 1000),
            ("0x1F", 31),
            ("-0x1f", -31),
            ("0o17", 15),
            ("0b1010_0001", 161),
        ] {
            assert_eq!(i32::from_text(text).ok(), Some(number), "{text}");
        }
        for text in ["", "0x", "0x-1", "0xG", "--1", "_1", "1_", "1.0", "0X1F", "0x1_0000_0000_0"] {
            assert!(i32::from_text(text).is_err(), "{text}");
        }
        assert_eq!(
            u8::from_text("0x1FF").unwrap_err().to_string(),
            "must be in 0..=255, not 0x1FF"
        );
        assert_eq!(i8::from_text("-0x80").ok(), Some(-128));
    }
}
