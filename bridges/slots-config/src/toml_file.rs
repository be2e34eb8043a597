//! Reads files of TOML.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::node::{Field, Kind, Node, Parsed, SyntaxError};
use slots_runtime::prelude::*;

/// Reads a file. The rest of the file is read after a syntax error.
pub(crate) fn parse(text: &str) -> Parsed {
    let (table, errors) = DeTable::parse_recoverable(text);
    let errors = errors.into_iter().map(|error| SyntaxError {
        message: error.message().to_owned(),
        span: error.span().unwrap_or(0..0),
    });
    Parsed { errors: errors.collect(), fields: fields(table.get_ref()) }
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
