//! `From` and `TryFrom` between Rust's types and values.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use core::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use core::time::Duration;
#[cfg(feature = "std")]
use std::path::{Path, PathBuf};

use super::Value;
use crate::model::dict::Dict;
use crate::model::kernel::object::Object;
use crate::model::value::integer::{BigInt, BigUint};
use crate::model::value::owned::OwnedValue;
use crate::model::value::single::widen;
use crate::model::value::view::{Bytes, List, Map};

macro_rules! from_small_ints {
    ($($int:ty)*) => {$(
        impl From<$int> for Value<'_> {
            fn from(value: $int) -> Self { Value::Int(value.into()) }
        }
    )*};
}

from_small_ints!(i8 i16 i32 i64 u8 u16 u32);

impl From<isize> for Value<'_> {
    fn from(value: isize) -> Self {
        // No `isize` of Rust is wider than 128 bits.
        from_i128(i128::try_from(value).unwrap_or_default())
    }
}

impl From<usize> for Value<'_> {
    fn from(value: usize) -> Self {
        from_u128(u128::try_from(value).unwrap_or_default())
    }
}

impl From<u64> for Value<'_> {
    fn from(value: u64) -> Self {
        from_i128(value.into())
    }
}

impl From<i128> for Value<'_> {
    fn from(value: i128) -> Self {
        from_i128(value)
    }
}

impl From<u128> for Value<'_> {
    fn from(value: u128) -> Self {
        from_u128(value)
    }
}

macro_rules! from_variant {
    ($($ty:ty => |$it:ident| $made:expr;)*) => {$(
        impl<'a> From<$ty> for Value<'a> {
            fn from($it: $ty) -> Self { $made }
        }
    )*};
}

from_variant! {
    () => |_unit| Value::None;
    bool => |it| Value::Bool(it);
    f64 => |it| Value::Float(it);
    f32 => |it| Value::Float(widen(it));
    char => |it| Value::Char(it);
    &'a str => |it| Value::Str(Cow::Borrowed(it));
    String => |it| Value::Str(Cow::Owned(it));
    Box<str> => |it| Value::Str(Cow::Owned(it.into()));
    Arc<str> => |it| Value::Str(Cow::Owned(it.to_string()));
    Rc<str> => |it| Value::Str(Cow::Owned(it.to_string()));
    Cow<'a, str> => |it| Value::Str(it);
    &'a [u8] => |it| Value::Bytes(Bytes::from(it));
    Duration => |it| Value::Duration(it);
    IpAddr => |it| Value::Str(Cow::Owned(it.to_string()));
    Ipv4Addr => |it| Value::Str(Cow::Owned(it.to_string()));
    Ipv6Addr => |it| Value::Str(Cow::Owned(it.to_string()));
    SocketAddr => |it| Value::Str(Cow::Owned(it.to_string()));
    SocketAddrV4 => |it| Value::Str(Cow::Owned(it.to_string()));
    SocketAddrV6 => |it| Value::Str(Cow::Owned(it.to_string()));
    &'a dyn Object => |it| Value::Object(it);
    Dict => |it| Value::Map(Map::from(it));
    Bytes<'a> => |it| Value::Bytes(it);
    List<'a> => |it| Value::List(it);
    Map<'a> => |it| Value::Map(it);
}

impl From<OwnedValue> for Value<'_> {
    #[inline]
    fn from(value: OwnedValue) -> Self {
        match value {
            OwnedValue::Str(it) => Value::Str(Cow::Owned(it)),
            OwnedValue::Bytes(it) => Value::Bytes(Bytes::from(*it)),
            OwnedValue::List(it) => Value::List(List::from(it.into_vec())),
            OwnedValue::Map(it) => Value::Map(Map::from(*it)),
            OwnedValue::Any(it) => Value::Any(it),
            OwnedValue::None => Value::None,
            OwnedValue::Bool(it) => Value::Bool(it),
            OwnedValue::Int(it) => Value::Int(it),
            OwnedValue::BigInt(it) => Value::BigInt(it),
            OwnedValue::BigUint(it) => Value::BigUint(it),
            OwnedValue::Float(it) => Value::Float(it),
            OwnedValue::Char(it) => Value::Char(it),
            OwnedValue::Duration(it) => Value::Duration(it),
        }
    }
}

