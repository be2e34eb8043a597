//! The entries of layers, and their merge: a later entry replaces an earlier one, or a part of its value.

use std::collections::HashMap;
use std::fmt::Display;

use slots_runtime::prelude::*;
use slots_runtime::{Input, PathSegment, SlotType};

use crate::base::Base;
use crate::diagnostics::ConfigError;
use crate::names::{Kind, canonical, has_parts, kind_at, rest_of};
use crate::origin::Origin;
use crate::put::{NotPut, put, variant_of};

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

/// A setting that remains: the path that identifies it, the entry, and the paths that identify the items inside of its value.
#[derive(Debug)]
struct Kept {
    key: AttrPath,
    entry: Entry,
    inside: Vec<AttrPath>,
}

/// The entries that remain.
#[derive(Debug, Default)]
pub(crate) struct Merged {
    /// The entries in the order of the layers; `None` for one that was replaced.
    entries: Vec<Option<Kept>>,
    /// The positions of the entries by their paths.
    by_path: HashMap<AttrPath, usize>,
    /// The positions of the entries below each path.
    below: HashMap<AttrPath, Vec<usize>>,
    /// The headings of the tables of files.
    pub(crate) tables: Vec<(AttrPath, Origin)>,
}

/// The paths to the values that contain the one at a path, the innermost first.
pub(crate) fn above(path: &AttrPath) -> impl Iterator<Item = AttrPath> {
    let segments = path.segments();
    (1..segments.len()).rev().map(|len| segments[..len].iter().cloned().collect())
}

/// The error of a setting that is rejected for a part of the value of an earlier layer.
fn not_put<T: Object + ?Sized>(
    base: &Base<'_, T>,
    path: &AttrPath,
    predicate: &dyn Display,
    origin: Origin,
) -> ConfigError {
    let class = base.class().label();
    ConfigError::of_syntax(&format!("'{class}' object attribute '{path}' {predicate}"), origin)
}

impl Merged {
    /// Adds an entry of the same or a later layer.
    ///
    /// # Errors
    /// The value of an earlier layer has no such part.
    pub(crate) fn add<T: Object + ?Sized>(
        &mut self,
        base: &Base<'_, T>,
        entry: Entry,
    ) -> Result<(), ConfigError> {
        let key = canonical(base, &entry.path);
        let kind = kind_at(base, &key);
        if let Some(fields) = self.fields(base, &key, kind, &entry) {
            return fields.into_iter().try_for_each(|field| self.add(base, field));
        }
        let replaced = self.below.remove(&key).unwrap_or_default();
        for at in replaced.into_iter().chain(self.by_path.get(&key).copied()) {
            if let Some(old) = self.entries[at].take() {
                self.by_path.remove(&old.key);
            }
        }
        let holder = above(&key).find_map(|path| self.by_path.get(&path).copied());
        if let Some(holder) = holder.and_then(|at| self.entries[at].as_mut()) {
            let of_holder = kind_at(base, &holder.key);
            let rest = rest_of(base, &entry.path, holder.key.len());
            into_value(&mut holder.entry.setting, of_holder);
            let put = match &mut holder.entry.setting {
                Setting::Value(value) => put(value, of_holder, &rest, &entry.setting),
                Setting::Text(_) => Err(NotPut::Rejected),
            };
            match put {
                Ok(()) => {
                    let at = holder.inside.iter().position(|path| *path == key);
                    if let Some(at) = at {
                        holder.inside.remove(at);
                        holder.entry.inside.remove(at);
                    }
                    holder.inside.push(key);
                    holder.entry.inside.push((entry.path, entry.origin));
                    return Ok(());
                }
                Err(NotPut::Predicate(predicate)) => {
                    return Err(not_put(base, &holder.key, &predicate, entry.origin));
                }
                Err(NotPut::Text(rejected)) => {
                    return Err(not_put(base, &entry.path, &rejected, entry.origin));
                }
                Err(NotPut::Rejected) => {}
            }
        }
        let at = self.entries.len();
        for path in above(&key) {
            self.below.entry(path).or_default().push(at);
        }
        self.by_path.insert(key.clone(), at);
        let inside = entry.inside.iter().map(|(path, _)| canonical(base, path)).collect();
        self.entries.push(Some(Kept { key, entry, inside }));
        Ok(())
    }

