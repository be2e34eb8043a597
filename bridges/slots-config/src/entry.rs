//! The entries of layers, and their merge: a later entry replaces an earlier one, or a part of its value.

mod indices;

use std::collections::HashMap;
use std::fmt::Display;

use slots_runtime::prelude::*;
use slots_runtime::{EnumInfo, Input, PathSegment, SlotType, VariantInfo};

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

    /// Parts of the value, each as an entry below a path.
    fn parts<'v>(
        &self,
        above: &AttrPath,
        parts: impl Iterator<Item = (String, Value<'v>)>,
    ) -> Option<Vec<Entry>> {
        let parts = parts.map(|(name, value)| {
            let path = above.join(PathSegment::Name(name));
            let is_below =
                |(other, _): &&(AttrPath, Origin)| other.segments().starts_with(path.segments());
            let mut inside: Vec<_> = self.inside.iter().filter(is_below).cloned().collect();
            let own = inside.iter().position(|(other, _)| *other == path);
            let origin = own.map_or_else(|| self.origin.clone(), |at| inside.swap_remove(at).1);
            Some(Entry { setting: Setting::Value(value.to_owned()?), path, origin, inside })
        });
        parts.collect()
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
    /// Adds an entry of the same or a later layer. Returns the errors of an entry for a part that the value of an earlier layer
    /// lacks or rejects.
    pub(crate) fn add<T: Object + ?Sized>(
        &mut self,
        base: &Base<'_, T>,
        entry: Entry,
    ) -> Vec<ConfigError> {
        let key = self.counted_from_start(base, canonical(base, &entry.path));
        let kind = kind_at(base, &key);
        match self.fields(base, &key, kind, &entry) {
            Some(fields) => fields.into_iter().flat_map(|field| self.add(base, field)).collect(),
            None => Vec::from_iter(self.add_at(base, key, entry).err()),
        }
    }

    fn add_at<T: Object + ?Sized>(
        &mut self,
        base: &Base<'_, T>,
        key: AttrPath,
        entry: Entry,
    ) -> Result<(), ConfigError> {
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
        self.entries.push(Some(Kept { key, entry, inside }));
        Ok(())
    }

    /// The fields of a variant that an entry gives, each as an entry, if the variant is the active one, so that its other fields
    /// stay, or if the entry does not name the variant.
    fn fields<T: Object + ?Sized>(
        &self,
        base: &Base<'_, T>,
        key: &AttrPath,
        kind: Kind,
        entry: &Entry,
    ) -> Option<Vec<Entry>> {
        let Some(SlotType::Enum(info)) = kind.slot_type() else { return None };
        let Setting::Value(value @ OwnedValue::Map(map)) = &entry.setting else { return None };
        if let Some(variant) = variant_of(value, info) {
            if !has_parts(variant) || self.active(base, key, info)?.name() != variant.name() {
                return None;
            }
            let (name, Value::Map(fields)) = map.iter().next()? else { return None };
            let above = entry.path.join(PathSegment::Name(name.to_owned()));
            let fields = fields.iter().map(|(name, value)| (name.into_owned(), value));
            return entry.parts(&above, fields);
        }
        let name_of = |name: &str| PathSegment::Name(name.to_owned());
        let is_field = |name| matches!(kind.enter(&name_of(name)), Kind::Field(_) | Kind::Slot(_));
        if map.keys().any(|name| info.variant(name).is_some()) || !map.keys().any(is_field) {
            return None;
        }
        entry.parts(&entry.path, map.iter().map(|(name, value)| (name.to_owned(), value)))
    }

    /// The active variant of the enum at a path, after the entries so far.
    fn active<T: Object + ?Sized>(
        &self,
        base: &Base<'_, T>,
        key: &AttrPath,
        info: &EnumInfo,
    ) -> Option<&'static VariantInfo> {
        let earlier = self.by_path.get(key).and_then(|at| self.entries[*at].as_ref());
        match earlier.map(|kept| &kept.entry.setting) {
            Some(Setting::Value(value)) => variant_of(value, info),
            Some(Setting::Text(text)) => info.variant(text),
            None if above(key).any(|path| self.by_path.contains_key(&path)) => None,
            None => base.value(key).and_then(|value| info.variant(value.variant()?)),
        }
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

    /// The origin of the outermost key of this name inside of the value at a path.
    pub(crate) fn origin_of_key(&self, path: &AttrPath, name: &str) -> Option<&Origin> {
        let steps = path.segments();
        let inside = self.kept().flat_map(|kept| kept.inside.iter().zip(&kept.entry.inside));
        let found = inside.filter(|(key, (written, _))| {
            let is_below = |path: &AttrPath| {
                path.segments().len() > steps.len() && path.segments().starts_with(steps)
            };
            let last = written.segments().last();
            (is_below(key) || is_below(written))
                && matches!(last, Some(PathSegment::Name(last)) if last == name)
        });
        found.min_by_key(|(_, (path, _))| path.segments().len()).map(|(_, (_, origin))| origin)
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
