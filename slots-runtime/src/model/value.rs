//! `Value`: a dynamically typed value, borrowed from the object.

mod compare;
pub(crate) mod convert;
mod copy;
pub(crate) mod integer;
mod list;
pub(crate) mod owned;
mod show;
pub(crate) mod single;
pub(crate) mod view;

use alloc::borrow::Cow;
use alloc::string::ToString;
use alloc::sync::Arc;
use core::time::Duration;

use self::integer::{BigInt, BigUint};
use self::owned::OwnedValue;
use self::view::{Bytes, Foreign, List, Map, Text};
use crate::model::kernel::attr::AttrRef;
use crate::model::kernel::object::Object;

/// The value of an attribute whose type is not known to the caller.
///
/// Reading borrows: a string, a list or a nested object of any length is not copied.
/// Writing converts: an exact conversion is accepted, any other is rejected.
///
/// ```
/// use slots_runtime::prelude::*;
///
/// #[slots]
/// struct Person {
///     name: String,
///     age: u32,
/// }
///
/// let me = Person { name: "Aquiles".into(), age: 35 };
/// assert_eq!(me.getattr("name")?, "Aquiles");
/// assert_eq!(me.getattr("age")?, 35);
/// assert_eq!(me.getattr("age")?.to_string(), "35");
/// assert!(matches!(me.getattr("age")?, Value::Int(35)));
/// # Ok::<(), slots_runtime::AttributeError>(())
/// ```
#[derive(Clone)]
#[non_exhaustive]
pub enum Value<'a> {
    /// Python's `None`, the `None` of an `Option`.
    None,
    /// A truth value.
    Bool(bool),
    /// A whole number that fits 64 bits with sign; every such number is this variant.
    Int(i64),
    /// A whole number that fits 128 bits with sign, but not 64.
    BigInt(BigInt),
    /// A whole number above `i128::MAX`.
    BigUint(BigUint),
    /// A floating point number. An `f32` is the `f64` of its shortest decimal, so that 0.1 is 0.1.
    Float(f64),
    /// One character.
    Char(char),
    /// A string.
    Str(Cow<'a, str>),
    /// Raw bytes.
    Bytes(Bytes<'a>),
    /// A span of time.
    Duration(Duration),
    /// A sequence of values.
    List(List<'a>),
    /// A map from string keys to values, in the order of the map that it borrows.
    Map(Map<'a>),
    /// A nested object with attributes of its own.
    Object(&'a dyn Object),
    /// A value that converts to and from a string: its type is `FromStr + Display`.
    Text(&'a dyn Text),
    /// A value of any `Send + Sync` type, as an overflow map can hold.
    Any(Arc<dyn Foreign>),
    /// A value whose type does not convert to a `Value`; typed access reads and writes it.
    Opaque(AttrRef<'a>),
}

impl<'a> Value<'a> {
    /// Wraps a value of any type that can be shared between threads, for an overflow map.
    ///
    /// ```
    /// use slots_runtime::prelude::*;
    ///
    /// struct Session(u32);
    ///
    /// let mut extras = Dict::new();
    /// extras.insert("session", Value::any(Session(7)))?;
    /// assert_eq!(extras.get_ref::<Session>("session").map(|session| session.0), Some(7));
    /// # Ok::<(), slots_runtime::ValueError>(())
    /// ```
    pub fn any<T: core::any::Any + Send + Sync>(value: T) -> Self {
        Value::Any(Arc::new(value))
    }

    /// The kind of the value, as error messages name it: Python's names where Python has the type.
    ///
    /// ```
    /// use slots_runtime::Value;
    ///
    /// assert_eq!(Value::from("text").type_name(), "str");
    /// assert_eq!(Value::from(1.5).type_name(), "float");
    /// assert_eq!(Value::None.type_name(), "None");
    /// ```
    pub fn type_name(&self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Value::None => "None",
            Value::Bool(_) => "bool",
            Value::Int(_) | Value::BigInt(_) | Value::BigUint(_) => "int",
            Value::Float(_) => "float",
            Value::Char(_) | Value::Str(_) => "str",
            Value::Bytes(_) => "bytes",
            Value::Duration(_) => "Duration",
            Value::List(_) => "list",
            Value::Map(_) => "dict",
            Value::Object(object) => object.class().name(),
            Value::Text(text) => return Cow::Owned((**text).type_name()),
            Value::Any(any) => return Cow::Owned((**any).type_name()),
            Value::Opaque(attr) => return Cow::Owned(attr.type_name()),
        })
    }

    /// Whether this is `None`.
    pub fn is_none(&self) -> bool {
        matches!(self, Value::None)
    }

    /// The truth value, if it is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Value::Bool(it) => Some(*it),
            _ => None,
        }
    }

    /// The whole number, if it is one and fits 64 bits.
    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Value::Int(it) => Some(*it),
            _ => None,
        }
    }

    /// The number as floating point, if it is a number that `f64` holds exactly.
    #[inline]
    pub fn as_f64(&self) -> Option<f64> {
        match self {
            Value::Float(it) => Some(*it),
            _ => self.whole_as_f64(),
        }
    }

    fn whole_as_f64(&self) -> Option<f64> {
        match self {
            Value::Int(it) => integer::exact_f64(i128::from(*it)),
            Value::BigInt(it) => integer::exact_f64(it.get()),
            Value::BigUint(it) => integer::exact_f64_of_u128(it.get()),
            _ => None,
        }
    }

    /// The string, if it is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Value::Str(it) => Some(it),
            _ => None,
        }
    }

    /// The bytes, if it is a byte string.
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match self {
            Value::Bytes(it) => Some(it.as_slice()),
            _ => None,
        }
    }

    /// The list, if it is one.
    pub fn as_list(&self) -> Option<&List<'a>> {
        match self {
            Value::List(it) => Some(it),
            _ => None,
        }
    }

    /// The map, if it is one.
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

    /// The nested object, if it is one.
    pub fn as_object(&self) -> Option<&'a dyn Object> {
        match self {
            Value::Object(it) => Some(*it),
            _ => None,
        }
    }

    /// A copy of the value that does not borrow the object.
    ///
    /// A nested object becomes a map of its attributes; `None` is returned for a value of an opaque
    /// type, which cannot be copied, and for one that is nested deeper than [`MAX_DEPTH`](crate::MAX_DEPTH).
    ///
    /// ```
    /// use slots_runtime::{OwnedValue, Value};
    ///
    /// let text = String::from("borrowed");
    /// let owned: OwnedValue = Value::from(&text).to_owned().unwrap();
    /// drop(text);
    /// assert_eq!(owned.as_value(), "borrowed");
    /// ```
    pub fn to_owned(&self) -> Option<OwnedValue> {
        OwnedValue::copy_of(self).ok()
    }

    /// The value as a string, if it is a string, a character, or a value that converts to a string.
    pub(crate) fn textual(&self) -> Option<Cow<'_, str>> {
        match self {
            Value::Str(it) => Some(Cow::Borrowed(it)),
            Value::Char(it) => Some(Cow::Owned(it.to_string())),
            Value::Text(it) => Some(Cow::Owned(it.to_string())),
            _ => None,
        }
    }
}