    /// The fields of a variant that an entry gives, each as an entry, if the variant is the active one: its other fields stay.
    fn fields<T: Object + ?Sized>(
        &self,
        base: &Base<'_, T>,
        key: &AttrPath,
        kind: Kind,
        entry: &Entry,
    ) -> Option<Vec<Entry>> {
        let Some(SlotType::Enum(info)) = kind.slot_type() else { return None };
        let Setting::Value(value @ OwnedValue::Map(map)) = &entry.setting else { return None };
        let variant = variant_of(value, info).filter(|variant| has_parts(variant))?;
        let earlier = self.by_path.get(key).and_then(|at| self.entries[*at].as_ref());
        let active = match earlier.map(|kept| &kept.entry.setting) {
            Some(Setting::Value(value)) => variant_of(value, info),
            Some(Setting::Text(text)) => info.variant(text),
            None if above(key).any(|path| self.by_path.contains_key(&path)) => None,
            None => base.value(key).and_then(|value| info.variant(value.variant()?)),
        };
        if active?.name() != variant.name() {
            return None;
        }
        let Some((name, Value::Map(fields))) = map.iter().next() else { return None };
        let above = entry.path.join(PathSegment::Name(name.to_owned()));
        let fields = fields.iter().map(|(name, value)| {
            let path = above.join(PathSegment::Name(name.into_owned()));
            let is_below =
                |(other, _): &&(AttrPath, Origin)| other.segments().starts_with(path.segments());
            let mut inside: Vec<_> = entry.inside.iter().filter(is_below).cloned().collect();
            let own = inside.iter().position(|(other, _)| *other == path);
            let origin = own.map_or_else(|| entry.origin.clone(), |at| inside.swap_remove(at).1);
            Some(Entry { setting: Setting::Value(value.to_owned()?), path, origin, inside })
        });
        fields.collect()
    }

    fn kept(&self) -> impl Iterator<Item = &Kept> {
        self.entries.iter().flatten()
    }

    /// The writes in the order of the layers; without a setting for the key of a map that is removed.
    pub(crate) fn writes<T: Object + ?Sized>(
        &self,
        base: &Base<'_, T>,
    ) -> Vec<(AttrPath, Option<Setting>)> {
        let writes = self.kept().filter_map(|kept| {
            let Kept { key, entry, .. } = kept;
            let is_null = matches!(entry.setting, Setting::Value(OwnedValue::None));
            if is_null && is_key(base, key) {
                return base.value(key).map(|_| (entry.path.clone(), None));
            }
            Some((entry.path.clone(), Some(entry.setting.clone())))
        });
        writes.collect()
    }

    /// The origins of all values by their paths, as they were written and as they identify a setting.
    pub(crate) fn origins(&self) -> HashMap<&AttrPath, &Origin> {
        let mut found: HashMap<&AttrPath, &Origin> = HashMap::new();
        for (path, origin) in &self.tables {
            found.entry(path).or_insert(origin);
        }
        // A value below a table that no layer has names the table.
        for kept in self.kept() {
            found.insert(&kept.key, &kept.entry.origin);
            found.insert(&kept.entry.path, &kept.entry.origin);
            for (key, (path, origin)) in kept.inside.iter().zip(&kept.entry.inside) {
                found.insert(key, origin);
                found.insert(path, origin);
            }
        }
        found
    }

    /// The origin of the first value below a path.
    pub(crate) fn origin_below(&self, path: &AttrPath) -> Option<&Origin> {
        let mut kept = self.kept();
        kept.find(|kept| kept.key.segments().starts_with(path.segments()))
            .map(|kept| &kept.entry.origin)
    }

    /// The settings with their origins.
    pub(crate) fn into_origins(self) -> Vec<(AttrPath, AttrPath, Origin)> {
        let all = self.entries.into_iter().flatten().flat_map(|Kept { key, entry, inside }| {
            let inside = inside.into_iter().zip(entry.inside);
            let inside = inside.map(|(key, (path, origin))| (key, path, origin));
            std::iter::once((key, entry.path, entry.origin)).chain(inside)
        });
        all.collect()
    }

    /// Whether a layer sets the attribute at a path, or a part of it.
    pub(crate) fn sets<T: Object + ?Sized>(&self, base: &Base<'_, T>, path: &AttrPath) -> bool {
        let wanted = canonical(base, path);
        self.kept().any(|kept| {
            let mut keys = std::iter::once(&kept.key).chain(&kept.inside);
            keys.any(|key| key.segments().starts_with(wanted.segments()))
        })
    }
}

/// Whether a path leads to a key of a map of objects, which a null removes.
fn is_key<T: Object + ?Sized>(base: &Base<'_, T>, key: &AttrPath) -> bool {
    let Some(above) = above(key).next() else { return false };
    match kind_at(base, &above).slot_type() {
        Some(SlotType::Map(item)) => matches!(item(), SlotType::Object(_)),
        _ => false,
    }
}

/// Converts the string of an argument or a variable to a value that can have parts.
fn into_value(setting: &mut Setting, kind: Kind) {
    let Setting::Text(text) = setting else { return };
    let value = match kind.slot_type() {
        Some(SlotType::Enum(info)) if info.variant(text).is_some() => text.as_str().into(),
        _ => match kind.value_of(text) {
            OwnedValue::Str(_) => return,
            value => value,
        },
    };
    *setting = Setting::Value(value);
}
