//! The help of the flag of a slot: the name of its value, its documentation, its rules and its default.

use slots_runtime::prelude::*;
use slots_runtime::{Class, PathSegment, SlotInfo, SlotType};

use crate::arg::{is_map, plain};
use crate::pairs::PAIR;

/// What a value is, in a word for people.
pub(crate) fn value_name(slot: SlotInfo) -> String {
    if is_map(slot) {
        return PAIR.to_owned();
    }
    let unit = match slot.unit() {
        "" => return name_of(plain(slot.slot_type()), &slot.type_name()).to_owned(),
        "s" => "SECONDS",
        "m" => "METRES",
        "g" => "GRAMS",
        "Hz" => "HERTZ",
        "V" => "VOLTS",
        "A" => "AMPERES",
        "W" => "WATTS",
        "K" => "KELVIN",
        "B" => "BYTES",
        "deg" | "°" => "DEGREES",
        unit => unit,
    };
    unit.to_owned()
}

fn name_of(slot_type: SlotType, type_name: &str) -> &'static str {
    match slot_type {
        SlotType::Bool => "BOOL",
        SlotType::Int { .. } => "INTEGER",
        SlotType::Float => "NUMBER",
        SlotType::Char => "CHARACTER",
        SlotType::Bytes => "BYTES",
        SlotType::Duration => "DURATION",
        SlotType::Choices(_) | SlotType::Enum(_) => "CHOICE",
        SlotType::List { .. } if is_path(type_name) => "PATH",
        SlotType::List { item, .. } => name_of(plain(item()), ""),
        SlotType::Map(_) => "MAP",
        SlotType::Tuple(_) => "VALUES",
        _ if is_path(type_name) => "PATH",
        SlotType::Str => "TEXT",
        _ => "VALUE",
    }
}

pub(crate) fn is_path(type_name: &str) -> bool {
    type_name.contains("PathBuf") || type_name.contains("Path>")
}

/// The text of a doc comment as clap shows it: the paragraphs, the first without its full stop.
fn paragraphs(doc: &str) -> Vec<String> {
    let mut paragraphs: Vec<String> = doc
        .split("\n\n")
        .map(|it| it.lines().map(str::trim).collect::<Vec<_>>().join(" ").trim().to_owned())
        .filter(|it| !it.is_empty())
        .collect();
    if let Some(first) = paragraphs.first_mut()
        && first.ends_with('.')
        && !first.ends_with("..")
    {
        first.pop();
    }
    paragraphs
}

/// The slots on a path through objects, the outermost first.
fn slots_on<'p>(
    class: &'static Class,
    path: &'p AttrPath,
) -> impl Iterator<Item = SlotInfo> + use<'p> {
    let mut class = Some(class);
    path.segments().iter().map_while(move |step| {
        let PathSegment::Name(name) = step else { return None };
        let slot = class?.slot(name)?;
        class = match plain(slot.slot_type()) {
            SlotType::Object(class) => Some(class),
            _ => None,
        };
        Some(slot)
    })
}

/// The default of the slot at a path, as a new object has it: that of the outermost slot on the path that has one.
fn default_of(class: &'static Class, path: &AttrPath) -> Option<OwnedValue> {
    let outer = |slot: SlotInfo| slot.default_value().filter(|it| *it != OwnedValue::None);
    let mut defaults = slots_on(class, path).map(outer).zip(1..);
    let (mut value, len) = defaults.find_map(|(value, len)| Some((value?, len)))?;
    for step in &path.segments()[len..] {
        let (OwnedValue::Map(map), PathSegment::Name(name)) = (&mut value, step) else {
            return None;
        };
        value = std::mem::take(map.get_owned_mut(name)?);
    }
    Some(value)
}

/// The default for people; empty values are left out.
fn shown_default(class: &'static Class, path: &AttrPath) -> Option<String> {
    let value = default_of(class, path)?;
    let shown = match &value {
        OwnedValue::None => return None,
        OwnedValue::Map(map) if map.is_empty() => return None,
        // A variant whose fields are not needed to make it.
        value => value.as_value().to_string(),
    };
    (!shown.is_empty() && shown != "[]").then_some(shown)
}

/// The help of a flag, and the long help if the documentation has several paragraphs.
pub(crate) fn help(
    class: &'static Class,
    path: &AttrPath,
    slot: SlotInfo,
) -> (String, Option<String>) {
    let rules: Vec<String> =
        slot.rules().filter(|rule| rule.choices().is_none()).map(ToString::to_string).collect();
    let mut notes = Vec::new();
    if !rules.is_empty() {
        notes.push(format!("[{}]", rules.join(", ")));
    }
    notes.extend(shown_default(class, path).map(|default| format!("[default: {default}]")));
    let notes = notes.join(" ");
    let paragraphs = paragraphs(slot.doc());
    let first = paragraphs.first().map_or("", String::as_str);
    let short = format!("{first} {notes}").trim().to_owned();
    let long = (paragraphs.len() > 1).then(|| {
        let notes = Some(notes).filter(|notes| !notes.is_empty());
        paragraphs.into_iter().chain(notes).collect::<Vec<_>>().join("\n\n")
    });
    (short, long)
}
