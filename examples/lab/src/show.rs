//! Prints the settings of a rack with their values and origins.

use slots_runtime::prelude::*;
use slots_runtime::{Leaf, Notification, OwnedValue, PathSegment, SharedObject};

use crate::settings::Origins;

/// A setting: its path and its printed value.
struct Setting {
    path: AttrPath,
    value: String,
}

/// All settings in the order of declaration: slots, properties, notes.
pub(crate) struct Settings(Vec<Setting>);

impl Settings {
    fn of(object: &dyn Object) -> Self {
        let leaves = object.leaves().only_objects().with_properties();
        let settings = leaves.filter(|leaf| !leaf.is_readonly);
        Settings(
            settings
                .map(|leaf| {
                    let unit = leaf.unit();
                    let Leaf { path, value, .. } = leaf;
                    // If a device does not answer, the others are still shown.
                    let value = text(value, unit).unwrap_or_else(|error| format!("{error:#}"));
                    Setting { path, value }
                })
                .collect(),
        )
    }

    pub(crate) fn of_shared(rack: &SharedObject) -> Result<Self, String> {
        rack.read(Settings::of).map_err(|error| error.to_string())
    }

    /// The printed value at a path.
    pub(crate) fn value(&self, path: &AttrPath) -> Option<&str> {
        let found = self.0.iter().find(|setting| setting.path == *path);
        found.map(|setting| &*setting.value)
    }

    /// Lists the settings that differ in a newer state, one in a line.
    pub(crate) fn changes(&self, newer: &Settings) -> String {
        let changed = newer.0.iter().filter_map(|Setting { path, value }| match self.value(path) {
            Some(old) if old == value => None,
            Some(old) => Some(format!("{path}: {old} -> {value}\n")),
            None => Some(format!("{path}: new, {value}\n")),
        });
        let deleted = self.0.iter().filter(|setting| newer.value(&setting.path).is_none());
        let lines: String = changed
            .chain(deleted.map(|Setting { path, value }| format!("{path}: {value} -> deleted\n")))
            .collect();
        if lines.is_empty() { "nothing differs\n".to_owned() } else { lines }
    }
}

/// Formats the value of an attribute with its unit, or `unset`.
fn shown(object: &dyn Object, name: &str) -> Result<String, AttributeError> {
    text(object.getattr(name), object.class().slot(name).map_or("", |slot| slot.unit()))
}

fn text(value: Result<Value<'_>, AttributeError>, unit: &str) -> Result<String, AttributeError> {
    match value {
        Ok(value) if value.as_str() == Some("") => Ok("\"\"".to_owned()),
        Ok(value) if unit.is_empty() => Ok(value.to_string()),
        Ok(value) => Ok(format!("{value} {unit}")),
        Err(error) if error.kind() == ErrorKind::Unset => Ok("unset".to_owned()),
        Err(error) => Err(error),
    }
}

/// Formats the value at a path with its unit.
pub(crate) fn shown_at(rack: &SharedObject, path: &AttrPath) -> Result<String, AttributeError> {
    if let Some((PathSegment::Name(name), above)) = path.segments().split_last()
        && let Ok(object) = rack.child(above.iter().cloned().collect::<AttrPath>())
        && let Ok(value) = object.read(|object| shown(object, name))?
    {
        return Ok(value);
    }
    // Without a unit, or an error, which contains the whole path here.
    rack.get_path(path).map(|value| value.to_string())
}

/// Formats a change: `camera.gain: 6.0 -> 12.0`.
pub(crate) fn change(change: &Notification) -> String {
    let shown = |value: &Option<OwnedValue>| {
        let value = value.as_ref().map(|value| text(Ok(value.as_value()), ""));
        value.and_then(Result::ok).unwrap_or_else(|| "nothing".to_owned())
    };
    format!("{}: {} -> {}", change.path, shown(&change.old), shown(&change.new))
}

/// Formats all settings in columns.
pub(crate) fn table(rack: &dyn Object, origins: Option<&Origins>) -> String {
    let Settings(found) = Settings::of(rack);
    let paths = found.iter().map(|setting| setting.path.to_string().chars().count()).max();
    let values = found.iter().map(|setting| setting.value.chars().count()).max();
    let (paths, values) = (paths.unwrap_or_default(), values.unwrap_or_default());
    let lines = found.iter().map(|Setting { path, value }| {
        let path_text = path.to_string();
        let origin = origins.map_or("", |origins| origins.of(path));
        format!("{path_text:paths$}  {value:values$}  {origin}").trim_end().to_owned() + "\n"
    });
    lines.collect()
}
