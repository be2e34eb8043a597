//! Feature `json`: conversions between values and `serde_json::Value`, which is also a type of slots.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde_json::{Map as JsonMap, Number, Value as Json};

use super::SlotValue;
use crate::model::dict::Dict;
use crate::model::edits::Edits;
use crate::model::kernel::attr::{AttrMut, AttrRef, Held};
use crate::model::kernel::object::ObjectRef;
use crate::model::slot_type::SlotType;
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;
use crate::model::value::view::{List, Map, Mapping, Sequence};
use crate::model::value_error::ValueError;
use crate::model::vtable::ItemType;
use crate::slot_value::containers::{nth, nth_mut};
use crate::slot_value::probe::vtable_of;
use crate::text::depth::Level;
use crate::text::step::{PathSegment, Step};

/// A number. With the feature `arbitrary_precision` of `serde_json`, one that no number of Rust holds is a string.
fn number(it: &Number) -> Value<'static> {
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

impl Mapping for JsonMap<String, Json> {
    fn len(&self) -> usize {
        self.len()
    }
    fn get(&self, key: &str) -> Option<Value<'_>> {
        self.get(key).map(Json::to_value)
    }
    fn entries(&self) -> Box<dyn Iterator<Item = (Cow<'_, str>, Value<'_>)> + '_> {
        Box::new(self.iter().map(|(key, value)| (Cow::Borrowed(&**key), value.to_value())))
    }
}

/// Takes any value that JSON can hold.
impl SlotValue for Json {
    fn to_value(&self) -> Value<'_> {
        match self {
            Json::Null => Value::None,
            Json::Bool(it) => Value::Bool(*it),
            Json::Number(it) => number(it),
            Json::String(it) => Value::Str(Cow::Borrowed(it)),
            Json::Array(items) => Value::List(List::from(items as &dyn Sequence)),
            Json::Object(map) => Value::Map(Map::from(map as &dyn Mapping)),
        }
    }

    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        Json::try_from(&value)
    }

    fn __is_none(&self) -> bool {
        self.is_null()
    }

    fn __item(&self, step: Step<'_>) -> Option<AttrRef<'_>> {
        match (self, step) {
            (Json::Array(items), step) => nth(items.as_slice().get(step.index_in(items.len())?)),
            (Json::Object(map), Step::Name(key)) => nth(map.get(key)),
            _ => None,
        }
    }

    fn __item_type(_: Step<'_>) -> ItemType {
        ItemType::Of(vtable_of::<Json>())
    }

    const __EDITS: Edits = Edits::Any;

    fn __exchange(
        &mut self,
        step: Step<'_>,
        new: Option<Held>,
    ) -> Result<Option<Held>, Option<Held>> {
        match (self, step.key()) {
            (Json::Array(items), _) => items.__exchange(step, new),
            (Json::Object(map), Some(key)) => {
                let old = match new {
                    Some(new) if new.is::<Json>() => {
                        new.take().and_then(|new: Json| map.insert(key.to_string(), new))
                    }
                    Some(new) => return Err(Some(new)),
                    None => {
                        let old = map.get_mut(key).map(Json::take);
                        // Unlike `remove`, it keeps the order of the other keys.
                        map.retain(|other, _| other != key);
                        old
                    }
                };
                Ok(old.and_then(|old| Held::new(old, vtable_of::<Json>())))
            }
            (_, _) => Err(new),
        }
    }

    fn __position(&mut self, step: Step<'_>, to: Option<usize>) -> Option<usize> {
        let Json::Object(map) = self else { return None };
        let at = map.keys().position(|key| step.key() == Some(key))?;
        if let Some(to) = to.filter(|to| *to != at) {
            // Without the feature `preserve_order`, the keys are sorted again.
            let mut entries: Vec<(String, Json)> = core::mem::take(map).into_iter().collect();
            let entry = entries.remove(at);
            entries.insert(to.min(entries.len()), entry);
            map.extend(entries);
        }
        Some(at)
    }

    fn __item_mut(&mut self, step: Step<'_>) -> Option<AttrMut<'_>> {
        match (self, step) {
            (Json::Array(items), step) => {
                let at = step.index_in(items.len())?;
                nth_mut(items.get_mut(at))
            }
            (Json::Object(map), Step::Name(key)) => nth_mut(map.get_mut(key)),
            _ => None,
        }
    }

    fn slot_type() -> SlotType {
        SlotType::Any
    }
}
