//! Conversions of values to owned values.

use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::any::Any;
use core::time::Duration;

use super::Value;
use crate::model::dict::Dict;
use crate::model::value::owned::{NoCopy, OwnedList, OwnedValue};
use crate::model::value_error::ValueError;
use crate::text::depth::Level;

impl OwnedValue {
    /// A value as it is stored.
    pub(crate) fn stored(value: Value<'_>) -> Result<OwnedValue, ValueError> {
        let kind = value.type_name();
        value.try_into_owned().map_err(|why| why.reject(&kind))
    }

    /// Puts the value back where [`take_any`](Self::take_any) took it from.
    pub(crate) fn put_any(mut self, typed: &mut dyn Any) {
        macro_rules! put {
            ($($ty:ty)*) => {$(
                if let Some(place) = typed.downcast_mut::<Option<$ty>>() {
                    *place = self.take::<$ty>();
                    return;
                }
            )*};
        }
        put!(bool i64 f64 char String Duration Vec<OwnedValue> Dict Vec<u8>);
        if let Some(place) = typed.downcast_mut::<Option<OwnedValue>>() {
            *place = Some(self);
        }
    }

    pub(crate) fn copy_of(value: &Value<'_>) -> Result<OwnedValue, NoCopy> {
        Ok(match value {
            Value::None => OwnedValue::None,
            Value::Bool(it) => OwnedValue::Bool(*it),
            Value::Int(it) => OwnedValue::Int(*it),
            Value::BigInt(it) => OwnedValue::BigInt(*it),
            Value::BigUint(it) => OwnedValue::BigUint(*it),
            Value::Float(it) => OwnedValue::Float(*it),
            Value::Char(it) => OwnedValue::Char(*it),
            Value::Str(it) => OwnedValue::Str(String::from(&**it)),
            Value::Bytes(it) => OwnedValue::Bytes(Box::new(it.as_slice().to_vec())),
            Value::Duration(it) => OwnedValue::Duration(*it),
            Value::List(it) => {
                let _level = Level::enter().ok_or(NoCopy::TooDeep)?;
                let items: Result<OwnedList, _> =
                    it.iter().map(|item| OwnedValue::copy_of(&item)).collect();
                OwnedValue::List(Box::new(items?))
            }
            Value::Map(it) => OwnedValue::copy_entries(it.iter())?,
            Value::Object(object) => {
                let object = crate::model::kernel::object::ObjectRef::new(*object);
                OwnedValue::copy_entries(crate::model::vars::vars(object))?
            }
            Value::Text(it) => OwnedValue::Str(it.to_string()),
            Value::Any(it) => OwnedValue::Any(Arc::clone(it)),
            Value::Opaque(_) => return Err(NoCopy::Opaque),
        })
    }

    fn copy_entries<'v>(
        entries: impl Iterator<Item = (impl AsRef<str>, Value<'v>)>,
    ) -> Result<OwnedValue, NoCopy> {
        let _level = Level::enter().ok_or(NoCopy::TooDeep)?;
        let mut dict = Dict::new();
        for (key, item) in entries {
            dict.insert_owned(key.as_ref(), OwnedValue::copy_of(&item)?);
        }
        Ok(OwnedValue::Map(Box::new(dict)))
    }
}

impl Value<'_> {
    /// As [`to_owned`](Value::to_owned), but moves the parts that are already owned.
    pub fn into_owned(self) -> Option<OwnedValue> {
        self.try_into_owned().ok()
    }

    pub(crate) fn try_into_owned(self) -> Result<OwnedValue, NoCopy> {
        match self {
            Value::Str(it) => Ok(OwnedValue::Str(it.into_owned())),
            Value::Bytes(it) => Ok(OwnedValue::Bytes(Box::new(it.into_vec()))),
            other => OwnedValue::copy_of(&other),
        }
    }
}
