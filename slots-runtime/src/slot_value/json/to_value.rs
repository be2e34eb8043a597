//! Conversions from `serde_json::Value` to values.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde_json::{Number, Value as Json};

use crate::model::dict::Dict;
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;

/// A number. With the feature `arbitrary_precision` of `serde_json`, one that no number of Rust holds is a string.
pub(super) fn number(it: &Number) -> Value<'static> {
    let whole = it.as_i128().map(Value::from).or_else(|| it.as_u128().map(Value::from));
    let float = || it.as_f64().filter(|float| float.is_finite()).map(Value::Float);
    whole.or_else(float).unwrap_or_else(|| Value::Str(Cow::Owned(it.to_string())))
}

/// A list or a map that is being converted.
enum Open {
    List(alloc::vec::IntoIter<Json>, Vec<OwnedValue>),
    Map(serde_json::map::IntoIter, String, Dict),
}

impl Open {
    fn next(&mut self) -> Option<Json> {
        match self {
            Open::List(rest, _) => rest.next(),
            Open::Map(rest, key, _) => {
                let (name, value) = rest.next()?;
                *key = name;
                Some(value)
            }
        }
    }

    fn add(&mut self, value: OwnedValue) {
        match self {
            Open::List(_, items) => items.push(value),
            Open::Map(_, key, dict) => drop(dict.insert_owned(key, value)),
        }
    }

    fn finish(self) -> OwnedValue {
        match self {
            Open::List(_, items) => items.into(),
            Open::Map(_, _, dict) => dict.into(),
        }
    }
}

/// A scalar, or the list or map to convert next.
fn begin(json: Json) -> Result<OwnedValue, Open> {
    Ok(match json {
        Json::Null => OwnedValue::None,
        Json::Bool(it) => OwnedValue::Bool(it),
        Json::Number(it) => number(&it).into_owned().unwrap_or_default(),
        Json::String(it) => OwnedValue::Str(it),
        Json::Array(items) => return Err(Open::List(items.into_iter(), Vec::new())),
        Json::Object(map) => return Err(Open::Map(map.into_iter(), String::new(), Dict::new())),
    })
}

/// Null is `None`, an object a map in its order.
///
/// ```
/// use slots_runtime::OwnedValue;
///
/// let value = OwnedValue::from(serde_json::json!({"gains": [1, 2.5], "name": null}));
/// assert_eq!(value.to_string(), r#"{"gains": [1, 2.5], "name": None}"#);
/// ```
impl From<Json> for OwnedValue {
    fn from(json: Json) -> Self {
        let mut current = match begin(json) {
            Ok(scalar) => return scalar,
            Err(open) => open,
        };
        // The enclosing lists and maps: no recursion, so that no depth overflows the stack.
        let mut outer = Vec::new();
        loop {
            match current.next().map(begin) {
                Some(Ok(scalar)) => current.add(scalar),
                Some(Err(inner)) => outer.push(core::mem::replace(&mut current, inner)),
                None => match outer.pop() {
                    Some(mut next) => {
                        next.add(current.finish());
                        current = next;
                    }
                    None => return current.finish(),
                },
            }
        }
    }
}

/// See the conversion to [`OwnedValue`]; the reference to a JSON value is borrowed.
impl From<Json> for Value<'_> {
    fn from(json: Json) -> Self {
        OwnedValue::from(json).into()
    }
}
