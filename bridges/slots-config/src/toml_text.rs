//! Writes values as TOML, each on one line.

use std::fmt::Write as _;

use slots_runtime::prelude::*;

/// A name as a key.
pub(crate) fn key_of(name: &str) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if !name.is_empty() && name.chars().all(is_bare) { name.to_owned() } else { quoted(name) }
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            c if c.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// A value on one line; `None` if TOML has no such value.
pub(crate) fn toml(value: &Value<'_>) -> Option<String> {
    let list = |items: Vec<String>| format!("[{}]", items.join(", "));
    Some(match value {
        Value::Bool(it) => it.to_string(),
        Value::Int(it) => it.to_string(),
        Value::BigInt(_) | Value::BigUint(_) => value.to_string(),
        Value::Float(it) if it.is_nan() => "nan".to_owned(),
        Value::Float(it) => format!("{it:?}"),
        Value::Bytes(bytes) => list(bytes.as_slice().iter().map(ToString::to_string).collect()),
        Value::List(items) => list(items.iter().map(|item| toml(&item)).collect::<Option<_>>()?),
        Value::Map(map) => {
            let entries = map.iter().filter(|(_, item)| !matches!(item, Value::None));
            inline(entries.map(|(key, item)| (key.into_owned(), item)))?
        }
        Value::Object(object) => {
            let is_written =
                |name: &str| object.class().slot(name).is_none_or(|slot| !slot.is_readonly());
            let vars = object
                .vars()
                .filter(|(name, item)| is_written(name) && !matches!(item, Value::None));
            inline(vars.map(|(name, item)| (name.to_owned(), item)))?
        }
        Value::Char(_) | Value::Str(_) | Value::Text(_) | Value::Duration(_) => {
            quoted(&value.to_string())
        }
        _ => return None,
    })
}

fn inline<'v>(entries: impl Iterator<Item = (String, Value<'v>)>) -> Option<String> {
    let entries: Option<Vec<String>> =
        entries.map(|(key, item)| Some(format!("{} = {}", key_of(&key), toml(&item)?))).collect();
    Some(format!("{{ {} }}", entries?.join(", ")).replace("{  }", "{}"))
}
