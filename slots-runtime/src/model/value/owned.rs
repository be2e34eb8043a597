//! `OwnedValue`: an owned value, which can be stored, sent to another thread and cloned.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::any::Any;
use core::time::Duration;

use super::Value;
use crate::model::dict::Dict;
use crate::model::too_deep::too_deep;
use crate::model::value::integer::{BigInt, BigUint};
use crate::model::value::view::{Bytes, Foreign, List, Map, Mapping, Sequence};
use crate::model::value_error::ValueError;

/// A [`Value`] that owns its data. It can be stored in an overflow map and sent through a channel.
///
/// It is `Send + Sync + Clone`. A slot of this type accepts any value, like a slot in Python.
///
/// ```
/// use slots_runtime::{OwnedValue, Value};
///
/// let value = OwnedValue::from([1, 2, 3]);
/// assert_eq!(value.as_value().type_name(), "list");
/// assert_eq!(value.to_string(), "[1, 2, 3]");
/// ```
#[derive(Default)]
#[non_exhaustive]
pub enum OwnedValue {
    /// Python's `None`.
    #[default]
    None,
    /// A boolean.
    Bool(bool),
    /// An integer that fits 64 bits with sign; every such number is this variant.
    Int(i64),
    /// An integer that fits 128 bits with sign, but not 64.
    BigInt(BigInt),
    /// An integer above `i128::MAX`.
    BigUint(BigUint),
    /// A floating point number.
    Float(f64),
    /// One character.
    Char(char),
    /// A string.
    Str(String),
    /// Raw bytes.
    Bytes(Box<Vec<u8>>),
    /// A duration.
    Duration(Duration),
    /// A list of values.
    List(Box<OwnedList>),
    /// A map from string keys to values.
    Map(Box<Dict>),
    /// A value of any type that can be shared between threads; its clones share it.
    Any(Arc<dyn Foreign>),
}

