//! `SlotValue` of vectors and arrays.

use alloc::vec::Vec;
use core::any::{Any, TypeId};

use super::SlotValue;
use crate::model::edits::{Edits, InnerRules};
use crate::model::kernel::attr::{AttrMut, AttrRef, Held};
use crate::model::slot_type::SlotType;
use crate::model::value::Value;
use crate::model::value::view::{Bytes, List, Sequence};
use crate::model::value_error::ValueError;
use crate::model::vtable::ItemType;
use crate::slot_value::probe::vtable_of;
use crate::text::depth::Level;
use crate::text::literals::{byte_string, split_items};
use crate::text::step::{PathSegment, Step};

impl<T: SlotValue> Sequence for Vec<T> {
    fn len(&self) -> usize {
        self.len()
    }
    fn get(&self, index: usize) -> Option<Value<'_>> {
        self.as_slice().get(index).map(T::to_value)
    }
}

impl<T: SlotValue, const N: usize> Sequence for [T; N] {
    fn len(&self) -> usize {
        N
    }
    fn get(&self, index: usize) -> Option<Value<'_>> {
        self.as_slice().get(index).map(T::to_value)
    }
}

/// The items of a value, each converted; `expected` is the type that an error names.
pub(super) fn items<T: SlotValue, C: 'static>(value: &Value<'_>) -> Result<Vec<T>, ValueError> {
    let _level = Level::enter_or_reject()?;
    let bad_item = |at: usize, rejected: ValueError| rejected.in_item(PathSegment::Index(at));
    match value {
        Value::List(list) => {
            let mut items = Vec::with_capacity(list.len());
            let mut errors = Vec::new();
            for (at, item) in list.iter().enumerate() {
                match T::from_value(item) {
                    Ok(item) => items.push(item),
                    Err(rejected) => errors.push(bad_item(at, rejected)),
                }
            }
            ValueError::all(errors).map_or(Ok(items), Err)
        }
        Value::Bytes(bytes) => bytes
            .as_slice()
            .iter()
            .enumerate()
            .map(|(at, byte)| {
                T::from_value(Value::from(*byte)).map_err(|rejected| bad_item(at, rejected))
            })
            .collect(),
        other => Err(ValueError::not_a::<C>(other)),
    }
}

/// The items of a text such as `[1, 2]` or `1, 2`.
pub(super) fn items_of_text<T: SlotValue, C: 'static>(text: &str) -> Result<Vec<T>, ValueError> {
    let _level = Level::enter_or_reject()?;
    let parts = split_items(text).map_err(|why| why.reject::<C>(text))?;
    let read = |(at, part)| {
        T::__from_item(part)
            .map_err(|rejected: ValueError| rejected.in_item(PathSegment::Index(at)))
    };
    parts.into_iter().enumerate().map(read).collect()
}

/// The type of items, if there can be such an item.
pub(super) fn of_type<T: SlotValue>(can_be: bool) -> ItemType {
    if can_be { ItemType::Of(vtable_of::<T>()) } else { ItemType::None }
}

pub(super) fn nth<T: SlotValue>(item: Option<&T>) -> Option<AttrRef<'_>> {
    AttrRef::new(item?, vtable_of::<T>())
}

pub(super) fn nth_mut<T: SlotValue>(item: Option<&mut T>) -> Option<AttrMut<'_>> {
    AttrMut::new(item?, vtable_of::<T>())
}

/// A list; a `Vec<u8>` converts to bytes.
impl<T: SlotValue> SlotValue for Vec<T> {
    const __TAKES_UNIT: bool = T::__TAKES_UNIT;
    const __MAY_HOLD_OBJECTS: bool = T::__MAY_HOLD_OBJECTS;
    const __INNER_RULES: InnerRules = InnerRules::behind_pointer(T::__MAY_HOLD_OBJECTS);

    fn to_value(&self) -> Value<'_> {
        match (self as &dyn Any).downcast_ref::<Vec<u8>>() {
            Some(bytes) => Value::Bytes(Bytes::from(bytes.as_slice())),
            None => Value::List(List::from(self as &dyn Sequence)),
        }
    }

    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        items::<T, Self>(&value)
    }

    fn from_text(text: &str) -> Result<Self, ValueError> {
        if TypeId::of::<T>() == TypeId::of::<u8>()
            && let Some(bytes) = byte_string(text)
        {
            return Self::from_value(Value::Bytes(Bytes::from(bytes)));
        }
        items_of_text::<T, Self>(text)
    }

    fn __item(&self, step: Step<'_>) -> Option<AttrRef<'_>> {
        nth(self.as_slice().get(step.index_in(self.len())?))
    }

    fn __item_type(step: Step<'_>) -> ItemType {
        of_type::<T>(step.is_index())
    }

    fn __item_mut(&mut self, step: Step<'_>) -> Option<AttrMut<'_>> {
        let len = self.len();
        nth_mut(self.as_mut_slice().get_mut(step.index_in(len)?))
    }

    const __EDITS: Edits = Edits::Items;

    fn __exchange(
        &mut self,
        step: Step<'_>,
        new: Option<Held>,
    ) -> Result<Option<Held>, Option<Held>> {
        let len = self.len() + usize::from(new.is_some());
        match (step.index_in(len), new) {
            (Some(at), Some(new)) if new.is::<T>() => {
                if let Some(item) = new.take() {
                    self.insert(at, item);
                }
                Ok(None)
            }
            (Some(at), None) => {
                let removed = Held::new(self.remove(at), vtable_of::<T>());
                Ok(removed)
            }
            (_, new) => Err(new),
        }
    }

    fn slot_type() -> SlotType {
        if TypeId::of::<T>() == TypeId::of::<u8>() {
            return SlotType::Bytes;
        }
        SlotType::List { item: T::slot_type, len: None }
    }
}

fn exactly<T, const N: usize>(items: Vec<T>) -> Result<[T; N], ValueError> {
    items.try_into().map_err(|items: Vec<T>| {
        let words = alloc::format!("a list of {N}");
        ValueError::wrong_value(words, &format_args!("one of {}", items.len()))
    })
}

impl<T: SlotValue, const N: usize> SlotValue for [T; N] {
    const __TAKES_UNIT: bool = T::__TAKES_UNIT;
    const __MAY_HOLD_OBJECTS: bool = T::__MAY_HOLD_OBJECTS;
    const __INNER_RULES: InnerRules = T::__INNER_RULES;

    fn to_value(&self) -> Value<'_> {
        Value::List(List::from(self as &dyn Sequence))
    }

    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        items::<T, Self>(&value).and_then(exactly)
    }

    fn from_text(text: &str) -> Result<Self, ValueError> {
        items_of_text::<T, Self>(text).and_then(exactly)
    }

    fn __item(&self, step: Step<'_>) -> Option<AttrRef<'_>> {
        nth(self.as_slice().get(step.index_in(self.len())?))
    }

    fn __item_type(step: Step<'_>) -> ItemType {
        of_type::<T>(step.index_in(N).is_some())
    }

    fn __item_mut(&mut self, step: Step<'_>) -> Option<AttrMut<'_>> {
        let len = self.len();
        nth_mut(self.as_mut_slice().get_mut(step.index_in(len)?))
    }

    fn slot_type() -> SlotType {
        SlotType::List { item: T::slot_type, len: Some(N) }
    }
}
