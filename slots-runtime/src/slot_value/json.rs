//! Feature `json`: `serde_json::Value` is a type of slots, and converts to and from values.

mod from_value;
mod to_value;

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde_json::{Map as JsonMap, Value as Json};

use self::to_value::number;
use super::SlotValue;
use crate::model::edits::Edits;
use crate::model::kernel::attr::{AttrMut, AttrRef, Held};
use crate::model::slot_type::SlotType;
use crate::model::value::Value;
use crate::model::value::view::{List, Map, Mapping, Sequence};
use crate::model::value_error::ValueError;
use crate::model::vtable::ItemType;
use crate::slot_value::containers::{nth, nth_mut};
use crate::slot_value::probe::vtable_of;
use crate::text::step::Step;

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
