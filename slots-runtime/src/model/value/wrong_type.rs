//! The errors of a value whose type is not accepted.

use alloc::borrow::Cow;

use super::Value;
use crate::model::error_kind::ErrorKind;
use crate::model::value_error::ValueError;
use crate::text::type_names::short_type_name;

impl ValueError {
    /// Creates the error of a value whose type is not accepted: `must be f64, not str`.
    pub fn wrong_type(expected: impl Into<Cow<'static, str>>, found: &Value<'_>) -> Self {
        ValueError::new(ErrorKind::Type, expected, found.type_name().into_owned())
    }

    /// As [`wrong_type`](Self::wrong_type), with the name of `T` as the expected type.
    pub fn not_a<T: ?Sized>(found: &Value<'_>) -> Self {
        ValueError::wrong_type(short_type_name::<T>(), found)
    }
}
