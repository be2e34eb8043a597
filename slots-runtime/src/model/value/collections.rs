//! `From` of options, lists, tuples and maps for values.

use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet, VecDeque};
use alloc::string::String;
use alloc::vec::Vec;
use core::time::Duration;
#[cfg(feature = "std")]
use std::collections::HashMap;

use super::Value;
use crate::model::dict::Dict;
use crate::model::value::owned::{OwnedList, OwnedValue};
use crate::model::value::view::List;

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::None, Into::into)
    }
}

impl<T: Into<OwnedValue>> From<Option<T>> for OwnedValue {
    fn from(value: Option<T>) -> Self {
        value.map_or(OwnedValue::None, Into::into)
    }
}

/// The list of some items.
pub(super) fn list<T: Into<OwnedValue>>(items: impl IntoIterator<Item = T>) -> OwnedValue {
    OwnedValue::List(Box::new(items.into_iter().map(Into::into).collect::<OwnedList>()))
}

/// The map of some entries.
fn map<K: AsRef<str>, V: Into<OwnedValue>>(
    entries: impl IntoIterator<Item = (K, V)>,
) -> OwnedValue {
    let mut dict = Dict::new();
    for (key, value) in entries {
        dict.insert_owned(key.as_ref(), value.into());
    }
    OwnedValue::Map(Box::new(dict))
}

macro_rules! collections {
    ($make:ident: $([$($param:tt)*] $ty:ty;)*) => {$(
        impl<$($param)*> From<$ty> for OwnedValue {
            fn from(items: $ty) -> Self { $make(items) }
        }
        impl<$($param)*> From<$ty> for Value<'_> {
            fn from(items: $ty) -> Self { $make(items).into() }
        }
    )*};
}

collections! { list:
    [T: Into<OwnedValue>] Vec<T>;
    [T: Into<OwnedValue>] VecDeque<T>;
    [T: Into<OwnedValue>] BTreeSet<T>;
    [T: Into<OwnedValue>, const N: usize] [T; N];
}

collections! { map:
    [K: AsRef<str>, V: Into<OwnedValue>] BTreeMap<K, V>;
}

#[cfg(feature = "std")]
collections! { map:
    [K: AsRef<str>, V: Into<OwnedValue>, S] HashMap<K, V, S>;
}

macro_rules! slices {
    ($([$($param:tt)*] $ty:ty;)*) => {$(
        /// The list of copies of the items.
        impl<$($param)*> From<&[$ty]> for OwnedValue {
            fn from(items: &[$ty]) -> Self { list(items.iter().cloned()) }
        }
        /// The list of copies of the items; a `&Vec` or the reference to an array is borrowed.
        impl<$($param)*> From<&[$ty]> for Value<'_> {
            fn from(items: &[$ty]) -> Self { list(items.iter().cloned()).into() }
        }
    )*};
}

// `&[u8]` is a byte string.
slices! {
    [] bool; [] char; [] f32; [] f64;
    [] i8; [] i16; [] i32; [] i64; [] i128; [] isize;
    [] u16; [] u32; [] u64; [] u128; [] usize;
    [] &str; [] String; [] Duration; [] OwnedValue;
    [T: Into<OwnedValue> + Clone] Option<T>;
    [T: Into<OwnedValue> + Clone] Vec<T>;
    [T: Into<OwnedValue> + Clone, const N: usize] [T; N];
}

impl From<OwnedList> for OwnedValue {
    fn from(items: OwnedList) -> Self {
        OwnedValue::List(Box::new(items))
    }
}

impl From<OwnedList> for Value<'_> {
    fn from(items: OwnedList) -> Self {
        Value::List(List::from(items.into_vec()))
    }
}

macro_rules! tuples {
    () => {};
    ($first:ident $($item:ident)*) => {
        #[doc = "The list of the items."]
        impl<$first: Into<OwnedValue>, $($item: Into<OwnedValue>),*> From<($first, $($item,)*)> for OwnedValue {
            #[allow(non_snake_case, reason = "a variable for each type parameter")]
            fn from(($first, $($item,)*): ($first, $($item,)*)) -> Self {
                list::<OwnedValue>([$first.into(), $($item.into()),*])
            }
        }
        #[doc = "The list of the items."]
        impl<$first: Into<OwnedValue>, $($item: Into<OwnedValue>),*> From<($first, $($item,)*)> for Value<'_> {
            fn from(items: ($first, $($item,)*)) -> Self { OwnedValue::from(items).into() }
        }
        tuples!($($item)*);
    };
}

tuples!(A B C D E F G H I J K L);
