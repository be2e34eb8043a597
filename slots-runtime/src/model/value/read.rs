//! The typed reads of `Value` and `OwnedValue`: `as_i64`, `as_str`, `as_list`.

use alloc::borrow::Cow;
use core::time::Duration;

use super::{Value, integer};
use crate::model::dict::Dict;
use crate::model::kernel::object::Object;
use crate::model::value::convert::to_int;
use crate::model::value::owned::{OwnedList, OwnedValue};
use crate::model::value::view::{List, Map};

macro_rules! copied {
    ($($(#[$doc:meta])* $name:ident -> $ty:ty: |$it:ident| $read:expr;)*) => {
        /// Typed reads. They return `None` for a value that the type cannot represent exactly.
        impl Value<'_> {
            $($(#[$doc])* #[inline] pub fn $name(&self) -> Option<$ty> { let $it = self; $read })*
        }
        /// Typed reads. They return `None` for a value that the type cannot represent exactly.
        impl OwnedValue {
            $($(#[$doc])* pub fn $name(&self) -> Option<$ty> { self.as_value().$name() })*
        }
    };
}

copied! {
    /// The boolean, if the value is one.
    as_bool -> bool: |value| match value {
        Value::Bool(it) => Some(*it),
        _ => None,
    };
    /// The integer, if the value is one that fits `i64`. A float is `None`, even `2.0`, as a write of a float to an
    /// integer slot is an error.
    ///
    /// ```
    /// use slots_runtime::Value;
    ///
    /// assert_eq!(Value::from(-1).as_i64(), Some(-1));
    /// assert_eq!(Value::from(u64::MAX).as_i64(), None);
    /// assert_eq!(Value::from(2.0).as_i64(), None);
    /// ```
    as_i64 -> i64: |value| match value {
        Value::Int(it) => Some(*it),
        _ => None,
    };
    /// The integer, if the value is one that fits `u64`. A float is `None`, even `2.0`.
    ///
    /// ```
    /// use slots_runtime::Value;
    ///
    /// assert_eq!(Value::from(u64::MAX).as_u64(), Some(u64::MAX));
    /// assert_eq!(Value::from(-1).as_u64(), None);
    /// ```
    as_u64 -> u64: |value| to_int(value);
    /// The integer, if the value is one that fits `i128`. A float is `None`, even `2.0`.
    as_i128 -> i128: |value| to_int(value);
    /// The integer, if the value is one that fits `u128`. A float is `None`, even `2.0`.
    as_u128 -> u128: |value| to_int(value);
    /// The number as a float, if the value is a number that `f64` represents exactly.
    as_f64 -> f64: |value| match value {
        Value::Float(it) => Some(*it),
        _ => value.whole_as_f64(),
    };
    /// The character, if the value is a character or a string of one character.
    as_char -> char: |value| match value {
        Value::Char(it) => Some(*it),
        Value::Str(it) => {
            let mut chars = it.chars();
            chars.next().filter(|_| chars.next().is_none())
        }
        _ => None,
    };
    /// The duration, if the value is one.
    as_duration -> Duration: |value| match value {
        Value::Duration(it) => Some(*it),
        _ => None,
    };
}

impl<'a> Value<'a> {
    /// Whether this is `None`.
    pub fn is_none(&self) -> bool {
        matches!(self, Value::None)
    }

    fn whole_as_f64(&self) -> Option<f64> {
        match self {
            Value::Int(it) => integer::exact_f64_of_i64(*it),
            Value::BigInt(it) => integer::exact_f64(it.get()),
            Value::BigUint(it) => integer::exact_f64_of_u128(it.get()),
            _ => None,
        }
    }

    /// The string, if the value is one. A character is not a string.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Value::Str(it) => Some(it),
            _ => None,
        }
    }

    /// The bytes, if the value is a byte string.
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match self {
            Value::Bytes(it) => Some(it.as_slice()),
            _ => None,
        }
    }

    /// The list, if the value is one.
    pub fn as_list(&self) -> Option<&List<'a>> {
        match self {
            Value::List(it) => Some(it),
            _ => None,
        }
    }

    /// The map, if the value is one.
    pub fn as_map(&self) -> Option<&Map<'a>> {
        match self {
            Value::Map(it) => Some(it),
            _ => None,
        }
    }

    /// The name of the active variant of an enum: the string that the value is, or the name of the only entry of the map.
    ///
    /// A copied value is a plain map and has no variant.
    ///
    /// ```
    /// use slots_runtime::prelude::*;
    ///
    /// #[derive(SlotValue)]
    /// enum Trigger {
    ///     Software,
    ///     Hardware { line: u32 },
    /// }
    ///
    /// #[slots]
    /// struct Camera {
    ///     trigger: Trigger,
    /// }
    ///
    /// let cam = Camera { trigger: Trigger::Hardware { line: 3 } };
    /// assert_eq!(cam.getattr("trigger")?.variant(), Some("Hardware"));
    /// assert_eq!(Camera { trigger: Trigger::Software }.getattr("trigger")?.variant(), Some("Software"));
    /// # Ok::<(), slots_runtime::AttributeError>(())
    /// ```
    pub fn variant(&self) -> Option<&str> {
        match self {
            Value::Str(name) => Some(name),
            Value::Map(map) => map.variant(),
            _ => None,
        }
    }

    /// The nested object, if the value is one.
    pub fn as_object(&self) -> Option<&'a dyn Object> {
        match self {
            Value::Object(it) => Some(*it),
            _ => None,
        }
    }
}

impl OwnedValue {
    /// The kind of the value, as error messages name it; see [`Value::type_name`].
    pub fn type_name(&self) -> Cow<'static, str> {
        self.as_value().type_name()
    }

    /// Whether this is `None`.
    pub fn is_none(&self) -> bool {
        matches!(self, OwnedValue::None)
    }

    /// The string, if the value is one. A character is not a string.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            OwnedValue::Str(it) => Some(it),
            _ => None,
        }
    }

    /// The bytes, if the value is a byte string.
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match self {
            OwnedValue::Bytes(it) => Some(it),
            _ => None,
        }
    }

    /// The list, if the value is one.
    pub fn as_list(&self) -> Option<&OwnedList> {
        match self {
            OwnedValue::List(it) => Some(it),
            _ => None,
        }
    }

    /// The map, if the value is one.
    pub fn as_map(&self) -> Option<&Dict> {
        match self {
            OwnedValue::Map(it) => Some(it),
            _ => None,
        }
    }
}
