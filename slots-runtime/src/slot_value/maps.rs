//! `SlotValue` of maps, whose keys are strings or are written as strings.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use core::any::{Any, TypeId};
#[cfg(any(feature = "std", feature = "indexmap"))]
use core::hash::{BuildHasher, Hash};
use core::mem::replace;
#[cfg(feature = "std")]
use std::collections::HashMap;

#[cfg(feature = "indexmap")]
use indexmap::IndexMap;

use super::SlotValue;
use crate::model::edits::{Edits, InnerRules};
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::attr::{AttrMut, AttrRef, Held};
use crate::model::slot_type::SlotType;
use crate::model::value::Value;
use crate::model::value::view::{Map, Mapping};
use crate::model::value_error::ValueError;
use crate::model::vtable::{ItemType, VTable};
use crate::slot_value::containers::{nth, nth_mut};
use crate::slot_value::literal_objects::bad_escape;
use crate::slot_value::order::Order;
use crate::slot_value::probe::vtable_of;
use crate::text::depth::Level;
use crate::text::literals::{split_pairs, unquote};
use crate::text::step::{PathSegment, Step};

/// A key as a string, as its value is printed.
fn key_text<K: SlotValue>(key: &K) -> Cow<'_, str> {
    match key.to_value() {
        Value::Str(text) => text,
        value => Cow::Owned(value.to_string()),
    }
}

/// Reads the key of an entry.
pub(super) fn read_key<K: SlotValue>(text: &str) -> Result<K, ValueError> {
    K::from_text(text).map_err(|rejected| {
        let words = alloc::format!("a map with keys of type {}", K::__name());
        let found = format_args!("one with the key '{text}'");
        ValueError::wrong_value(words, &found).among(K::choices()).with_cause(rejected)
    })
}

/// The key that a path segment names: `m.key`, `m["key"]`, and `m[5]` where the keys are not strings.
fn key_of<K: SlotValue>(step: Step<'_>) -> Option<K> {
    match step {
        Step::Name(name) => K::from_text(name).ok(),
        Step::Index(_) if TypeId::of::<K>() == TypeId::of::<String>() => None,
        Step::Index(index) => K::from_value(Value::from(index)).ok(),
    }
}

/// The type of the item that a path segment names, if it can be a key.
pub(super) fn item_of_key<K: SlotValue>(step: Step<'_>, item: &'static VTable) -> ItemType {
    match step {
        Step::Index(_) if key_of::<K>(step).is_none() => ItemType::None,
        Step::Index(_) => ItemType::Of(item),
        Step::Name(name) => read_key::<K>(name).err().map_or(ItemType::Of(item), ItemType::BadKey),
    }
}

#[cold]
fn given_twice(key: &str) -> ValueError {
    ValueError::that(ErrorKind::Duplicate, "is given twice")
        .in_item(PathSegment::Name(key.to_string()))
}

