//! `SlotValue` of ranges: a map of `start` and `end`, or a string such as `0..10`.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::ToString;
use core::ops::{Range, RangeInclusive};

use super::SlotValue;
use crate::model::edits::{Edits, InnerRules};
use crate::model::kernel::attr::{AttrMut, AttrRef, Held};
use crate::model::slot_type::SlotType;
use crate::model::value::Value;
use crate::model::value::view::{Map, Mapping};
use crate::model::value_error::ValueError;
use crate::model::vtable::ItemType;
use crate::slot_value::containers::{nth, nth_mut, of_type};
use crate::slot_value::probe::vtable_of;
use crate::text::depth::Level;
use crate::text::literals::{split_pairs, unquote};
use crate::text::step::{PathSegment, Step};

const NAMES: [&str; 2] = ["start", "end"];

/// Which bound a segment of a path names.
fn name_of(step: Step<'_>) -> Option<&str> {
    step.key().filter(|key| NAMES.contains(key))
}

/// The two bounds, from entries in any order.
fn bounds<'k, T, V>(
    entries: impl IntoIterator<Item = (Cow<'k, str>, V)>,
    read: impl Fn(V) -> Result<T, ValueError>,
    found: &dyn core::fmt::Debug,
) -> Result<(T, T), ValueError> {
    let wrong = || ValueError::wrong_value("a map of 'start' and 'end'", found);
    let (mut start, mut end) = (None, None);
    for (name, value) in entries {
        let bound = match &*name {
            "start" => &mut start,
            "end" => &mut end,
            _ => return Err(wrong()),
        };
        let read = read(value).map_err(|why| why.in_item(PathSegment::Name(name.to_string())))?;
        if bound.replace(read).is_some() {
            return Err(wrong());
        }
    }
    start.zip(end).ok_or_else(wrong)
}

/// The two bounds in a string: `0..10`, or a map.
fn bounds_of_text<T: SlotValue, C: 'static>(
    text: &str,
    separator: &str,
) -> Result<(T, T), ValueError> {
    let _level = Level::enter_or_reject()?;
    let bad = || ValueError::bad_text::<C>(text);
    if let Some((start, end)) = text.split_once(separator) {
        let read = |bound: &str| T::__from_item(bound.trim()).map_err(|why| bad().with_cause(why));
        return Ok((read(start)?, read(end)?));
    }
    let pairs = split_pairs(text).map_err(|why| why.reject::<C>(text))?;
    let mut entries = alloc::vec::Vec::new();
    for (name, bound) in pairs {
        entries.push((unquote(name).map_err(|_| bad())?, bound));
    }
    bounds(entries, T::__from_item, &format_args!("'{text}'"))
}

fn bounds_of_value<T: SlotValue, C: 'static>(
    value: &Value<'_>,
    separator: &str,
) -> Result<(T, T), ValueError> {
    let _level = Level::enter_or_reject()?;
    match value {
        Value::Map(map) => bounds(map.iter(), T::from_value, value),
        Value::Str(text) => bounds_of_text::<T, C>(text, separator),
        other => Err(ValueError::not_a::<C>(other)),
    }
}

macro_rules! ranges {
    ($($range:ident, $separator:literal, $start:expr, $end:expr, $make:expr, $item_mut:expr, $edits:ident $(, $exchange:item)?;)*) => {$(
        impl<T: SlotValue> Mapping for $range<T> {
            fn len(&self) -> usize {
                NAMES.len()
            }
            fn get(&self, key: &str) -> Option<Value<'_>> {
                let (start, end): (fn(&Self) -> &T, fn(&Self) -> &T) = ($start, $end);
                match key {
                    "start" => Some(start(self).to_value()),
                    "end" => Some(end(self).to_value()),
                    _ => None,
                }
            }
            fn entries(&self) -> Box<dyn Iterator<Item = (Cow<'_, str>, Value<'_>)> + '_> {
                let entry = |name| Some((Cow::Borrowed(name), Mapping::get(self, name)?));
                Box::new(NAMES.into_iter().filter_map(entry))
            }
        }

        impl<T: SlotValue> SlotValue for $range<T> {
            const __TAKES_UNIT: bool = T::__TAKES_UNIT;
            const __MAY_HOLD_OBJECTS: bool = T::__MAY_HOLD_OBJECTS;
            const __INNER_RULES: InnerRules = T::__INNER_RULES;

            fn to_value(&self) -> Value<'_> {
                Value::Map(Map::from(self as &dyn Mapping))
            }

            fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
                let make: fn((T, T)) -> Self = $make;
                bounds_of_value::<T, Self>(&value, $separator).map(make)
            }

            fn from_text(text: &str) -> Result<Self, ValueError> {
                let make: fn((T, T)) -> Self = $make;
                bounds_of_text::<T, Self>(text, $separator).map(make)
            }

            fn __item(&self, step: Step<'_>) -> Option<AttrRef<'_>> {
                let (start, end): (fn(&Self) -> &T, fn(&Self) -> &T) = ($start, $end);
                nth(match name_of(step)? {
                    "start" => Some(start(self)),
                    _ => Some(end(self)),
                })
            }

            fn __item_type(step: Step<'_>) -> ItemType {
                of_type::<T>(name_of(step).is_some())
            }

            fn __item_mut(&mut self, step: Step<'_>) -> Option<AttrMut<'_>> {
                let item: for<'s> fn(&'s mut Self, &str) -> Option<&'s mut T> = $item_mut;
                nth_mut(item(self, name_of(step)?))
            }

            const __EDITS: Edits = Edits::$edits;

            $($exchange)?

            fn slot_type() -> SlotType {
                SlotType::Map(T::slot_type)
            }
        }
    )*};
}

ranges! {
    Range, "..", |it| &it.start, |it| &it.end, |(start, end)| start..end,
        |it, name| Some(if name == "start" { &mut it.start } else { &mut it.end }), No;
    // The standard library gives no `&mut` to a bound, so a write to one replaces the range.
    RangeInclusive, "..=", RangeInclusive::start, RangeInclusive::end, |(start, end)| start..=end,
        |_, _| None, Parts,
        fn __exchange(
            &mut self,
            step: Step<'_>,
            new: Option<Held>,
        ) -> Result<Option<Held>, Option<Held>> {
            let copy = |bound: &T| T::from_value(bound.to_value()).ok();
            let (Some(name), Some(start), Some(end)) =
                (name_of(step), copy(self.start()), copy(self.end()))
            else {
                return Err(new);
            };
            let bound = match new {
                Some(new) if new.is::<T>() => new.take::<T>(),
                new => return Err(new),
            };
            let Some(bound) = bound else { return Err(None) };
            let (range, old) =
                if name == "start" { (bound..=end, start) } else { (start..=bound, end) };
            *self = range;
            Ok(Held::new(old, vtable_of::<T>()))
        };
}
