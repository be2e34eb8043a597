//! `SlotValue` for maps with string keys.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
#[cfg(feature = "std")]
use core::hash::BuildHasher;
#[cfg(feature = "std")]
use std::collections::HashMap;

use super::{SlotValue, bad_escape};
use crate::model::kernel::attr::{AttrMut, AttrRef};
use crate::model::slot_type::SlotType;
use crate::model::value::Value;
use crate::model::value::view::{Map, Mapping};
use crate::model::value_error::ValueError;
use crate::model::vtable::{InnerRules, ItemType};
use crate::slot_value::containers::{nth, nth_mut, of_type};
use crate::text::depth::Level;
use crate::text::literals::{split_pairs, unquote};
use crate::text::step::{PathSegment, Step};

macro_rules! maps {
    ($($(#[$meta:meta])* [$($bound:tt)*] $map:ty;)*) => {$(
        $(#[$meta])*
        impl<T: SlotValue, $($bound)*> Mapping for $map {
            fn len(&self) -> usize {
                self.len()
            }
            fn get(&self, key: &str) -> Option<Value<'_>> {
                self.get(key).map(T::to_value)
            }
            fn entries(&self) -> Box<dyn Iterator<Item = (&str, Value<'_>)> + '_> {
                Box::new(self.iter().map(|(key, value)| (key.as_str(), value.to_value())))
            }
        }

        $(#[$meta])*
        impl<T: SlotValue, $($bound)*> SlotValue for $map {
            const __TAKES_UNIT: bool = T::__TAKES_UNIT;
            const __MAY_HOLD_OBJECTS: bool = T::__MAY_HOLD_OBJECTS;
            const __INNER_RULES: InnerRules = InnerRules::behind_pointer(T::__MAY_HOLD_OBJECTS);

            fn to_value(&self) -> Value<'_> {
                Value::Map(Map::from(self as &dyn Mapping))
            }

            fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
                let _level = Level::enter_or_reject()?;
                let Value::Map(map) = &value else { return Err(ValueError::not_a::<Self>(&value)) };
                let convert = |(key, item): (&str, Value<'_>)| match T::from_value(item) {
                    Ok(item) => Ok((key.to_string(), item)),
                    Err(rejected) => Err(rejected.in_item(PathSegment::Name(key.to_string()))),
                };
                map.iter().map(convert).collect()
            }

            fn from_text(text: &str) -> Result<Self, ValueError> {
                let _level = Level::enter_or_reject()?;
                let pairs = split_pairs(text).map_err(|why| why.reject::<Self>(text))?;
                let read = |(key, item): (&str, &str)| {
                    let key = unquote(key).map_err(|_| bad_escape::<Self>(text))?.into_owned();
                    match T::__from_item(item) {
                        Ok(item) => Ok((key, item)),
                        Err(rejected) => Err(rejected.in_item(PathSegment::Name(key))),
                    }
                };
                pairs.into_iter().map(read).collect()
            }

            fn slot_type() -> SlotType {
                SlotType::Map(T::slot_type)
            }

            fn __item(&self, step: Step<'_>) -> Option<AttrRef<'_>> {
                nth(self.get(step.key()?))
            }

            fn __item_type(step: Step<'_>) -> ItemType {
                of_type::<T>(step.key().is_some())
            }

            fn __item_mut(&mut self, step: Step<'_>) -> Option<AttrMut<'_>> {
                nth_mut(self.get_mut(step.key()?))
            }
        }
    )*};
}

maps! {
    [] BTreeMap<String, T>;
    #[cfg(feature = "std")] [S: BuildHasher + Default + 'static] HashMap<String, T, S>;
}
