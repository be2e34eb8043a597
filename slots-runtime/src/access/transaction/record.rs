//! `Snapshot`: the values of an object before code of the user changes it, from which the changes that undo it are made.

use alloc::string::ToString;
use alloc::vec::Vec;

use crate::access::diff::is_unchanged;
use crate::access::resolve::{Target, target};
use crate::access::transaction::change::{Change, Staged};
use crate::model::class::Class;
use crate::model::class::table::Entry;
use crate::model::dict::Dict;
use crate::model::kernel::object::{Found, ObjectMut, ObjectRef};
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;
use crate::model::vtable::Input;
use crate::text::depth::Level;
use crate::text::step::PathSegment;
use crate::text::steps::Steps;

/// A copy of the values of an object.
pub(crate) struct Snapshot {
    class: &'static Class,
    slots: Vec<(&'static Entry, Copied)>,
    /// The entries of the overflow map that convert.
    entries: Dict,
}

/// A copy of a value.
enum Copied {
    Value(OwnedValue),
    /// An object, whose slots are compared and restored one by one.
    Object(Snapshot),
    /// The objects of a list or a map.
    Objects(Vec<(PathSegment, Snapshot)>),
    /// A value that does not convert, so that it is neither compared nor restored.
    Unknown,
}

impl Snapshot {
    pub(crate) fn of(object: ObjectRef<'_>) -> Self {
        let class = object.class();
        let slots = class.slot_places().filter(|(_, entry)| !class.is_readonly(entry));
        let entries = object.dict().into_iter().flat_map(Dict::iter);
        Snapshot {
            class,
            slots: slots.map(|(_, entry)| (entry, Copied::of(slot(object, entry)))).collect(),
            entries: entries
                .filter_map(|(name, value)| Some((name, value.into_owned()?)))
                .collect(),
        }
    }

    /// The object as a map; `None` if a slot does not convert.
    fn to_value(&self) -> Option<OwnedValue> {
        let slots = self.slots.iter().map(|(entry, value)| Some((entry.name(), value.to_value()?)));
        let mut all: Dict = slots.collect::<Option<_>>()?;
        all.extend(self.entries.stored().map(|(name, value)| (name, value.clone())));
        Some(all.into())
    }

    /// The changes that restore the values which differ now, in the order in which [`Undo`](crate::Undo) expects them: the one
    /// that is made first is the last.
    pub(crate) fn changes(&self, mut object: ObjectMut<'_>) -> Vec<Change> {
        let mut different = Vec::new();
        self.compare(&mut Vec::new(), object.as_ref(), &mut different);
        let changes = different.into_iter().rev();
        changes.filter_map(|(path, old)| restoring(object.reborrow(), &path, old)).collect()
    }

    /// Adds the paths whose values differ, with the old values: first the new entries of the overflow map, which have none.
    fn compare(&self, path: &mut Vec<PathSegment>, now: ObjectRef<'_>, out: &mut Vec<Different>) {
        for (entry, old) in &self.slots {
            path.push(PathSegment::Name(entry.name().to_string()));
            old.compare(path, &slot(now, entry), out);
            path.pop();
        }
        let dict = now.dict();
        let mut add = |name: &str, old| {
            let mut path = path.clone();
            path.push(PathSegment::Name(name.to_string()));
            out.push((path, old));
        };
        for (name, _) in dict.into_iter().flat_map(Dict::iter) {
            if !self.entries.contains_key(name) {
                add(name, Old::NoEntry);
            }
        }
        for (at, (name, old)) in self.entries.stored().enumerate() {
            let value = dict.and_then(|dict| dict.get(name));
            if value.is_none_or(|now| !is_same(old, &now)) {
                add(name, Old::Entry(at, old.clone()));
            }
        }
    }
}

/// A path with the value that it had.
type Different = (Vec<PathSegment>, Old);

enum Old {
    Value(OwnedValue),
    /// An entry of the overflow map, with its position.
    Entry(usize, OwnedValue),
    NoEntry,
}

impl Copied {
    fn of(value: Value<'_>) -> Self {
        let Some(_level) = Level::enter() else { return Copied::Unknown };
        let all = |objects: Option<Vec<_>>| objects.map(Copied::Objects);
        let objects = match &value {
            Value::Object(object) => return Copied::Object(Snapshot::of(ObjectRef::new(*object))),
            Value::List(list) if !list.is_empty() => {
                let items = list.iter().enumerate();
                all(items.map(|(at, item)| object(PathSegment::Index(at), &item)).collect())
            }
            Value::Map(map) if !map.is_empty() && value.variant().is_none() => {
                let name = |key: &str| PathSegment::Name(key.to_string());
                all(map.iter().map(|(key, item)| object(name(&key), &item)).collect())
            }
            _ => None,
        };
        objects.unwrap_or_else(|| value.into_owned().map_or(Copied::Unknown, Copied::Value))
    }

