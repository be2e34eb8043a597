//! The entries of layers, and their merge: a later entry replaces an earlier one, or a part of its value.

use std::collections::HashMap;

use slots_runtime::prelude::*;
use slots_runtime::{Input, PathSegment, SlotType};

use crate::names::{canonical, class_at, type_below};
use crate::origin::Origin;

/// A value to set.
#[derive(Clone, Debug)]
pub(crate) enum Setting {
    /// A value of a file.
    Value(OwnedValue),
    /// A string, which is parsed for the type of the slot.
    Text(String),
}

impl Setting {
    pub(crate) fn input(&self) -> Input<'_> {
        match self {
            Setting::Text(text) => Input::Text(text),
            Setting::Value(value) => Input::Value(value.into()),
        }
    }
}

/// One value of one layer.
#[derive(Debug)]
pub(crate) struct Entry {
    /// The path as it was written.
    pub(crate) path: AttrPath,
    pub(crate) setting: Setting,
    pub(crate) origin: Origin,
    /// The origins of the items inside of the value.
    pub(crate) inside: Vec<(AttrPath, Origin)>,
}

impl Entry {
    pub(crate) fn text(path: AttrPath, text: String, origin: Origin) -> Self {
        Entry { path, setting: Setting::Text(text), origin, inside: Vec::new() }
    }
}

/// The entries that remain, each with the path that identifies the setting.
#[derive(Debug, Default)]
pub(crate) struct Merged {
    /// The entries in the order of the layers; `None` for one that was replaced.
    entries: Vec<Option<(AttrPath, Entry)>>,
    /// The positions of the entries by their paths.
    by_path: HashMap<AttrPath, usize>,
    /// The positions of the entries below each path.
    below: HashMap<AttrPath, Vec<usize>>,
}

/// The paths to the values that contain the one at a path, the innermost first.
fn above(path: &AttrPath) -> impl Iterator<Item = AttrPath> {
    let segments = path.segments();
    (1..segments.len()).rev().map(|len| segments[..len].iter().cloned().collect())
}

impl Merged {
    /// Adds an entry of the same or a later layer.
    pub(crate) fn add<T: Object + ?Sized>(&mut self, object: &T, entry: Entry) {
        let key = canonical(object, &entry.path);
        let replaced = self.below.remove(&key).unwrap_or_default();
        for at in replaced.into_iter().chain(self.by_path.get(&key).copied()) {
            if let Some((old, _)) = self.entries[at].take() {
                self.by_path.remove(&old);
            }
        }
        let holder = above(&key).find_map(|path| self.by_path.get(&path).copied());
        if let Some((holder_key, holder)) = holder.and_then(|at| self.entries[at].as_mut()) {
            let rest = &key.segments()[holder_key.len()..];
            if put_inside(object, holder, rest, &entry.setting) {
                holder.inside.retain(|(path, _)| *path != entry.path);
                holder.inside.push((entry.path, entry.origin));
                return;
            }
        }
        let at = self.entries.len();
        for path in above(&key) {
            self.below.entry(path).or_default().push(at);
        }
        self.by_path.insert(key.clone(), at);
        self.entries.push(Some((key, entry)));
    }

    /// The entries in the order of the layers.
    pub(crate) fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().flatten().map(|(_, entry)| entry)
    }

    /// The settings with their origins.
    pub(crate) fn into_origins(self) -> Vec<(AttrPath, AttrPath, Origin)> {
        self.entries
            .into_iter()
            .flatten()
            .flat_map(|(key, entry)| {
                let inside =
                    entry.inside.into_iter().map(|(path, origin)| (path.clone(), path, origin));
                std::iter::once((key, entry.path, entry.origin)).chain(inside)
            })
            .collect()
    }

    /// Whether a layer sets the attribute at a path, or a part of it.
    pub(crate) fn sets<T: Object + ?Sized>(&self, object: &T, path: &AttrPath) -> bool {
        let wanted = canonical(object, path);
        let is_live = |at: &usize| self.entries[*at].is_some();
        if self.by_path.contains_key(&wanted)
            || self.below.get(&wanted).is_some_and(|below| below.iter().any(is_live))
        {
            return true;
        }
        let holder = above(&wanted).find_map(|path| self.by_path.get(&path).copied());
        holder.and_then(|at| self.entries[at].as_ref()).is_some_and(|(key, entry)| {
            value_at(&entry.setting, &wanted.segments()[key.len()..]).is_some()
        })
    }
}

