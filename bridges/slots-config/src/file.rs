//! Files of any format: their content as entries, and their profiles.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use slots_runtime::prelude::*;
use slots_runtime::{Class, PathSegment, SlotInfo, SlotType};

use crate::base::Base;
use crate::entry::{Entry, Setting};
use crate::names::{class_at, kind_at, plain};
use crate::node::{Field, Kind, Node, Parsed};
use crate::origin::Origin;

/// The table of a file that contains its profiles.
pub(crate) const PROFILE: &str = "profile";

/// The format of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Toml,
    Json,
    #[cfg(feature = "yaml")]
    Yaml,
}

impl Format {
    /// The format of a file by the end of its name.
    pub(crate) fn of(path: &Path) -> Option<Format> {
        match path.extension()?.to_str()?.to_lowercase().as_str() {
            "toml" => Some(Format::Toml),
            "json" => Some(Format::Json),
            #[cfg(feature = "yaml")]
            "yaml" | "yml" => Some(Format::Yaml),
            _ => None,
        }
    }
}

/// What was found in a file.
#[derive(Default)]
pub(crate) struct Found {
    pub(crate) entries: Vec<Entry>,
    /// The headings of tables.
    pub(crate) tables: Vec<(AttrPath, Origin)>,
}

/// A file that was read.
#[derive(Debug)]
pub(crate) struct File {
    pub(crate) name: Arc<str>,
    pub(crate) text: Arc<str>,
    pub(crate) format: Format,
}

impl File {
    pub(crate) fn parse(&self) -> Parsed {
        match self.format {
            Format::Toml => crate::toml_file::parse(&self.text),
            Format::Json => crate::json_file::parse(&self.text),
            #[cfg(feature = "yaml")]
            Format::Yaml => crate::yaml_file::parse(&self.text),
        }
    }

    pub(crate) fn origin(&self, key: Range<usize>, value: Range<usize>) -> Origin {
        Origin::File { name: Arc::clone(&self.name), text: Arc::clone(&self.text), key, value }
    }

    /// The entries of a table for the object at a path.
    pub(crate) fn entries<T: Object + ?Sized>(
        &self,
        base: &Base<'_, T>,
        fields: &[Field],
        found: &mut Found,
    ) {
        self.walk(base, &AttrPath::default(), fields, found);
    }

    /// Descends into a table if there is an object or a map of objects, or if an object can be made; every other item is a value.
    fn walk<T: Object + ?Sized>(
        &self,
        base: &Base<'_, T>,
        above: &AttrPath,
        fields: &[Field],
        found: &mut Found,
    ) {
        let class = class_at(base, above);
        for Field { key, key_span, value } in fields {
            let path = above.join(PathSegment::Name(key.clone()));
            let origin = self.origin(key_span.clone(), value.span.clone());
            if let Kind::Table(inner) = &value.kind
                && is_merged(base, &path, inner.is_empty())
            {
                found.tables.push((path.clone(), origin));
                self.walk(base, &path, inner, found);
                continue;
            }
            let slot = class.and_then(|class| class.slot(key));
            let setting = match (&value.kind, slot) {
                (Kind::Value(OwnedValue::Str(text)), Some(slot)) if !slot.unit().is_empty() => {
                    Setting::Text(text.clone())
                }
                _ => Setting::Value(value_of(value, slot.map(SlotInfo::slot_type))),
            };
            let mut inside = Vec::new();
            self.origins_inside(&path, value, &mut inside);
            found.entries.push(Entry { path, setting, origin, inside });
        }
    }

    /// The origins of the items inside of a value.
    fn origins_inside(&self, path: &AttrPath, node: &Node, found: &mut Vec<(AttrPath, Origin)>) {
        match &node.kind {
            Kind::Value(_) => {}
            Kind::List(items) => {
                for (at, item) in items.iter().enumerate() {
                    let path = path.join(PathSegment::Index(at));
                    found.push((path.clone(), self.origin(item.span.clone(), item.span.clone())));
                    self.origins_inside(&path, item, found);
                }
            }
            Kind::Table(fields) => {
                for Field { key, key_span, value } in fields {
                    let path = path.join(PathSegment::Name(key.clone()));
                    found.push((path.clone(), self.origin(key_span.clone(), value.span.clone())));
                    self.origins_inside(&path, value, found);
                }
            }
        }
    }
}

/// Whether a table updates what is at a path: an object, also one that is made, or a map of objects.
fn is_merged<T: Object + ?Sized>(base: &Base<'_, T>, path: &AttrPath, is_empty: bool) -> bool {
    if class_at(base, path).is_some() {
        return !is_empty || matches!(base.value(path), Some(Value::Object(_)));
    }
    match kind_at(base, path) {
        crate::names::Kind::Slot(slot) => match slot.slot_type() {
            SlotType::Map(item) => class_of(item()).is_some(),
            _ => false,
        },
        _ => false,
    }
}

/// The class of objects of a type, also inside of an `Option`.
fn class_of(slot_type: SlotType) -> Option<&'static Class> {
    match plain(slot_type) {
        SlotType::Object(class) => Some(class),
        _ => None,
    }
}

/// A value for a slot of a type. In an object that is made, a string with a unit is converted by its slot.
fn value_of(node: &Node, slot_type: Option<SlotType>) -> OwnedValue {
    match &node.kind {
        Kind::Value(value) => value.clone(),
        Kind::List(items) => {
            let item = slot_type.and_then(item_type);
            items.iter().map(|it| value_of(it, item)).collect::<Vec<_>>().into()
        }
        Kind::Table(fields) => {
            let class = slot_type.and_then(class_of);
            let item = slot_type.and_then(item_type);
            let entries =
                fields.iter().map(|field| (field.key.clone(), field_of(field, class, item)));
            entries.collect::<Dict>().into()
        }
    }
}

fn field_of(field: &Field, class: Option<&'static Class>, item: Option<SlotType>) -> OwnedValue {
    let Some(slot) = class.and_then(|class| class.slot(&field.key)) else {
        return value_of(&field.value, item);
    };
    match &field.value.kind {
        Kind::Value(OwnedValue::Str(text)) if !slot.unit().is_empty() => {
            slot.parse_text(text).unwrap_or_else(|_| text.as_str().into())
        }
        _ => value_of(&field.value, Some(slot.slot_type())),
    }
}

/// The type of the items of a list or a map.
fn item_type(slot_type: SlotType) -> Option<SlotType> {
    match slot_type {
        SlotType::Optional(inner) => item_type(inner()),
        SlotType::List { item, .. } | SlotType::Map(item) => Some(item()),
        _ => None,
    }
}
