//! The argument of clap for one slot: its parser, its name for people, its documentation.

use clap::builder::{PossibleValue, PossibleValuesParser, ValueParser};
use clap::{Arg, ArgAction, ArgMatches, ValueHint};
use slots_runtime::prelude::*;
use slots_runtime::{Class, SlotInfo, SlotType};

/// Whether a string on a command line can be the value of a type.
pub(crate) fn can_be_text(slot_type: SlotType) -> bool {
    match slot_type {
        SlotType::Opaque | SlotType::Object(_) => false,
        SlotType::Optional(inner) | SlotType::Map(inner) | SlotType::List { item: inner, .. } => {
            can_be_text(inner())
        }
        _ => true,
    }
}

/// The type inside of all options.
fn plain(slot_type: SlotType) -> SlotType {
    match slot_type {
        SlotType::Optional(inner) => plain(inner()),
        other => other,
    }
}

/// Whether the flag of a slot can be given more than once: each time with more items of a list.
fn is_list(slot: SlotInfo) -> bool {
    matches!(plain(slot.slot_type()), SlotType::List { len: None, .. })
}

/// What a value is, in a word for people.
fn value_name(slot: SlotInfo) -> String {
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
        SlotType::List { item, .. } => name_of(plain(item()), ""),
        SlotType::Map(_) => "MAP",
        SlotType::Tuple(_) => "VALUES",
        _ if is_path(type_name) => "PATH",
        SlotType::Str => "TEXT",
        _ => "VALUE",
    }
}

fn is_path(type_name: &str) -> bool {
    type_name.contains("PathBuf") || type_name.contains("Path>")
}

fn help(slot: SlotInfo) -> String {
    let rules: Vec<String> =
        slot.rules().filter(|rule| rule.choices().is_none()).map(ToString::to_string).collect();
    match (slot.doc(), rules.is_empty()) {
        (doc, true) => doc.to_owned(),
        ("", false) => format!("[{}]", rules.join(", ")),
        (doc, false) => format!("{doc} [{}]", rules.join(", ")),
    }
}

/// The names that a slot accepts, with the documentation of variants.
fn possible_values(slot: SlotInfo) -> Vec<PossibleValue> {
    let info = match plain(slot.slot_type()) {
        SlotType::Enum(info) => Some(info),
        _ => None,
    };
    let doc = |name: &str| {
        let variants = info.map_or(&[][..], |info| info.variants());
        variants.iter().find(|it| it.name() == name).map_or("", |it| it.doc())
    };
    let value = |name: String| {
        let doc = doc(&name);
        let value = PossibleValue::new(name);
        if doc.is_empty() { value } else { value.help(doc) }
    };
    slot.choices().into_iter().map(value).collect()
}

/// The argument of a slot.
pub(crate) fn of_slot(
    class: &'static Class,
    path: &AttrPath,
    slot: SlotInfo,
    id: String,
    flag: String,
) -> Arg {
    let choices = possible_values(slot);
    let is_list = is_list(slot);
    let parser: ValueParser = if choices.is_empty() || is_list {
        let validated = path.clone();
        ValueParser::new(move |text: &str| match class.check_text(&validated, text) {
            Ok(()) => Ok(text.to_owned()),
            Err(error) => Err(error
                .as_rejected()
                .map_or_else(|| format!("{error:#}"), |rejected| format!("{rejected:#}"))),
        })
    } else {
        PossibleValuesParser::new(choices).into()
    };
    let arg = Arg::new(id)
        .long(flag)
        .value_name(value_name(slot))
        .help(help(slot))
        .allow_hyphen_values(true)
        .value_parser(parser);
    if is_path(&slot.type_name()) {
        arg.value_hint(ValueHint::AnyPath)
    } else if matches!(plain(slot.slot_type()), SlotType::Bool) {
        // `--fast` is true; a value follows `=`, so that the next argument is not taken for it.
        arg.num_args(0..=1).require_equals(true).default_missing_value("true")
    } else if is_list {
        arg.action(ArgAction::Append)
    } else {
        arg
    }
}

/// The string on the command line for an argument; the items of a list that is given more than once are one list.
pub(crate) fn given(matches: &ArgMatches, id: &str) -> Option<String> {
    let texts = matches.try_get_many::<String>(id).ok().flatten()?;
    let texts: Vec<&str> = texts.map(String::as_str).collect();
    match texts.as_slice() {
        [] => None,
        [one] => Some((*one).to_owned()),
        many => {
            let items = many.iter().map(|text| {
                let inner = text.trim().strip_prefix('[').and_then(|it| it.strip_suffix(']'));
                inner.unwrap_or(text).trim()
            });
            Some(items.filter(|items| !items.is_empty()).collect::<Vec<_>>().join(", "))
        }
    }
}
