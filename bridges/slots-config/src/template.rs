//! The template of a settings file: every setting as a comment, with its documentation and its present value.

use std::fmt::Write as _;

use slots_runtime::prelude::*;
use slots_runtime::{PropertyInfo, SlotInfo, SlotType};

/// Returns a file of TOML in which every setting of an object is a comment: its documentation, its type and rules, and its
/// present value.
///
/// Lines of documentation begin with `## `. A line that begins with `#` and a name is a setting; without the `#` it sets the
/// present value. The template itself loads, and changes nothing.
///
/// ```
/// use slots_runtime::prelude::*;
///
/// #[slots]
/// struct Camera {
///     /// Exposure time of one frame.
///     #[slot(unit = "s", range = 0.0..=10.0)]
///     exposure_time: f64,
/// }
///
/// #[slots]
/// struct Rack {
///     name: String,
///     camera: Camera,
/// }
///
/// let rack = Rack { name: "left".into(), camera: Camera { exposure_time: 0.5 } };
/// let text = slots_config::template(&rack);
/// assert_eq!(
///     text.lines().collect::<Vec<_>>(),
///     [
///         "## name: String",
///         "#name = \"left\"",
///         "",
///         "[camera]",
///         "## Exposure time of one frame.",
///         "## exposure_time: f64 [s], in 0.0..=10.0",
///         "#exposure_time = 0.5",
///     ]
/// );
/// ```
pub fn template(object: &dyn Object) -> String {
    let mut text = String::new();
    table(object, "", 0, &mut text);
    text.trim_start().to_owned()
}

/// The deepest nesting of tables in a template.
const MOST_TABLES: usize = 32;

fn table(object: &dyn Object, path: &str, depth: usize, text: &mut String) {
    let class = object.class();
    let mut tables = Vec::new();
    for slot in class.slots().filter(|slot| !slot.is_readonly()) {
        match object.getattr(slot.name()) {
            Ok(Value::Object(inner)) => tables.push((slot, inner)),
            Ok(value) => setting(slot, &value, text),
            Err(_) => unset(slot, text),
        }
    }
    for property in class.properties().filter(|it| it.can_get() && it.can_set()) {
        if let Ok(value) = object.getattr(property.name()) {
            of_property(property, &value, text);
        }
    }
    for (key, value) in object.dict().into_iter().flat_map(Dict::iter) {
        if class.slot(key).is_none() {
            entry(key, &value, text);
        }
    }
    for (slot, inner) in tables {
        if depth == MOST_TABLES {
            continue;
        }
        let name = key_of(slot.name());
        let path = if path.is_empty() { name } else { format!("{path}.{name}") };
        text.push('\n');
        comment(slot.doc(), text);
        // Writing to a string does not fail.
        let _ = writeln!(text, "[{path}]");
        table(inner, &path, depth + 1, text);
    }
}

fn setting(slot: SlotInfo, value: &Value<'_>, text: &mut String) {
    if matches!(value, Value::None) {
        return unset(slot, text);
    }
    let Some(value) = toml(value) else { return };
    comment(slot.doc(), text);
    let _ = writeln!(text, "## {slot}");
    let _ = writeln!(text, "#{} = {value}", key_of(slot.name()));
}

/// A setting without a value. The attributes of an object that can be made are listed.
fn unset(slot: SlotInfo, text: &mut String) {
    comment(slot.doc(), text);
    let _ = writeln!(text, "## {slot} (not set)");
    let Some(class) = class_of(slot.slot_type()) else { return };
    for inner in class.slots().filter(|inner| !inner.is_readonly()) {
        let _ = writeln!(text, "##     {inner}");
    }
}

fn class_of(slot_type: SlotType) -> Option<&'static slots_runtime::Class> {
    match slot_type {
        SlotType::Object(class) => Some(class),
        SlotType::Optional(inner) => class_of(inner()),
        _ => None,
    }
}

fn of_property(property: PropertyInfo, value: &Value<'_>, text: &mut String) {
    if toml(value).is_some() {
        comment(property.doc(), text);
    }
    entry(property.name(), value, text);
}

fn entry(name: &str, value: &Value<'_>, text: &mut String) {
    if let Some(value) = toml(value) {
        let _ = writeln!(text, "#{} = {value}", key_of(name));
    }
}

fn comment(doc: &str, text: &mut String) {
    for line in doc.lines() {
        let _ = writeln!(text, "{}", format!("## {line}").trim_end());
    }
}

fn key_of(name: &str) -> String {
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
fn toml(value: &Value<'_>) -> Option<String> {
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
