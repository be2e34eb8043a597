//! `SlotValue` for types that hold any value: `OwnedValue`, and `Dict` as a map.

use super::SlotValue;
use crate::model::dict::Dict;
use crate::model::edits::Edits;
use crate::model::kernel::attr::{AttrMut, AttrRef, Held};
use crate::model::slot_type::SlotType;
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;
use crate::model::value::view::{Map, Mapping};
use crate::model::value_error::ValueError;
use crate::model::vtable::ItemType;
use crate::slot_value::containers::{nth, nth_mut, of_type};
use crate::slot_value::probe::vtable_of;
use crate::text::step::Step;

/// Accepts every value, like a slot of Python.
impl SlotValue for OwnedValue {
    fn to_value(&self) -> Value<'_> {
        self.as_value()
    }

    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        OwnedValue::stored(value)
    }

    fn __is_none(&self) -> bool {
        matches!(self, OwnedValue::None)
    }

    fn __item(&self, step: Step<'_>) -> Option<AttrRef<'_>> {
        match self {
            OwnedValue::List(items) => items.__item(step),
            OwnedValue::Map(dict) => dict.__item(step),
            _ => None,
        }
    }

    fn __item_type(_: Step<'_>) -> ItemType {
        ItemType::Unknown
    }

    fn __item_mut(&mut self, step: Step<'_>) -> Option<AttrMut<'_>> {
        match self {
            OwnedValue::List(items) => items.__item_mut(step),
            OwnedValue::Map(dict) => dict.__item_mut(step),
            _ => None,
        }
    }

    const __EDITS: Edits = Edits::Any;

    fn __exchange(
        &mut self,
        step: Step<'_>,
        new: Option<Held>,
    ) -> Result<Option<Held>, Option<Held>> {
        match self {
            OwnedValue::List(items) => items.__exchange(step, new),
            OwnedValue::Map(dict) => dict.__exchange(step, new),
            _ => Err(new),
        }
    }

    fn __position(&mut self, step: Step<'_>, to: Option<usize>) -> Option<usize> {
        match self {
            OwnedValue::Map(dict) => dict.__position(step, to),
            _ => None,
        }
    }

    fn slot_type() -> SlotType {
        SlotType::Any
    }
}

impl SlotValue for Dict {
    fn to_value(&self) -> Value<'_> {
        Value::Map(Map::from(self as &dyn Mapping))
    }

    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        if !matches!(value, Value::Map(_) | Value::Object(_)) {
            return Err(ValueError::not_a::<Dict>(&value));
        }
        match OwnedValue::from_value(value)? {
            OwnedValue::Map(dict) => Ok(*dict),
            other => Err(ValueError::not_a::<Dict>(&other.as_value())),
        }
    }

    fn __item(&self, step: Step<'_>) -> Option<AttrRef<'_>> {
        nth(self.get_owned(step.key()?))
    }

    fn __item_type(step: Step<'_>) -> ItemType {
        of_type::<OwnedValue>(step.key().is_some())
    }

    fn __item_mut(&mut self, step: Step<'_>) -> Option<AttrMut<'_>> {
        nth_mut(self.get_owned_mut(step.key()?))
    }

    const __EDITS: Edits = Edits::Keys;

    fn __exchange(
        &mut self,
        step: Step<'_>,
        new: Option<Held>,
    ) -> Result<Option<Held>, Option<Held>> {
        match (step.key(), new) {
            (Some(key), Some(new)) if new.is::<OwnedValue>() => {
                let old = new.take().and_then(|value| self.insert_owned(key, value));
                Ok(old.and_then(|old| Held::new(old, vtable_of::<OwnedValue>())))
            }
            (Some(key), None) => {
                let old = self.remove(key);
                Ok(old.and_then(|old| Held::new(old, vtable_of::<OwnedValue>())))
            }
            (_, new) => Err(new),
        }
    }

    fn __position(&mut self, step: Step<'_>, to: Option<usize>) -> Option<usize> {
        self.position(step.key()?, to)
    }

    fn slot_type() -> SlotType {
        SlotType::Map(OwnedValue::slot_type)
    }
}
