//! The entries of layers, and their merge: a later entry replaces an earlier one, or a part of its value.

pub(crate) mod fields;
mod indices;

use std::collections::HashMap;
use std::fmt::Display;

use slots_runtime::prelude::*;
use slots_runtime::{Input, SlotType, VariantInfo};

use crate::base::Base;
use crate::diagnostics::ConfigError;
use crate::names::{Kind, canonical, kind_at, rest_of};
use crate::origin::Origin;
use crate::put::{NotPut, put};

/// A value to set.
#[derive(Clone, Debug)]
pub(crate) enum Setting {
    /// A value of a file.
    Value(OwnedValue),
    /// A string, which is parsed for the type of the slot.
    Text(String),
}

impl Setting {
    /// Whether it is a table without entries for a place of this kind, which makes an object if there is none.
    fn only_makes(&self, kind: Kind) -> bool {
        matches!(self, Setting::Value(OwnedValue::Map(map)) if map.is_empty())
            && kind.class().is_some()
    }

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
    /// Whether no earlier layer gives a value at the path.
    is_first: bool,
    /// Whether the object has what the entry gives.
    is_idle: bool,
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
    /// Adds an entry of the same or a later layer. Returns the errors of an entry for a part that the value of an earlier layer
    /// lacks or rejects.
    pub(crate) fn add<T: Object + ?Sized>(
        &mut self,
        base: &Base<'_, T>,
        entry: Entry,
    ) -> Vec<ConfigError> {
        let key = self.counted_from_start(base, canonical(base, &entry.path));
        let kind = kind_at(base, &key);
        if entry.setting.only_makes(kind) && self.gives_part_of(&key) {
            return Vec::new();
        }
        match self.fields(base, &key, kind, &entry) {
            Some(fields) => self.add_fields(base, fields),
            None => Vec::from_iter(self.add_at(base, key, entry).err()),
        }
    }

    /// Whether an entry gives the value at a path, other than a null, or a part of it.
    fn gives_part_of(&self, path: &AttrPath) -> bool {
        let at = |at: &usize| self.entries[*at].as_ref();
        let is_given =
            |kept: &Kept| !matches!(kept.entry.setting, Setting::Value(OwnedValue::None));
        self.by_path.get(path).and_then(at).is_some_and(is_given)
            || self.below.get(path).is_some_and(|below| below.iter().any(|it| at(it).is_some()))
    }

    fn remove(&mut self, at: usize) {
        if let Some(old) = self.entries[at].take() {
            self.by_path.remove(&old.key);
        }
    }

    fn add_at<T: Object + ?Sized>(
        &mut self,
        base: &Base<'_, T>,
        key: AttrPath,
        entry: Entry,
    ) -> Result<(), ConfigError> {
        let is_first = !self.by_path.contains_key(&key);
        let replaced = self.below.remove(&key).unwrap_or_default();
        for at in replaced.into_iter().chain(self.by_path.get(&key).copied()) {
            self.remove(at);
        }
        let mut holder = above(&key).find_map(|path| self.by_path.get(&path).copied());
        if let Some(at) = holder
            && self.entries[at].as_ref().is_some_and(|kept| {
                kept.is_first && kept.entry.setting.only_makes(kind_at(base, &kept.key))
            })
        {
            // The part makes the object, too, or changes the one that exists.
            self.remove(at);
            holder = None;
        }
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
                Err(NotPut::Lacks { predicate, left }) => {
                    let steps = entry.path.segments();
                    let path = steps[..steps.len() - left].iter().cloned().collect();
                    return Err(not_put(base, &path, &predicate, entry.origin));
                }
                Err(NotPut::Text(rejected)) => {
                    return Err(not_put(base, &key, &rejected, entry.origin));
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
        self.entries.push(Some(Kept { key, entry, inside, is_first, is_idle: false }));
        Ok(())
    }

    fn kept(&self) -> impl Iterator<Item = &Kept> {
        self.entries.iter().flatten()
    }

    /// The writes in the order of the layers; without a setting for the key of a map that is removed.
    pub(crate) fn writes<T: Object + ?Sized>(
        &mut self,
        base: &Base<'_, T>,
    ) -> Vec<(AttrPath, Option<Setting>)> {
        let mut writes = Vec::with_capacity(self.entries.len());
        for Kept { key, entry, is_first, is_idle, .. } in self.entries.iter_mut().flatten() {
            let is_null = matches!(entry.setting, Setting::Value(OwnedValue::None));
            if is_null && is_key(base, key) {
                writes.extend(base.value(key).map(|_| (entry.path.clone(), None)));
                continue;
            }
            let kind = kind_at(base, key);
            let has_object = || matches!(base.value(key), Some(Value::Object(_)));
            *is_idle = *is_first && entry.setting.only_makes(kind) && has_object();
            if *is_idle {
                continue;
            }
            // The variant of a default, which is known when the object is made.
            let fields = match kind.slot_type() {
                Some(SlotType::Enum(info)) if *is_first => {
                    let active = base.value(key).and_then(|value| info.variant(value.variant()?));
                    // A read-only field can only be given with the whole variant.
                    let is_split = |variant: &&VariantInfo| {
                        variant.fields().iter().all(|field| !field.is_readonly())
                    };
                    active.filter(is_split).and_then(|active| entry.fields_of(info, active))
                }
                _ => None,
            };
            match fields {
                Some(fields) => {
                    writes
                        .extend(fields.into_iter().map(|field| (field.path, Some(field.setting))));
                }
                None => writes.push((entry.path.clone(), Some(entry.setting.clone()))),
            }
        }
        writes
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
        let all = self.entries.into_iter().flatten().filter(|kept| !kept.is_idle).flat_map(
            |Kept { key, entry, inside, .. }| {
                let inside = inside.into_iter().zip(entry.inside);
                let inside = inside.map(|(key, (path, origin))| (key, path, origin));
                std::iter::once((key, entry.path, entry.origin)).chain(inside)
            },
        );
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