    fn compare(&self, path: &mut Vec<PathSegment>, now: &Value<'_>, out: &mut Vec<Different>) {
        match (self, now) {
            (Copied::Unknown, _) => return,
            (Copied::Value(old), now) if is_same(old, now) => return,
            (Copied::Object(old), Value::Object(now)) if old.class.is_same(now.class()) => {
                return old.compare(path, ObjectRef::new(*now), out);
            }
            (Copied::Objects(old), now) => {
                let found: Option<Vec<_>> = old
                    .iter()
                    .map(|(step, old)| match item(now, step)? {
                        Value::Object(object) if old.class.is_same(object.class()) => Some(object),
                        _ => None,
                    })
                    .collect();
                if let Some(found) = found.filter(|_| len(now) == Some(old.len())) {
                    for ((step, old), now) in old.iter().zip(found) {
                        path.push(step.clone());
                        old.compare(path, ObjectRef::new(now), out);
                        path.pop();
                    }
                    return;
                }
            }
            _ => {}
        }
        out.extend(self.to_value().map(|old| (path.clone(), Old::Value(old))));
    }

    /// The whole value; `None` if a part of it does not convert.
    fn to_value(&self) -> Option<OwnedValue> {
        match self {
            Copied::Value(value) => Some(value.clone()),
            Copied::Object(object) => object.to_value(),
            Copied::Objects(items) => {
                let values = items.iter().map(|(step, item)| Some((step, item.to_value()?)));
                let values: Vec<_> = values.collect::<Option<_>>()?;
                Some(match values.first() {
                    Some((PathSegment::Name(_), _)) => values
                        .into_iter()
                        .filter_map(|(step, it)| Some((name(step)?, it)))
                        .collect::<Dict>()
                        .into(),
                    _ => values.into_iter().map(|(_, it)| it).collect::<Vec<_>>().into(),
                })
            }
            Copied::Unknown => None,
        }
    }
}

/// Whether a value is the one that was copied.
fn is_same(old: &OwnedValue, now: &Value<'_>) -> bool {
    match (old, now) {
        (OwnedValue::List(_) | OwnedValue::Map(_), Value::List(_) | Value::Map(_)) => {
            now.to_owned().is_some_and(|now| is_equal(&old.as_value(), &now.as_value()))
        }
        (old, now) => is_unchanged(&old.as_value(), now),
    }
}

/// Whether two values are equal and of the same kind, and so are their parts. NaN is equal to NaN.
fn is_equal(old: &Value<'_>, now: &Value<'_>) -> bool {
    match (old, now) {
        (Value::List(old), Value::List(now)) => {
            old.len() == now.len() && old.iter().zip(now.iter()).all(|(a, b)| is_equal(&a, &b))
        }
        (Value::Map(old), Value::Map(now)) => {
            let mut pairs = old.iter().zip(now.iter());
            old.len() == now.len()
                && pairs.all(|((a, old), (b, now))| a == b && is_equal(&old, &now))
        }
        (old, now) => is_unchanged(old, now),
    }
}

/// The value of a slot; [`Value::None`] if it is unset.
fn slot<'a>(object: ObjectRef<'a>, entry: &'static Entry) -> Value<'a> {
    let attr = object.at(entry).and_then(Found::attr).filter(|attr| !entry.is_unset(*attr));
    attr.map_or(Value::None, |attr| (attr.vtable().get)(attr))
}

/// A copy of an item that is an object.
fn object(step: PathSegment, item: &Value<'_>) -> Option<(PathSegment, Snapshot)> {
    match item {
        Value::Object(object) => Some((step, Snapshot::of(ObjectRef::new(*object)))),
        _ => None,
    }
}

fn item<'a>(value: &'a Value<'_>, step: &PathSegment) -> Option<Value<'a>> {
    match (value, step) {
        (Value::List(list), PathSegment::Index(at)) => list.get(*at),
        (Value::Map(map), PathSegment::Name(key)) => map.get(key),
        _ => None,
    }
}

fn len(value: &Value<'_>) -> Option<usize> {
    match value {
        Value::List(list) => Some(list.len()),
        Value::Map(map) => Some(map.len()),
        _ => None,
    }
}

fn name(step: &PathSegment) -> Option<&str> {
    match step {
        PathSegment::Name(name) => Some(name),
        _ => None,
    }
}

/// The change that restores the old value at a path; `None` if the place cannot be written, or its type does not take the value.
fn restoring(object: ObjectMut<'_>, path: &[PathSegment], old: Old) -> Option<Change> {
    let steps: Steps<'_> = path.iter().map(PathSegment::as_step).collect();
    let steps = steps.as_slice();
    match (target(object, steps).ok()?, old) {
        (Target::Slot(mut found, _), Old::Value(old)) => {
            let vtable = found.attr()?.vtable();
            let held = (vtable.build)(Input::Value(old.into()), vtable).ok()?;
            Some(Change::of_slot(steps, found.entry(), held))
        }
        (Target::Entry(..), Old::Entry(at, old)) => {
            Some(Change::at(steps, Staged::Entry(Some((at, old)))))
        }
        (Target::Entry(..), Old::NoEntry) => Some(Change::at(steps, Staged::Entry(None))),
        _ => None,
    }
}