macro_rules! maps {
    ($($(#[$meta:meta])* [$($bound:tt)*] $map:ident<K, T $(, $hasher:ident: $has:tt)?>, $remove:ident;)*) => {$(
        $(#[$meta])*
        impl<K: SlotValue + $($bound)*, T: SlotValue $(, $hasher: $has + Default + 'static)?> Mapping
            for $map<K, T $(, $hasher)?>
        {
            fn len(&self) -> usize {
                self.len()
            }
            fn get(&self, key: &str) -> Option<Value<'_>> {
                // The string itself finds a key that is a string.
                match (self as &dyn Any).downcast_ref::<$map<String, T $(, $hasher)?>>() {
                    Some(map) => map.get(key).map(T::to_value),
                    None => self.get(&K::from_text(key).ok()?).map(T::to_value),
                }
            }
            fn entries(&self) -> Box<dyn Iterator<Item = (Cow<'_, str>, Value<'_>)> + '_> {
                Box::new(self.iter().map(|(key, value)| (key_text(key), value.to_value())))
            }
        }

        $(#[$meta])*
        impl<K: SlotValue + $($bound)*, T: SlotValue $(, $hasher: $has + Default + 'static)?> SlotValue
            for $map<K, T $(, $hasher)?>
        {
            const __TAKES_UNIT: bool = T::__TAKES_UNIT;
            const __MAY_HOLD_OBJECTS: bool = T::__MAY_HOLD_OBJECTS;
            const __INNER_RULES: InnerRules = InnerRules::behind_pointer(T::__MAY_HOLD_OBJECTS);

            fn to_value(&self) -> Value<'_> {
                Value::Map(Map::from(self as &dyn Mapping))
            }

            fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
                let _level = Level::enter_or_reject()?;
                let Value::Map(map) = &value else { return Err(ValueError::not_a::<Self>(&value)) };
                let mut made = Self::default();
                let mut errors = alloc::vec::Vec::new();
                for (key, item) in map.iter() {
                    let bad_item = |why: ValueError| why.in_item(PathSegment::Name(key.to_string()));
                    match (read_key(&key), T::from_value(item).map_err(bad_item)) {
                        (Ok(new), Ok(item)) => {
                            if made.insert(new, item).is_some() {
                                errors.push(given_twice(&key));
                            }
                        }
                        (bad_key, item) => errors.extend([bad_key.err(), item.err()].into_iter().flatten()),
                    }
                }
                ValueError::all(errors).map_or(Ok(made), Err)
            }

            fn from_text(text: &str) -> Result<Self, ValueError> {
                let _level = Level::enter_or_reject()?;
                let mut made = Self::default();
                for (key, item) in split_pairs(text).map_err(|why| why.reject::<Self>(text))? {
                    let key = unquote(key).map_err(|_| bad_escape::<Self>(text))?;
                    let item = T::__from_item(item)
                        .map_err(|rejected| rejected.in_item(PathSegment::Name(key.to_string())))?;
                    if made.insert(read_key(&key)?, item).is_some() {
                        return Err(given_twice(&key));
                    }
                }
                Ok(made)
            }

            const __EDITS: Edits = Edits::Keys;

            fn __exchange(
                &mut self,
                step: Step<'_>,
                new: Option<Held>,
            ) -> Result<Option<Held>, Option<Held>> {
                if new.as_ref().is_some_and(|new| !new.is::<T>()) {
                    return Err(new);
                }
                let Some(key) = key_of::<K>(step) else { return Err(new) };
                // The keys are dropped while each value is owned by a variable, so that a panic there leaks no value.
                let old = match new.map(Held::take::<T>) {
                    Some(Some(item)) => match self.get_mut(&key) {
                        Some(place) => {
                            drop(key);
                            Some(replace(place, item))
                        }
                        None => self.insert(key, item),
                    },
                    Some(None) => None,
                    None => self.$remove(&key).map(|(stored, old)| {
                        drop((stored, key));
                        old
                    }),
                };
                Ok(old.and_then(|old| Held::new(old, vtable_of::<T>())))
            }

            fn __position(&mut self, step: Step<'_>, to: Option<usize>) -> Option<usize> {
                Order::position(self, &key_of::<K>(step)?, to)
            }

            fn slot_type() -> SlotType {
                SlotType::Map(T::slot_type)
            }

            fn __item(&self, step: Step<'_>) -> Option<AttrRef<'_>> {
                match (self as &dyn Any).downcast_ref::<$map<String, T $(, $hasher)?>>() {
                    Some(map) => nth(map.get(step.key()?)),
                    None => nth(self.get(&key_of::<K>(step)?)),
                }
            }

            fn __item_type(step: Step<'_>) -> ItemType {
                item_of_key::<K>(step, vtable_of::<T>())
            }

            fn __item_mut(&mut self, step: Step<'_>) -> Option<AttrMut<'_>> {
                if (self as &dyn Any).is::<$map<String, T $(, $hasher)?>>() {
                    let map = (self as &mut dyn Any).downcast_mut::<$map<String, T $(, $hasher)?>>()?;
                    return nth_mut(map.get_mut(step.key()?));
                }
                nth_mut(self.get_mut(&key_of::<K>(step)?))
            }
        }
    )*};
}

maps! {
    [Ord] BTreeMap<K, T>, remove_entry;
    #[cfg(feature = "std")] [Hash + Eq] HashMap<K, T, S: BuildHasher>, remove_entry;
    #[cfg(feature = "indexmap")] [Hash + Eq] IndexMap<K, T, S: BuildHasher>, shift_remove_entry;
}
