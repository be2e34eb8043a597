//! Files of any format: their content as entries, and their profiles.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use slots_runtime::prelude::*;
use slots_runtime::{Class, PathSegment, SlotType};

use crate::base::Base;
use crate::entry::{Entry, Setting};
use crate::names::{self, class_at, kind_at, plain};
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
                _ => Setting::Value(value_of(
                    value,
                    slot.map_or(names::Kind::Unknown, names::Kind::Slot),
                )),
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
        return !is_empty;
    }
    match kind_at(base, path) {
        names::Kind::Slot(slot) => match slot.slot_type() {
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

/// The value of a node for a place. A string with a unit is converted for its slot or for its field of a variant, in an object that is
/// made too.
fn value_of(node: &Node, place: names::Kind) -> OwnedValue {
    match &node.kind {
        Kind::Value(OwnedValue::Str(text)) if place.has_unit() => place.value_of(text),
        Kind::Value(value) => value.clone(),
        Kind::List(items) => {
            let item = |(at, node)| value_of(node, place.enter_value(&PathSegment::Index(at)));
            items.iter().enumerate().map(item).collect::<Vec<_>>().into()
        }
        Kind::Table(fields) => {
            let entry = |Field { key, value, .. }: &Field| {
                (key.clone(), value_of(value, place.enter_value(&PathSegment::Name(key.clone()))))
            };
            fields.iter().map(entry).collect::<Dict>().into()
        }
    }
}
