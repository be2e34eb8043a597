//! `Display` and `Debug` of values; `Debug` adds quotes, as for a value inside of a list.

use alloc::string::ToString;
use core::fmt::{self, Debug, Display, Formatter};

use super::Value;
use crate::model::kernel::object::ObjectRef;
use crate::model::value::owned::OwnedValue;
use crate::text::depth::Level;

/// A string is printed without quotes, any other value as a literal.
impl Display for Value<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Value::Char(it) => Display::fmt(it, f),
            Value::Str(it) => Display::fmt(it, f),
            Value::Text(it) => Display::fmt(it, f),
            other => Debug::fmt(other, f),
        }
    }
}

impl Debug for Value<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Value::None => f.write_str("None"),
            Value::Bool(it) => Debug::fmt(it, f),
            Value::Int(it) => Debug::fmt(it, f),
            Value::BigInt(it) => Debug::fmt(it, f),
            Value::BigUint(it) => Debug::fmt(it, f),
            Value::Float(it) => Debug::fmt(it, f),
            // A character is a string of one, as in Python, and parses as one.
            Value::Char(it) => Debug::fmt(it.encode_utf8(&mut [0; 4]), f),
            Value::Str(it) => Debug::fmt(it, f),
            // Not `0ns`: zero has no smaller unit.
            Value::Duration(it) if it.is_zero() => f.write_str("0s"),
            Value::Duration(it) => Debug::fmt(it, f),
            Value::Bytes(it) => write!(f, "b\"{}\"", it.as_slice().escape_ascii()),
            Value::List(_) | Value::Map(_) | Value::Object(_) => nested(self, f),
            Value::Text(it) => Debug::fmt(&it.to_string(), f),
            Value::Any(it) => write!(f, "<{}>", (**it).type_name()),
            Value::Opaque(it) => Debug::fmt(it, f),
        }
    }
}

/// Prints a value that contains values; a value nested deeper than the limit prints as `..`.
fn nested(value: &Value<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    let Some(_level) = Level::enter() else { return f.write_str("..") };
    match value {
        Value::List(it) => f.debug_list().entries(it.iter()).finish(),
        Value::Map(it) => f.debug_map().entries(it.iter()).finish(),
        Value::Object(it) => crate::model::vars::debug_fmt(ObjectRef::new(*it), f),
        _ => Ok(()),
    }
}

impl Display for OwnedValue {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(&self.as_value(), f)
    }
}

impl Debug for OwnedValue {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Debug::fmt(&self.as_value(), f)
    }
}
