//! Conversions between values and the Rust types that convert.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
#[cfg(feature = "std")]
use core::hash::BuildHasher;
use core::time::Duration;
#[cfg(feature = "std")]
use std::{collections::HashMap, path::PathBuf};

use super::SlotValue;
use crate::model::dict::Dict;
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;
use crate::model::value_error::ValueError;

impl Value<'_> {
    /// Converts to a `T` like a write by name: a conversion that would lose information is an error.
    ///
    /// # Errors
    /// [`ValueError`] with the expected and the actual value.
    ///
    /// ```
    /// use slots_runtime::Value;
    ///
    /// assert_eq!(Value::from(7).extract::<u8>().unwrap(), 7);
    /// assert_eq!(Value::from(300).extract::<u8>().unwrap_err().to_string(), "must be in 0..=255, not 300");
    /// ```
    pub fn extract<T: SlotValue>(&self) -> Result<T, ValueError> {
        T::from_value(self.clone())
    }
}

impl OwnedValue {
    /// The value as a `T`, converted as a write by name converts: nothing is lost, or it is rejected.
    ///
    /// # Errors
    /// [`ValueError`] says what was expected and what was found.
    ///
    /// ```
    /// use slots_runtime::OwnedValue;
    ///
    /// assert_eq!(OwnedValue::from([1, 2]).extract::<Vec<u8>>().unwrap(), [1, 2]);
    /// ```
    pub fn extract<T: SlotValue>(&self) -> Result<T, ValueError> {
        T::from_value(self.as_value())
    }
}

/// Borrows a value of any type that converts: a number, a string, a list, an object, an enum.
///
/// ```
/// use slots_runtime::prelude::*;
///
/// #[slots]
/// struct Scan {
///     gains: Vec<f64>,
///     name: Option<String>,
/// }
///
/// let (gains, name) = (vec![1.0, 2.0], Some(String::from("dark")));
/// let mut scan = Scan { gains: vec![], name: None };
/// scan.setattr("gains", &gains)?;
/// scan.setattr("name", &name)?;
/// assert_eq!((scan.gains, scan.name), (gains, name));
/// # Ok::<(), AttributeError>(())
/// ```
impl<'a, T: SlotValue> From<&'a T> for Value<'a> {
    #[inline]
    fn from(value: &'a T) -> Self {
        value.to_value()
    }
}

macro_rules! try_from_value {
    ($($(#[$meta:meta])* [$($param:tt)*] $ty:ty;)*) => {$(
        $(#[$meta])*
        impl<$($param)*> TryFrom<Value<'_>> for $ty {
            type Error = ValueError;
            fn try_from(value: Value<'_>) -> Result<Self, ValueError> { <$ty>::from_value(value) }
        }
        $(#[$meta])*
        impl<$($param)*> TryFrom<OwnedValue> for $ty {
            type Error = ValueError;
            fn try_from(value: OwnedValue) -> Result<Self, ValueError> { <$ty>::from_value(value.into()) }
        }
    )*};
}

macro_rules! try_from_value_to {
    ($($ty:ty)*) => { try_from_value! { $([] $ty;)* } };
}

try_from_value_to!(bool i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 f64 char String Duration);
try_from_value! {
    [T: SlotValue] Vec<T>;
    [T: SlotValue] BTreeMap<String, T>;
    #[cfg(feature = "std")] [T: SlotValue, S: BuildHasher + Default + 'static] HashMap<String, T, S>;
    #[cfg(feature = "std")] [] PathBuf;
}

impl TryFrom<Value<'_>> for OwnedValue {
    type Error = ValueError;
    fn try_from(value: Value<'_>) -> Result<Self, ValueError> {
        OwnedValue::from_value(value)
    }
}

impl TryFrom<Value<'_>> for Dict {
    type Error = ValueError;
    fn try_from(value: Value<'_>) -> Result<Self, ValueError> {
        Dict::from_value(value)
    }
}
