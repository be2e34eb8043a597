//! The entries of layers, and their merge: a later entry replaces an earlier one, or a part of its value.

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
    keys: Vec<AttrPath>,
    pub(crate) entries: Vec<Entry>,
}

impl Merged {
    /// Adds an entry of the same or a later layer.
    pub(crate) fn add<T: Object + ?Sized>(&mut self, object: &T, entry: Entry) {
        let key = canonical(object, &entry.path);
        let is_replaced = |old: &AttrPath| old.segments().starts_with(key.segments());
        let mut kept =
            self.keys.iter().map(|old| !is_replaced(old)).collect::<Vec<_>>().into_iter();
        self.entries.retain(|_| kept.next().unwrap_or(true));
        self.keys.retain(|old| !is_replaced(old));
        let holder = self.keys.iter().position(|old| key.segments().starts_with(old.segments()));
        if let Some(at) = holder {
            let rest = &key.segments()[self.keys[at].len()..];
            let holder = &mut self.entries[at];
            if put_inside(object, holder, rest, &entry.setting) {
                holder.inside.retain(|(path, _)| *path != entry.path);
                holder.inside.push((entry.path, entry.origin));
                return;
            }
        }
        self.keys.push(key);
        self.entries.push(entry);
    }

    /// The settings with their origins.
    pub(crate) fn into_origins(self) -> Vec<(AttrPath, AttrPath, Origin)> {
        let entries = self.keys.into_iter().zip(self.entries);
        entries
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
        let wanted = wanted.segments();
        self.keys.iter().zip(&self.entries).any(|(key, entry)| {
            key.segments().starts_with(wanted)
                || wanted.starts_with(key.segments())
                    && value_at(&entry.setting, &wanted[key.len()..]).is_some()
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