impl OwnedValue {
    /// Returns the value as a borrowed `Value`.
    #[inline]
    pub fn as_value(&self) -> Value<'_> {
        match self {
            OwnedValue::None => Value::None,
            OwnedValue::Bool(it) => Value::Bool(*it),
            OwnedValue::Int(it) => Value::Int(*it),
            OwnedValue::BigInt(it) => Value::BigInt(*it),
            OwnedValue::BigUint(it) => Value::BigUint(*it),
            OwnedValue::Float(it) => Value::Float(*it),
            OwnedValue::Char(it) => Value::Char(*it),
            OwnedValue::Str(it) => Value::Str(Cow::Borrowed(it)),
            OwnedValue::Bytes(it) => Value::Bytes(Bytes::from(it.as_slice())),
            OwnedValue::Duration(it) => Value::Duration(*it),
            OwnedValue::List(it) => Value::List(List::from(&***it as &dyn Sequence)),
            OwnedValue::Map(it) => Value::Map(Map::from(&**it as &dyn Mapping)),
            OwnedValue::Any(it) => Value::Any(Arc::clone(it)),
        }
    }

    /// Returns the contained value if its stored type is exactly `T`.
    ///
    /// The stored types are `bool`, `i64`, `f64`, `char`, `String`, `Vec<u8>`, `Duration`,
    /// `Vec<OwnedValue>`, [`Dict`], and the type of a value of [`Value::any`]. For `OwnedValue` the
    /// result is the value itself.
    pub fn downcast_ref<T: 'static>(&self) -> Option<&T> {
        if let Some(whole) = (self as &dyn Any).downcast_ref() {
            return Some(whole);
        }
        let inner: &dyn Any = match self {
            OwnedValue::Bool(it) => it,
            OwnedValue::Int(it) => it,
            OwnedValue::Float(it) => it,
            OwnedValue::Char(it) => it,
            OwnedValue::Str(it) => it,
            OwnedValue::Bytes(it) => &**it,
            OwnedValue::Duration(it) => it,
            OwnedValue::List(it) => &***it,
            OwnedValue::Map(it) => &**it,
            OwnedValue::Any(it) => return it.downcast_ref(),
            OwnedValue::None | OwnedValue::BigInt(_) | OwnedValue::BigUint(_) => return None,
        };
        inner.downcast_ref()
    }

    /// Returns a mutable reference to the contained value, like [`downcast_ref`](Self::downcast_ref). A value of
    /// [`Value::any`] is returned only while no clone shares it.
    pub fn downcast_mut<T: 'static>(&mut self) -> Option<&mut T> {
        if (self as &dyn Any).is::<T>() {
            return (self as &mut dyn Any).downcast_mut();
        }
        let inner: &mut dyn Any = match self {
            OwnedValue::Bool(it) => it,
            OwnedValue::Int(it) => it,
            OwnedValue::Float(it) => it,
            OwnedValue::Char(it) => it,
            OwnedValue::Str(it) => it,
            OwnedValue::Bytes(it) => &mut **it,
            OwnedValue::Duration(it) => it,
            OwnedValue::List(it) => &mut ***it,
            OwnedValue::Map(it) => &mut **it,
            OwnedValue::Any(it) => Arc::get_mut(it)?,
            OwnedValue::None | OwnedValue::BigInt(_) | OwnedValue::BigUint(_) => return None,
        };
        inner.downcast_mut()
    }

    /// Takes the contained value of type `T`, or the whole value for `OwnedValue`, and leaves `None`.
    pub(crate) fn take<T: 'static>(&mut self) -> Option<T> {
        let mut taken: Option<T> = None;
        let out: &mut dyn Any = &mut taken;
        if let Some(out) = out.downcast_mut::<Option<OwnedValue>>() {
            *out = Some(core::mem::take(self));
            return taken;
        }
        macro_rules! take {
            ($($variant:ident($inner:ty) => |$it:ident| $value:expr;)*) => {
                match core::mem::take(self) {
                    $(OwnedValue::$variant($it) => {
                        if let Some(out) = out.downcast_mut::<Option<$inner>>() {
                            *out = Some($value);
                        }
                    })*
                    _ => {}
                }
            };
        }
        take! {
            Bool(bool) => |it| it;
            Int(i64) => |it| it;
            Float(f64) => |it| it;
            Char(char) => |it| it;
            Str(String) => |it| it;
            Bytes(Vec<u8>) => |it| *it;
            Duration(Duration) => |it| it;
            List(Vec<OwnedValue>) => |it| it.into_vec();
            Map(Dict) => |it| *it;
        }
        taken
    }

    /// The value in an `Option<T>`, taken, if `T` is one of the stored types.
    pub(crate) fn take_any(typed: &mut dyn Any) -> Option<OwnedValue> {
        macro_rules! take {
            ($($ty:ty)*) => {$(
                if let Some(value) = typed.downcast_mut::<Option<$ty>>() {
                    return value.take().map(OwnedValue::from);
                }
            )*};
        }
        take!(bool i64 f64 char String Duration Vec<OwnedValue> Dict);
        if let Some(bytes) = typed.downcast_mut::<Option<Vec<u8>>>() {
            return bytes.take().map(|bytes| OwnedValue::Bytes(Box::new(bytes)));
        }
        typed.downcast_mut::<Option<OwnedValue>>()?.take()
    }
}

/// The reason why a value cannot be copied.
pub(crate) enum NoCopy {
    /// The value, or a value inside of it, has an opaque type.
    Opaque,
    TooDeep,
}

impl NoCopy {
    /// The error of a write of a value of this kind.
    pub(crate) fn reject(self, kind: &str) -> ValueError {
        match self {
            NoCopy::TooDeep => too_deep(),
            NoCopy::Opaque => {
                ValueError::wrong_type("a value that can be stored", &Value::None).found_as(kind)
            }
        }
    }
}

/// The items of an [`OwnedValue::List`]: a `Vec<OwnedValue>` whose drop does not recurse at any depth of nesting.
///
/// ```
/// use slots_runtime::{OwnedList, OwnedValue};
///
/// let mut items = OwnedList::from(vec![OwnedValue::from(1)]);
/// items.push(2.into());
/// assert_eq!(OwnedValue::List(Box::new(items)).to_string(), "[1, 2]");
/// ```
#[derive(Clone, Default, PartialEq)]
pub struct OwnedList(pub(super) Vec<OwnedValue>);
