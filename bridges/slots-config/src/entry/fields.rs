//! The fields of a variant that one entry gives, which become entries of their own.

use std::collections::HashMap;

use slots_runtime::prelude::*;
use slots_runtime::{EnumInfo, PathSegment, SlotType, VariantInfo};

use super::{Entry, Merged, Setting, above};
use crate::base::Base;
use crate::diagnostics::ConfigError;
use crate::names::{Kind, canonical, has_parts};
use crate::origin::Origin;
use crate::put::variant_of;

/// The error of a table that gives a setting by two names.
pub(crate) fn both_set(
    one: &AttrPath,
    other: &AttrPath,
    key: &AttrPath,
    origin: Origin,
) -> ConfigError {
    ConfigError::of_syntax(&format!("'{one}' and '{other}' both set '{key}'"), origin)
}

impl Entry {
    /// The fields of the variant that the value names, each as an entry, if it is this one and its fields have names.
    pub(super) fn fields_of(
        &self,
        info: &'static EnumInfo,
        active: &'static VariantInfo,
    ) -> Option<Vec<Entry>> {
        let Setting::Value(value @ OwnedValue::Map(map)) = &self.setting else { return None };
        let variant = variant_of(value, info)?;
        if !has_parts(variant) || active.name() != variant.name() {
            return None;
        }
        let (name, Value::Map(fields)) = map.iter().next()? else { return None };
        let above = self.path.join(PathSegment::Name(name.to_owned()));
        self.parts(&above, fields.iter().map(|(name, value)| (name.into_owned(), value)))
    }

    /// Parts of the value, each as an entry below a path.
    pub(super) fn parts<'v>(
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

impl Merged {
    /// Adds the fields of one table. An alias and the name are an error, since one of the values would be lost.
    pub(super) fn add_fields<T: Object + ?Sized>(
        &mut self,
        base: &Base<'_, T>,
        fields: Vec<Entry>,
    ) -> Vec<ConfigError> {
        let mut seen: HashMap<AttrPath, AttrPath> = HashMap::new();
        let mut errors = Vec::new();
        for field in fields {
            let key = canonical(base, &field.path);
            match seen.insert(key.clone(), field.path.clone()) {
                Some(other) => errors.push(both_set(&other, &field.path, &key, field.origin)),
                None => errors.extend(self.add(base, field)),
            }
        }
        errors
    }

    /// The fields of a variant that an entry gives, each as an entry, if the variant is the active one, so that its other fields
    /// stay, or if the entry does not name the variant.
    pub(super) fn fields<T: Object + ?Sized>(
        &self,
        base: &Base<'_, T>,
        key: &AttrPath,
        kind: Kind,
        entry: &Entry,
    ) -> Option<Vec<Entry>> {
        let Some(SlotType::Enum(info)) = kind.slot_type() else { return None };
        let Setting::Value(value @ OwnedValue::Map(map)) = &entry.setting else { return None };
        if variant_of(value, info).is_some() {
            return entry.fields_of(info, self.active(base, key, info)?);
        }
        let name_of = |name: &str| PathSegment::Name(name.to_owned());
        let is_field = |name| matches!(kind.enter(&name_of(name)), Kind::Field(_) | Kind::Slot(_));
        if map.keys().any(|name| info.variant(name).is_some()) || !map.keys().any(is_field) {
            return None;
        }
        entry.parts(&entry.path, map.iter().map(|(name, value)| (name.to_owned(), value)))
    }

    /// The active variant of the enum at a path, after the entries so far.
    pub(super) fn active<T: Object + ?Sized>(
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
}
