//! The argument of clap for one slot: its parser, its name for people, its documentation.

use std::ffi::OsStr;

use clap::builder::{
    PossibleValue, PossibleValuesParser, StringValueParser, TypedValueParser, ValueParser,
};
use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint};
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
    matches!(plain(slot.slot_type()), SlotType::List { .. })
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
        SlotType::List { .. } if is_path(type_name) => "PATH",
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

/// The default of the slot at a path, as a new object has it: that of the outermost slot on the path that has one.
fn default_of(class: &'static Class, path: &AttrPath) -> Option<OwnedValue> {
    let mut class = class;
    let mut names = path.segments().iter().map(|step| match step {
        slots_runtime::PathSegment::Name(name) => Some(name.as_str()),
        _ => None,
    });
    while let Some(name) = names.next() {
        let slot = class.slot(name?)?;
        if let Some(mut value) = slot.default_value().filter(|it| *it != OwnedValue::None) {
            for name in names {
                let OwnedValue::Map(map) = &mut value else { return None };
                value = std::mem::take(map.get_owned_mut(name?)?);
            }
            return Some(value);
        }
        class = match plain(slot.slot_type()) {
            SlotType::Object(class) => class,
            _ => return None,
        };
    }
    None
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
fn help(class: &'static Class, path: &AttrPath, slot: SlotInfo) -> (String, Option<String>) {
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

/// When the value of a flag is validated.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Checks {
    /// While clap parses, which ends at the first error.
    Now,
    /// After clap has parsed, so that the errors of all values are reported.
    Later,
}

/// A parser that accepts each string. It knows the possible values, for the help and for completion in a shell.
#[derive(Clone)]
struct AnyText {
    choices: Vec<PossibleValue>,
}

impl TypedValueParser for AnyText {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        (!self.choices.is_empty()).then(|| Box::new(self.choices.iter().cloned()) as Box<_>)
    }
}

/// Validates the string of a flag. The error states the accepted values.
pub(crate) fn check(
    class: &'static Class,
    path: &AttrPath,
    slot: SlotInfo,
    text: &str,
) -> Result<(), String> {
    let error = match class.check_text(path, text) {
        Ok(()) => return Ok(()),
        // Other flags may give the fields of the variant.
        Err(error) if error.kind() == ErrorKind::Missing => return Ok(()),
        Err(error) => error,
    };
    // The items of an array can be given one after the other.
    let is_array = matches!(plain(slot.slot_type()), SlotType::List { len: Some(_), .. });
    let item = path.join(slots_runtime::PathSegment::Index(0));
    if is_array && class.check_text(&item, text).is_ok() {
        return Ok(());
    }
    // The error of a value without the name of the attribute, which the flag states.
    let Some(rejected) = error.as_rejected() else { return Err(format!("{error:#}")) };
    let hint = error.suggestions().into_iter().next();
    let hint = hint.map(|hint| format!(". Did you mean: '{hint}'?")).unwrap_or_default();
    Err(format!("{rejected:#}{hint}"))
}

/// The strings that were given for an argument.
pub(crate) fn texts<'m>(matches: &'m ArgMatches, id: &str) -> impl Iterator<Item = &'m str> {
    let texts = matches.try_get_many::<String>(id).ok().flatten();
    texts.into_iter().flatten().map(String::as_str)
}

/// The argument of a slot.
pub(crate) fn of_slot(
    class: &'static Class,
    path: &AttrPath,
    slot: SlotInfo,
    (id, flag): (String, String),
    checks: Checks,
) -> Arg {
    let choices = possible_values(slot);
    let is_list = is_list(slot);
    let validated = path.clone();
    let parser: ValueParser = match checks {
        Checks::Later => ValueParser::new(AnyText { choices }),
        Checks::Now if choices.is_empty() || is_list => {
            let check = move |text: &str| check(class, &validated, slot, text);
            ValueParser::new(move |text: &str| check(text).map(|()| text.to_owned()))
        }
        Checks::Now => PossibleValuesParser::new(choices).into(),
    };
    let (short, long) = help(class, path, slot);
    let mut arg = Arg::new(id)
        .long(flag)
        .value_name(value_name(slot))
        .help(short)
        .allow_hyphen_values(true)
        .value_parser(parser);
    if let Some(long) = long {
        arg = arg.long_help(long);
    }
    if is_path(&slot.type_name()) {
        arg = arg.value_hint(ValueHint::AnyPath);
    }
    if matches!(plain(slot.slot_type()), SlotType::Bool) {
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
    let texts: Vec<&str> = texts(matches, id).collect();
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
