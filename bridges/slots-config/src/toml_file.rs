//! Parses a TOML file to entries, each with the ranges of its key and its value.

use std::ops::Range;
use std::sync::Arc;

use slots_runtime::PathSegment;
use slots_runtime::prelude::*;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostics::ConfigError;
use crate::layers::{Entry, Origin, Setting};

/// Adds the entries of a file. A syntax error is reported, and the rest of the file is still read.
pub(crate) fn read<T: Object + ?Sized>(
    object: &T,
    name: &Arc<str>,
    text: &Arc<str>,
    entries: &mut Vec<Entry>,
    problems: &mut Vec<ConfigError>,
) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let place = |key: Range<usize>, value: Range<usize>| Origin::File {
        name: Arc::clone(name),
        text: Arc::clone(text),
        key,
        value,
    };
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        problems.push(ConfigError::of_syntax(error.message(), place(span.clone(), span)));
    }
    let mut found = Vec::new();
    walk(object, &AttrPath::default(), table.get_ref(), &place, &mut found);
    // The parsed tables are sorted by key; errors are reported in the order of the file.
    found.sort_by_key(|entry| match &entry.origin {
        Origin::File { key, .. } => key.start,
        _ => 0,
    });
    entries.extend(found);
}

/// Descends into a table if the object has a nested object there; every other item is a value.
fn walk<T: Object + ?Sized>(
    object: &T,
    above: &AttrPath,
    table: &DeTable<'_>,
    place: &dyn Fn(Range<usize>, Range<usize>) -> Origin,
    found: &mut Vec<Entry>,
) {
    for (key, value) in table {
        let path = above.join(PathSegment::Name(key.get_ref().to_string()));
        visit(object, path, key.span(), value, place, found);
    }
}

fn visit<T: Object + ?Sized>(
    object: &T,
    path: AttrPath,
    key: Range<usize>,
    value: &Spanned<DeValue<'_>>,
    place: &dyn Fn(Range<usize>, Range<usize>) -> Origin,
    found: &mut Vec<Entry>,
) {
    let is_object = |path: &AttrPath| matches!(object.get_path(path), Ok(Value::Object(_)));
    match value.get_ref() {
        DeValue::Table(table) if is_object(&path) => walk(object, &path, table, place, found),
        DeValue::Array(items) if is_object(&path.join(PathSegment::Index(0))) => {
            for (at, item) in items.iter().enumerate() {
                visit(object, path.join(PathSegment::Index(at)), item.span(), item, place, found);
            }
        }
        plain => {
            let setting = Setting::Value(owned(plain));
            found.push(Entry { path, setting, origin: place(key, value.span()) });
        }
    }
}

fn owned(value: &DeValue<'_>) -> OwnedValue {
    match value {
        DeValue::String(text) => text.as_ref().into(),
        DeValue::Integer(number) => i128::from_str_radix(number.as_str(), number.radix())
            .map_or_else(|_| number.as_str().into(), OwnedValue::from),
        DeValue::Float(number) => {
            float(number.as_str()).map_or_else(|| number.as_str().into(), OwnedValue::from)
        }
        DeValue::Boolean(it) => (*it).into(),
        DeValue::Datetime(it) => it.to_string().into(),
        DeValue::Array(items) => {
            items.iter().map(|item| owned(item.get_ref())).collect::<Vec<_>>().into()
        }
        DeValue::Table(table) => table
            .iter()
            .map(|(key, item)| (key.get_ref().to_string(), owned(item.get_ref())))
            .collect::<Dict>()
            .into(),
    }
}

/// TOML writes `inf` and `nan` like Rust, with an optional sign.
fn float(text: &str) -> Option<f64> {
    text.replace('_', "").parse().ok()
}