macro_rules! owned_from {
    ($($ty:ty)*) => {$(
        impl From<$ty> for OwnedValue {
            fn from(value: $ty) -> Self {
                // A value made from one of these types is never opaque.
                Value::from(value).into_owned().unwrap_or_default()
            }
        }
    )*};
}

owned_from!(() i128 isize u128 usize f32 &String
    &bool &i8 &i16 &i32 &i64 &i128 &isize &u8 &u16 &u32 &u64 &u128 &usize &f32 &f64 &char
    Box<str> Rc<str> Arc<str> Cow<'_, str> &[u8] Bytes<'_> &Duration
    IpAddr Ipv4Addr Ipv6Addr SocketAddr SocketAddrV4 SocketAddrV6);

/// The types of the variants, and integers that fit one: no value is made on the way.
macro_rules! owned_from_variant {
    ($($ty:ty => |$it:ident| $made:expr;)*) => {$(
        impl From<$ty> for OwnedValue {
            #[inline]
            fn from($it: $ty) -> Self { $made }
        }
    )*};
}

owned_from_variant! {
    bool => |it| OwnedValue::Bool(it);
    i8 => |it| OwnedValue::Int(it.into());
    i16 => |it| OwnedValue::Int(it.into());
    i32 => |it| OwnedValue::Int(it.into());
    i64 => |it| OwnedValue::Int(it);
    u8 => |it| OwnedValue::Int(it.into());
    u16 => |it| OwnedValue::Int(it.into());
    u32 => |it| OwnedValue::Int(it.into());
    u64 => |it| match i64::try_from(it) {
        Ok(small) => OwnedValue::Int(small),
        Err(_) => OwnedValue::BigInt(BigInt::new(it.into())),
    };
    f64 => |it| OwnedValue::Float(it);
    char => |it| OwnedValue::Char(it);
    &str => |it| OwnedValue::Str(it.into());
    String => |it| OwnedValue::Str(it);
    Duration => |it| OwnedValue::Duration(it);
}

/// A path that is not Unicode is a [`Value::Any`] that holds the path.
#[cfg(feature = "std")]
impl From<PathBuf> for Value<'_> {
    fn from(path: PathBuf) -> Self {
        OwnedValue::from(path).into()
    }
}

/// A path that is not Unicode is a [`Value::Any`] that holds a copy of the path.
#[cfg(feature = "std")]
impl<'a> From<&'a Path> for Value<'a> {
    fn from(path: &'a Path) -> Self {
        match path.to_str() {
            Some(text) => Value::Str(Cow::Borrowed(text)),
            None => Value::any(path.to_path_buf()),
        }
    }
}

/// A path that is not Unicode is an [`OwnedValue::Any`] that holds the path.
#[cfg(feature = "std")]
impl From<PathBuf> for OwnedValue {
    fn from(path: PathBuf) -> Self {
        match path.into_os_string().into_string() {
            Ok(text) => OwnedValue::Str(text),
            Err(path) => OwnedValue::Any(Arc::new(PathBuf::from(path))),
        }
    }
}

/// A path that is not Unicode is an [`OwnedValue::Any`] that holds a copy of the path.
#[cfg(feature = "std")]
impl From<&Path> for OwnedValue {
    fn from(path: &Path) -> Self {
        path.to_path_buf().into()
    }
}

impl From<Dict> for OwnedValue {
    fn from(dict: Dict) -> Self {
        OwnedValue::Map(Box::new(dict))
    }
}

/// The variant of a whole number; each number has exactly one.
pub(crate) fn from_i128(value: i128) -> Value<'static> {
    match i64::try_from(value) {
        Ok(small) => Value::Int(small),
        Err(_) => Value::BigInt(BigInt::new(value)),
    }
}

/// The variant of an integer; each number has exactly one.
pub(crate) fn from_u128(value: u128) -> Value<'static> {
    match i128::try_from(value) {
        Ok(signed) => from_i128(signed),
        Err(_) => Value::BigUint(BigUint::new(value)),
    }
}

/// An integer of any width as an integer type, if it is one and fits.
pub(crate) fn to_int<T>(value: &Value<'_>) -> Option<T>
where
    T: TryFrom<i64> + TryFrom<i128> + TryFrom<u128>,
{
    match value {
        Value::Int(it) => T::try_from(*it).ok(),
        Value::BigInt(it) => T::try_from(it.get()).ok(),
        Value::BigUint(it) => T::try_from(it.get()).ok(),
        _ => None,
    }
}
