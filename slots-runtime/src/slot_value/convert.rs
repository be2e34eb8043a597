//! Conversions between values and the Rust types that convert.

use alloc::string::String;
use alloc::vec::Vec;
use core::time::Duration;

use super::SlotValue;
use crate::model::value::Value;
use crate::model::value::view::{List, Sequence};
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

impl<'a, T: SlotValue> From<&'a Vec<T>> for Value<'a> {
    fn from(values: &'a Vec<T>) -> Self {
        Value::List(List::from(values as &dyn Sequence))
    }
}

macro_rules! try_from_value {
    ($($ty:ty)*) => {$(
        impl TryFrom<Value<'_>> for $ty {
            type Error = ValueError;
            fn try_from(value: Value<'_>) -> Result<Self, ValueError> { <$ty>::from_value(value) }
        }
    )*};
}

try_from_value!(bool i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 f64 char String Duration);