/// Puts a value into the value of an earlier entry; returns whether that has such a place.
fn put_inside<T: Object + ?Sized>(
    object: &T,
    holder: &mut Entry,
    rest: &[PathSegment],
    setting: &Setting,
) -> bool {
    let Setting::Value(value) = &mut holder.setting else { return false };
    let new = match setting {
        Setting::Value(value) => value.clone(),
        Setting::Text(text) => typed_text(object, &holder.path, rest, text),
    };
    let Some((last, above)) = rest.split_last() else { return false };
    let mut place = value;
    for step in above {
        let Some(inner) = item_mut(place, step) else { return false };
        place = inner;
    }
    match (place, last) {
        (OwnedValue::Map(map), PathSegment::Name(name)) => {
            map.insert_owned(name, new);
            true
        }
        (place, step) => item_mut(place, step).map(|item| *item = new).is_some(),
    }
}

fn item_mut<'a>(value: &'a mut OwnedValue, step: &PathSegment) -> Option<&'a mut OwnedValue> {
    match (value, step) {
        (OwnedValue::Map(map), PathSegment::Name(name)) => map.get_owned_mut(name),
        (OwnedValue::List(items), PathSegment::Index(at)) => items.get_mut(*at),
        (OwnedValue::List(items), PathSegment::FromEnd(at)) => {
            let at = items.len().checked_sub(*at)?;
            items.get_mut(at)
        }
        _ => None,
    }
}

fn value_at<'a>(setting: &'a Setting, rest: &[PathSegment]) -> Option<Value<'a>> {
    let Setting::Value(value) = setting else { return rest.is_empty().then_some(Value::None) };
    let mut value = value.as_value();
    for step in rest {
        value = match (value, step) {
            (Value::Map(map), PathSegment::Name(name)) => {
                map.iter().find(|(key, _)| key == name.as_str())?.1.to_owned().map(Value::from)?
            }
            (Value::List(list), PathSegment::Index(at)) => {
                list.get(*at)?.to_owned().map(Value::from)?
            }
            _ => return None,
        };
    }
    Some(value)
}

/// A string as a value of the type that it has inside of the value of a slot.
fn typed_text<T: Object + ?Sized>(
    object: &T,
    holder: &AttrPath,
    rest: &[PathSegment],
    text: &str,
) -> OwnedValue {
    let all: AttrPath = holder.segments().iter().chain(rest).cloned().collect();
    let (Some(PathSegment::Name(name)), above) = (all.segments().last(), all.len() - 1) else {
        return typed(slot_type(object, holder, rest), text);
    };
    let above: AttrPath = all.segments()[..above].iter().cloned().collect();
    let slot = class_at(object, &above).and_then(|class| class.slot(name));
    match slot {
        Some(slot) => slot.parse_text(text).unwrap_or_else(|_| text.into()),
        None => typed(slot_type(object, holder, rest), text),
    }
}

fn slot_type<T: Object + ?Sized>(
    object: &T,
    holder: &AttrPath,
    rest: &[PathSegment],
) -> Option<SlotType> {
    let (PathSegment::Name(name), above) = holder.segments().split_last()? else { return None };
    let above: AttrPath = above.iter().cloned().collect();
    type_below(class_at(object, &above)?.slot(name)?.slot_type(), rest)
}

fn typed(slot_type: Option<SlotType>, text: &str) -> OwnedValue {
    let number = || text.trim().parse::<f64>().ok().map(OwnedValue::from);
    let value = match slot_type {
        Some(SlotType::Optional(inner)) => Some(typed(Some(inner()), text)),
        Some(SlotType::Int { .. }) => text.trim().parse::<i128>().ok().map(OwnedValue::from),
        Some(SlotType::Float) => number(),
        Some(SlotType::Bool) => text.trim().parse::<bool>().ok().map(OwnedValue::from),
        _ => None,
    };
    value.unwrap_or_else(|| text.into())
}
