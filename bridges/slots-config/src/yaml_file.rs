//! Reads files of YAML, with the ranges of keys and values.

use std::collections::HashSet;
use std::fmt::{self, Formatter};
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::options::DuplicateKeyPolicy;
use serde_saphyr::{Location, Spanned};
use slots_runtime::prelude::*;

use crate::node::{Field, Kind, Node, Parsed, SyntaxError};

/// Reads a file up to the first syntax error. A name that is given twice does not end it.
pub(crate) fn parse(text: &str) -> Parsed {
    if text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        return Parsed::default();
    }
    let mut repeated = Vec::new();
    let options = serde_saphyr::options! { duplicate_keys: DuplicateKeyPolicy::PassThrough };
    let root = match serde_saphyr::from_str_with_options::<Spanned<Yaml>>(text, options) {
        Ok(root) => Ok(node(root, text, &mut repeated)),
        Err(error) => {
            let span = error.location().map_or(0..0, |location| range(location, text));
            let error = error.without_snippet();
            Err(SyntaxError::new(message(&error.to_string()), span))
        }
    };
    let mut parsed = Parsed::of_root(root);
    parsed.errors.extend(repeated);
    parsed
}

/// The message without the place, which the diagnostics show.
fn message(text: &str) -> String {
    let first = text.lines().next().unwrap_or_default();
    first.split(" at line ").next().unwrap_or(first).to_owned()
}

/// A range of bytes; one character if the length is unknown.
fn range(location: Location, text: &str) -> Range<usize> {
    let to_usize = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    let span = location.span();
    let start = span.byte_offset().map_or_else(|| offset_of(location, text), to_usize);
    let len = span.byte_len().map_or(1, to_usize);
    start..start.saturating_add(len)
}

fn offset_of(location: Location, text: &str) -> usize {
    let count = |number: u64| usize::try_from(number).unwrap_or(usize::MAX).saturating_sub(1);
    let (line, column) = (count(location.line()), count(location.column()));
    let before: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let rest = text.get(before..).unwrap_or_default();
    before + rest.chars().take(column).map(char::len_utf8).sum::<usize>()
}

/// A value before its range is known.
enum Yaml {
    Value(OwnedValue),
    List(Vec<Spanned<Yaml>>),
    Table(Vec<(Spanned<String>, Spanned<Yaml>)>),
}

fn node(yaml: Spanned<Yaml>, text: &str, repeated: &mut Vec<SyntaxError>) -> Node {
    let span = range(yaml.referenced, text);
    let kind = match yaml.value {
        Yaml::Value(value) => Kind::Value(value),
        Yaml::List(items) => {
            Kind::List(items.into_iter().map(|item| node(item, text, repeated)).collect())
        }
        Yaml::Table(entries) => {
            let (mut fields, mut keys) = (Vec::new(), HashSet::new());
            for (Spanned { value: key, referenced, .. }, value) in entries {
                let key_span = range(referenced, text);
                let value = node(value, text, repeated);
                if keys.insert(key.clone()) {
                    fields.push(Field { key, key_span, value });
                } else {
                    repeated.push(SyntaxError::new(format!("'{key}' is given twice"), key_span));
                }
            }
            Kind::Table(fields)
        }
    };
    Node { kind, span }
}

impl<'de> Deserialize<'de> for Yaml {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(YamlVisitor)
    }
}

struct YamlVisitor;

macro_rules! visit {
    ($($method:ident($ty:ty))*) => {$(
        fn $method<E>(self, value: $ty) -> Result<Yaml, E> {
            Ok(Yaml::Value(value.into()))
        }
    )*};
}

impl<'de> Visitor<'de> for YamlVisitor {
    type Value = Yaml;

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("a setting")
    }

    visit! {
        visit_bool(bool) visit_i64(i64) visit_i128(i128) visit_u64(u64) visit_u128(u128) visit_f64(f64) visit_char(char)
        visit_str(&str) visit_string(String) visit_bytes(&[u8])
    }

    fn visit_unit<E>(self) -> Result<Yaml, E> {
        Ok(Yaml::Value(OwnedValue::None))
    }

    fn visit_none<E>(self) -> Result<Yaml, E> {
        Ok(Yaml::Value(OwnedValue::None))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Yaml, D::Error> {
        Yaml::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Yaml, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Yaml::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Yaml, A::Error> {
        let mut table = Vec::new();
        while let Some(entry) = entries.next_entry::<Spanned<String>, Spanned<Yaml>>()? {
            table.push(entry);
        }
        Ok(Yaml::Table(table))
    }
}
