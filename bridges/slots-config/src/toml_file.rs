//! Reads files of TOML.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::node::{Field, Kind, Node, Parsed, SyntaxError};
use slots_runtime::prelude::*;

/// Reads a file. The rest of the file is read after a syntax error.
pub(crate) fn parse(text: &str) -> Parsed {
    let (table, errors) = DeTable::parse_recoverable(text);
    let fields = fields(table.get_ref());
    let errors = errors.into_iter();
    let mut errors: Vec<SyntaxError> = errors
        .map(|error| SyntaxError::new(error.message(), error.span().unwrap_or(0..0)))
        .collect();
    errors.sort_by_key(|error| error.span.start);
    if let Some(open) = unclosed(text, &fields) {
        errors = without_errors_inside(text, open, errors);
    }
    Parsed { errors, fields, is_cut: false }
}

/// The range of the first array or inline table that is not closed, of which the following lines were read as items.
fn unclosed(text: &str, fields: &[Field]) -> Option<Range<usize>> {
    fields.iter().find_map(|Field { key_span, value, .. }| {
        let written = text.get(value.span.clone()).unwrap_or_default();
        let is_assigned = text
            .get(key_span.end..value.span.start)
            .is_some_and(|between| between.trim_start().starts_with('='));
        let is_open = is_assigned
            && (written.starts_with('[') && !written.ends_with(']')
                || written.starts_with('{') && !written.ends_with('}'));
        match &value.kind {
            Kind::List(_) | Kind::Table(_) if is_open => Some(value.span.clone()),
            Kind::Table(fields) => unclosed(text, fields),
            _ => None,
        }
    })
}

/// The errors before a value that is not closed, and one error of this value: that of its first line, or that of its end, which is
/// shown at its start. The errors of the following lines follow from it.
fn without_errors_inside(
    text: &str,
    open: Range<usize>,
    mut errors: Vec<SyntaxError>,
) -> Vec<SyntaxError> {
    let inside = errors.split_off(errors.partition_point(|error| error.span.start <= open.start));
    let line = text[open.start..].find('\n').map_or(text.len(), |len| open.start + len);
    let mut inside = inside.into_iter();
    let of_value = match inside.next() {
        Some(first) if first.span.start <= line => Some(first),
        first => inside
            .next_back()
            .or(first)
            .map(|last| SyntaxError { span: open.start..open.start + 1, ..last }),
    };
    let unread = open.start..text.len();
    errors.extend(of_value.map(|error| SyntaxError { unread, ..error }));
    errors
}

fn fields(table: &DeTable<'_>) -> Vec<Field> {
    let mut fields: Vec<Field> = table
        .iter()
        .map(|(key, value)| Field {
            key: key.get_ref().to_string(),
            key_span: key.span(),
            value: node(value),
        })
        .collect();
    // The parsed tables are sorted by key; errors are reported in the order of the file.
    fields.sort_by_key(|field| field.key_span.start);
    fields
}

fn node(value: &Spanned<DeValue<'_>>) -> Node {
    let kind = match value.get_ref() {
        DeValue::String(text) => Kind::Value(text.as_ref().into()),
        DeValue::Integer(number) => {
            let (digits, radix) = (number.as_str(), number.radix());
            let parsed = i128::from_str_radix(digits, radix).map(OwnedValue::from);
            let parsed =
                parsed.or_else(|_| u128::from_str_radix(digits, radix).map(OwnedValue::from));
            Kind::Value(parsed.unwrap_or_else(|_| digits.into()))
        }
        DeValue::Float(number) => {
            let parsed = float(number.as_str());
            Kind::Value(parsed.map_or_else(|| number.as_str().into(), OwnedValue::from))
        }
        DeValue::Boolean(it) => Kind::Value((*it).into()),
        DeValue::Datetime(it) => Kind::Value(it.to_string().into()),
        DeValue::Array(items) => Kind::List(items.iter().map(node).collect()),
        DeValue::Table(table) => Kind::Table(fields(table)),
    };
    Node { kind, span: value.span() }
}

/// TOML writes `inf` and `nan` like Rust, with an optional sign.
fn float(text: &str) -> Option<f64> {
    text.replace('_', "").parse().ok()
}
