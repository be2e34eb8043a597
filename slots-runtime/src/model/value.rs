//! `Value`: a dynamically typed value, borrowed from the object.

mod collections;
mod compare;
pub(crate) mod convert;
mod copy;
pub(crate) mod integer;
mod list;
mod literal;
pub(crate) mod owned;
mod read;
mod show;
pub(crate) mod single;
pub(crate) mod view;
mod wrong_type;

use alloc::borrow::Cow;
use alloc::string::ToString;
use alloc::sync::Arc;
use core::time::Duration;

use self::integer::{BigInt, BigUint};
use self::owned::OwnedValue;
use self::view::{Bytes, Foreign, List, Map, Text};
use crate::model::kernel::attr::AttrRef;
use crate::model::kernel::object::Object;

/// A dynamically typed value, which borrows from the object.
///
/// A read does not copy strings, lists and nested objects. A write converts the value to the type of the attribute, or
/// rejects it if information would be lost.
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
    /// A boolean.
    Bool(bool),
    /// An integer that fits 64 bits with sign; every such number is this variant.
    Int(i64),
    /// An integer that fits 128 bits with sign, but not 64.
    BigInt(BigInt),
    /// An integer above `i128::MAX`.
    BigUint(BigUint),
    /// A floating point number. An `f32` is the `f64` of its shortest decimal, so that 0.1 is 0.1.
    Float(f64),
    /// One character.
    Char(char),
    /// A string.
    Str(Cow<'a, str>),
    /// Raw bytes.
    Bytes(Bytes<'a>),
    /// A duration.
    Duration(Duration),
    /// A sequence of values.
    List(List<'a>),
    /// A map from string keys to values, in the order of the map that it borrows.
    Map(Map<'a>),
    /// A nested object.
    Object(&'a dyn Object),
    /// A value that converts to and from a string: its type is `FromStr + Display`.
    Text(&'a dyn Text),
    /// A value of any `Send + Sync` type, as an overflow map can hold.
    Any(Arc<dyn Foreign>),
    /// A value whose type does not convert to a `Value`; typed access reads and writes it.
    Opaque(AttrRef<'a>),
}

impl Value<'_> {
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

    /// Moves the value; a number by its parts. A value that was stored in two halves and is then copied as a whole stalls the
    /// processor.
    #[inline(always)]
    pub(crate) fn moved(self) -> Self {
        let moved = match self {
            Value::Float(number) => Value::Float(number),
            Value::Int(number) => Value::Int(number),
            Value::Bool(truth) => Value::Bool(truth),
            other => return other,
        };
        // A number has nothing to drop.
        core::mem::forget(self);
        moved
    }

    /// Drops the value; a number or a borrowed string without a call.
    #[inline(always)]
    pub(crate) fn discard(self) {
        if let Value::Float(_) = self {
            // One comparison for the most frequent kind.
            return core::mem::forget(self);
        }
        match self {
            Value::None
            | Value::Bool(_)
            | Value::Int(_)
            | Value::Float(_)
            | Value::Str(Cow::Borrowed(_)) => {
                core::mem::forget(self);
            }
            other => drop(other),
        }
    }

    /// Returns the name of the value's type in error messages: Python's name where Python has the type.
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

    /// A copy of the value that does not borrow the object.
    ///
    /// A nested object becomes a map of its attributes. Returns `None` for an opaque value, which cannot be copied, and
    /// for a value nested deeper than [`MAX_DEPTH`](crate::MAX_DEPTH).
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

    /// The value as a string if it is a string, a character, or a value that converts to a string.
    pub(crate) fn textual(&self) -> Option<Cow<'_, str>> {
        match self {
            Value::Str(it) => Some(Cow::Borrowed(it)),
            Value::Char(it) => Some(Cow::Owned(it.to_string())),
            Value::Text(it) => Some(Cow::Owned(it.to_string())),
            _ => None,
        }
    }
}

/// A type that a write by name accepts: every type with `Into<Value>`.
///
/// These are numbers, strings and paths, options, lists, tuples and maps of them, and references to a value of any type
/// that implements [`SlotValue`](crate::SlotValue).
///
/// The trait cannot be implemented; implement `From<MyType> for Value<'_>`.
///
/// ```
/// use slots_runtime::IntoValue;
///
/// fn list<'v>(items: impl IntoIterator<Item: IntoValue<'v>>) -> Vec<String> {
///     items.into_iter().map(|item| item.into_value().to_string()).collect()
/// }
///
/// assert_eq!(list([1.5, 2.0]), ["1.5", "2.0"]);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not convert to a `Value`",
    label = "`{Self}` does not convert to a `Value`",
    note = "a reference to a value of a type with `SlotValue` converts: pass `&value`; derive `SlotValue` for an enum, a newtype or a tuple struct, put `#[slots]` above a struct with named fields",
    note = "a value of a type with `Display` and `FromStr` is written as a string: pass `value.to_string()`",
    note = "`replace_attr` writes a value of exactly the type of the slot, whatever the type is"
)]
pub trait IntoValue<'a>: Sealed<'a> {
    /// The value.
    fn into_value(self) -> Value<'a>;
}

#[diagnostic::do_not_recommend]
impl<'a, T: Into<Value<'a>>> IntoValue<'a> for T {
    #[inline]
    fn into_value(self) -> Value<'a> {
        self.into()
    }
}

/// Only this file implements [`IntoValue`].
pub trait Sealed<'a> {}

impl<'a, T: Into<Value<'a>>> Sealed<'a> for T {}
