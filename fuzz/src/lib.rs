//! Shared code of the fuzz targets: objects of every shape, and a digest of the observable state of an object.

pub mod model;
// The behaviour tests use the same file.
#[path = "../../tests/src/random/json_updates/rig.rs"]
pub mod rig;
pub mod texts;
pub mod thousand;

use std::fmt::Write;

use slots_runtime::{Object, ObjectExt, Value};

/// The observable state of an object as one string, which a rejected write must not change.
#[must_use]
pub fn digest(object: &dyn Object) -> String {
    let mut text = String::new();
    write_object(object, &mut text);
    text
}

/// A value with its type name; the entries of maps are sorted.
#[must_use]
pub fn shown(value: &Value<'_>) -> String {
    let mut text = String::new();
    write_value(value, &mut text);
    text
}

fn write_object(object: &dyn Object, text: &mut String) {
    text.push('{');
    for (name, value) in object.vars() {
        text.push_str(name);
        text.push('=');
        write_value(&value, text);
        text.push(' ');
    }
    text.push('}');
}

fn write_value(value: &Value<'_>, text: &mut String) {
    match value {
        Value::List(list) => {
            text.push('[');
            for item in list.iter() {
                write_value(&item, text);
                text.push(' ');
            }
            text.push(']');
        }
        Value::Map(map) => {
            let mut entries: Vec<_> = map.iter().collect();
            entries.sort_unstable_by_key(|(key, _)| *key);
            text.push('(');
            for (key, item) in entries {
                let _ = write!(text, "{key:?}=");
                write_value(&item, text);
                text.push(' ');
            }
            text.push(')');
        }
        Value::Object(object) => write_object(*object, text),
        // A shortcut for the value of most slots.
        Value::Int(int) if *int == 0 => text.push('0'),
        other => {
            let _ = write!(text, "{}:{other:?}", other.type_name());
        }
    }
}
