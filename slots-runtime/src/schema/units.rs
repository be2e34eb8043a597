//! Strings with a unit, such as `5ms`, for the numbers of a schema.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::types::map;
use crate::model::dict::Dict;
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;
use crate::text::units::spellings;

/// The keys of a schema that stay beside the alternatives: annotations.
const ANNOTATIONS: [&str; 4] = ["description", "x-unit", "default", "readOnly"];

/// A number as `units` reads it.
const NUMBER: &str = r"[+-]?([0-9][0-9_]*\.?[0-9_]*|\.[0-9][0-9_]*)([eE][+-]?[0-9][0-9_]*)?";

/// Permits a string with a unit for each value that has a unit, in a schema and the schemas inside of it.
pub(super) fn permit_strings(described: Dict) -> Dict {
    let unit = match described.get("x-unit") {
        Some(Value::Str(unit)) => Some(String::from(unit)),
        _ => None,
    };
    let (mut kept, mut typed) = (Dict::new(), Dict::new());
    for (key, value) in described {
        let is_kept = unit.is_none() || ANNOTATIONS.contains(&&*key);
        if is_kept { &mut kept } else { &mut typed }.insert_owned(&key, inside(value));
    }
    if let Some(unit) = unit {
        let string = string(&unit, &typed);
        let either = [OwnedValue::from(typed), string.into()];
        kept.insert_owned("anyOf", either.into());
    }
    kept
}

fn inside(value: OwnedValue) -> OwnedValue {
    match value {
        OwnedValue::Map(map) => permit_strings(*map).into(),
        OwnedValue::List(items) => items.into_iter().map(inside).collect::<Vec<_>>().into(),
        other => other,
    }
}

/// The schema of the strings for a value that has a unit. Those of a list or a map are not described in detail.
fn string(unit: &str, typed: &Dict) -> Dict {
    let mut string = map([("type", "string".into())]);
    let is_many = ["items", "prefixItems", "additionalProperties", "anyOf"]
        .iter()
        .any(|key| typed.contains_key(key));
    if !is_many {
        let units: Vec<String> = spellings(unit).map(|one| escaped(&one)).collect();
        let pattern = format!(r"^\s*{NUMBER}\s*({})?\s*$", units.join("|"));
        string.insert_owned("pattern", pattern.into());
    }
    string
}

/// A text as a regular expression of ECMA-262 that matches it.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        if r"\^$.*+?()[]{}|/".contains(letter) {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}
