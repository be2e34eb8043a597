//! Reads files of TOML.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::node::{Field, Kind, Node, Parsed, SyntaxError};
use slots_runtime::prelude::*;

/// The number of syntax errors after which a file is not read again.
const MOST_ERRORS: usize = 100;

/// Reads a file. After a syntax error, the file is read again without the lines that have it, since the parser may read the rest of
/// the file as a part of them.
pub(crate) fn parse(text: &str) -> Parsed {
    let mut rest = text.to_owned();
    let mut errors: Vec<SyntaxError> = Vec::new();
    loop {
        let (table, found) = DeTable::parse_recoverable(&rest);
        let fields = fields(table.get_ref());
        let first = found.iter().min_by_key(|error| error.span().map_or(0, |span| span.start));
        let Some(first) = first else {
            let is_cut = !errors.is_empty();
            return Parsed { fields, errors, is_cut };
        };
        let error = first_error(&rest, first, &fields);
        let is_read_again =
            errors.len() < MOST_ERRORS && rest[error.unread.clone()].contains(|c: char| c != ' ');
        if !is_read_again {
            errors.push(error);
            return Parsed { errors, fields, is_cut: true };
        }
        rest = without(&rest, &error.unread);
        errors.push(error);
    }
}

/// The text with spaces in the place of a range, apart from the ends of lines.
fn without(text: &str, range: &Range<usize>) -> String {
    let blank = |(at, byte): (usize, u8)| {
        if range.contains(&at) && byte != b'\n' { ' ' } else { char::from(byte) }
    };
    // The range begins and ends at characters, so that the other bytes are unchanged.
    let inside: String = text[range.clone()]
        .bytes()
        .enumerate()
        .map(|(at, byte)| blank((at + range.start, byte)))
        .collect();
    [&text[..range.start], &inside, &text[range.end..]].concat()
}

/// The first error, with the lines that have it. If an array or an inline table is not closed before the next setting, the error is
/// that of the value, not of the setting.
fn first_error(text: &str, error: &toml::de::Error, fields: &[Field]) -> SyntaxError {
    let span = error.span().unwrap_or(0..0);
    let line = line_at(text, span.start);
    let Some(open) = value_around(text, fields, span.start) else {
        return SyntaxError { unread: line, ..SyntaxError::new(error.message(), span) };
    };
    let first_line = line_at(text, open.start);
    if line.start == first_line.start {
        return SyntaxError { unread: line, ..SyntaxError::new(error.message(), span) };
    }
    let is_end = text[line.start..].trim().is_empty();
    if !is_end && !begins_setting(&text[line.clone()]) {
        return SyntaxError { unread: line, ..SyntaxError::new(error.message(), span) };
    }
    let message = match text.as_bytes().get(open.start) {
        Some(b'{') => "unclosed inline table, expected `}`",
        _ => "unclosed array, expected `]`",
    };
    // The setting may be on a later line than the value begins.
    let unread = first_line.start..line.start;
    SyntaxError { unread, ..SyntaxError::new(message, open.start..open.start + 1) }
}

/// The range of the line at a place, without its end. The place need not be that of a character.
fn line_at(text: &str, at: usize) -> Range<usize> {
    let (before, after) = text.as_bytes().split_at(at.min(text.len()));
    let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
    let len = after.iter().position(|byte| *byte == b'\n').unwrap_or(after.len());
    start..before.len() + len
}

/// Whether a line looks like `name = value` or `[table]`.
fn begins_setting(line: &str) -> bool {
    let is_name =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '"' | '\'' | ' ');
    let line = line.trim();
    let header = line.strip_prefix('[').map(|rest| rest.trim_start_matches('['));
    match header.and_then(|header| header.split_once(']')) {
        Some((name, _)) => {
            !name.is_empty()
                && name.chars().all(is_name)
                && !name.starts_with(|c: char| c.is_ascii_digit())
        }
        None => line
            .split_once('=')
            .is_some_and(|(name, _)| !name.trim().is_empty() && name.chars().all(is_name)),
    }
}

/// The range of the outermost array or inline table that was read around a place.
fn value_around(text: &str, fields: &[Field], at: usize) -> Option<Range<usize>> {
    fields.iter().find_map(|Field { key_span, value, .. }| {
        let is_assigned = text
            .get(key_span.end..value.span.start)
            .is_some_and(|between| between.trim_start().starts_with('='));
        match &value.kind {
            Kind::List(_) | Kind::Table(_) if is_assigned => {
                (value.span.start < at && at <= value.span.end).then(|| value.span.clone())
            }
            Kind::Table(fields) => value_around(text, fields, at),
            Kind::List(items) => items.iter().find_map(|item| match &item.kind {
                Kind::Table(fields) => value_around(text, fields, at),
                _ => None,
            }),
            Kind::Value(_) => None,
        }
    })
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
