//! Equality between values, and between values and Rust's literals.

use alloc::string::String;
use alloc::sync::Arc;
use core::fmt::Write;

use super::Value;
use crate::model::value::convert::to_int;
use crate::model::value::owned::OwnedValue;
use crate::model::value::view::Text;
use crate::text::depth::Level;

/// Values compare like in Python: numbers by their numeric value (`1 == 1.0`), lists element by element, maps by their
/// entries in any order, strings by their characters. Objects are equal if they have the same class and equal slots. A
/// value nested deeper than [`MAX_DEPTH`](crate::MAX_DEPTH) is unequal to every value.
impl PartialEq for Value<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Value::None, Value::None) => true,
            (Value::Bool(a), Value::Bool(b)) => a == b,
            (Value::Duration(a), Value::Duration(b)) => a == b,
            (Value::Float(a), Value::Float(b)) => a == b,
            (Value::Float(float), number) | (number, Value::Float(float)) => {
                number.as_f64() == Some(*float)
            }
            (Value::Bytes(a), Value::Bytes(b)) => a.as_slice() == b.as_slice(),
            (Value::List(_) | Value::Map(_) | Value::Object(_), _) => nested(self, other),
            (Value::Any(a), Value::Any(b)) => Arc::ptr_eq(a, b),
            (Value::Str(a), other) | (other, Value::Str(a)) => is_text(other, a),
            (a, b) => match (a.textual(), b.textual()) {
                (Some(a), Some(b)) => a == b,
                _ => {
                    to_int::<i128>(a).is_some_and(|a| to_int::<i128>(b) == Some(a))
                        || both_huge(a, b)
                }
            },
        }
    }
}

/// Compares values that contain values.
fn nested(a: &Value<'_>, b: &Value<'_>) -> bool {
    let Some(_level) = Level::enter() else { return false };
    match (a, b) {
        (Value::List(a), Value::List(b)) => {
            a.len() == b.len() && a.iter().zip(b.iter()).all(|(a, b)| a == b)
        }
        (Value::Map(a), Value::Map(b)) => {
            a.len() == b.len()
                && a.iter().all(|(key, value)| b.get(&key).is_some_and(|other| value == other))
        }
        (Value::Object(a), Value::Object(b)) => crate::model::vars::same(*a, *b),
        _ => false,
    }
}

fn both_huge(a: &Value<'_>, b: &Value<'_>) -> bool {
    matches!((a, b), (Value::BigUint(a), Value::BigUint(b)) if a == b)
}

fn is_text(value: &Value<'_>, text: &str) -> bool {
    match value {
        Value::Str(it) => it == text,
        Value::Char(it) => text.strip_prefix(*it) == Some(""),
        Value::Text(it) => displays_as(*it, text),
        _ => false,
    }
}

/// Compares during formatting, without an allocation.
fn displays_as(value: &dyn Text, text: &str) -> bool {
    struct Rest<'a>(&'a str);
    impl Write for Rest<'_> {
        fn write_str(&mut self, part: &str) -> core::fmt::Result {
            self.0 = self.0.strip_prefix(part).ok_or(core::fmt::Error)?;
            Ok(())
        }
    }
    let mut rest = Rest(text);
    write!(rest, "{value}").is_ok() && rest.0.is_empty()
}

impl PartialEq for OwnedValue {
    fn eq(&self, other: &Self) -> bool {
        self.as_value() == other.as_value()
    }
}

impl PartialEq<str> for Value<'_> {
    fn eq(&self, other: &str) -> bool {
        is_text(self, other)
    }
}

impl PartialEq<&str> for Value<'_> {
    fn eq(&self, other: &&str) -> bool {
        is_text(self, other)
    }
}

impl PartialEq<String> for Value<'_> {
    fn eq(&self, other: &String) -> bool {
        is_text(self, other)
    }
}

macro_rules! eq_with {
    ($($ty:ty)*) => {$(
        impl PartialEq<$ty> for Value<'_> {
            fn eq(&self, other: &$ty) -> bool { Value::from(*other).eq(self) }
        }
        impl PartialEq<$ty> for OwnedValue {
            fn eq(&self, other: &$ty) -> bool { Value::from(*other).eq(&self.as_value()) }
        }
    )*};
}

eq_with!(bool i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 f64 char);

impl PartialEq<&str> for OwnedValue {
    fn eq(&self, other: &&str) -> bool {
        is_text(&self.as_value(), other)
    }
}
