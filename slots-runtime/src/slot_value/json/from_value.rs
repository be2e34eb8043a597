//! Conversions from values to `serde_json::Value`.

use alloc::string::ToString;

use serde_json::{Map as JsonMap, Number, Value as Json};

use crate::model::kernel::object::ObjectRef;
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;

use crate::model::value_error::ValueError;
use crate::text::depth::Level;
use crate::text::step::PathSegment;

/// `None` is null, an object a map of its attributes; a span of time and a value that is `FromStr + Display` are strings,
/// bytes a list of numbers.
///
/// An infinity, a NaN, an opaque value, and a whole number beyond 64 bits are errors: JSON or `serde_json` cannot hold them.
///
/// ```
/// use serde_json::json;
/// use slots_runtime::Value;
///
/// assert_eq!(serde_json::Value::try_from(&Value::from([Some(1.5), None]))?, json!([1.5, null]));
/// assert!(serde_json::Value::try_from(&Value::from(f64::NAN)).is_err());
/// # Ok::<(), slots_runtime::ValueError>(())
/// ```
impl TryFrom<&Value<'_>> for Json {
    type Error = ValueError;

    fn try_from(value: &Value<'_>) -> Result<Self, ValueError> {
        let wide = |number: Option<Number>| {
            let wrong = || ValueError::wrong_value("a number of 64 bits", value);
            number.map(Json::Number).ok_or_else(wrong)
        };
        match value {
            Value::None => Ok(Json::Null),
            Value::Bool(it) => Ok(Json::Bool(*it)),
            Value::Int(it) => Ok(Json::from(*it)),
            Value::BigInt(it) => wide(Number::from_i128(it.get())),
            Value::BigUint(it) => wide(Number::from_u128(it.get())),
            Value::Float(it) => match Number::from_f64(*it) {
                Some(number) => Ok(Json::Number(number)),
                None => Err(ValueError::wrong_value("a finite number", value)),
            },
            Value::Char(_) | Value::Str(_) | Value::Text(_) | Value::Duration(_) => {
                Ok(Json::String(value.to_string()))
            }
            Value::Bytes(it) => Ok(it.as_slice().iter().copied().map(Json::from).collect()),
            Value::List(list) => {
                let _level = Level::enter_or_reject()?;
                let item = |(at, item): (usize, Value<'_>)| {
                    Json::try_from(&item).map_err(|why| why.in_item(PathSegment::Index(at)))
                };
                list.iter().enumerate().map(item).collect::<Result<_, _>>().map(Json::Array)
            }
            Value::Map(map) => entries(map.iter()),
            Value::Object(object) => entries(crate::model::vars::vars(ObjectRef::new(*object))),
            Value::Any(_) | Value::Opaque(_) => {
                Err(ValueError::wrong_type("a value that JSON can hold", value))
            }
        }
    }
}

fn entries<'v>(
    entries: impl Iterator<Item = (impl AsRef<str>, Value<'v>)>,
) -> Result<Json, ValueError> {
    let _level = Level::enter_or_reject()?;
    let mut map = JsonMap::new();
    for (key, value) in entries {
        let key = key.as_ref().to_string();
        let value =
            Json::try_from(&value).map_err(|why| why.in_item(PathSegment::Name(key.clone())))?;
        map.insert(key, value);
    }
    Ok(Json::Object(map))
}

/// See the conversion of a reference.
impl TryFrom<Value<'_>> for Json {
    type Error = ValueError;

    fn try_from(value: Value<'_>) -> Result<Self, ValueError> {
        Json::try_from(&value)
    }
}

/// See the conversion of a [`Value`].
impl TryFrom<&OwnedValue> for Json {
    type Error = ValueError;

    fn try_from(value: &OwnedValue) -> Result<Self, ValueError> {
        Json::try_from(&value.as_value())
    }
}

/// See the conversion of a [`Value`].
impl TryFrom<OwnedValue> for Json {
    type Error = ValueError;

    fn try_from(value: OwnedValue) -> Result<Self, ValueError> {
        Json::try_from(&value.as_value())
    }
}
