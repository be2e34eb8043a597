//! The argument of clap for one slot, and its parser.

use std::ffi::OsStr;

use clap::builder::{
    PossibleValue, PossibleValuesParser, StringValueParser, TypedValueParser, ValueParser,
};
use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint};
use slots_runtime::prelude::*;
use slots_runtime::{Class, SlotInfo, SlotType};

use crate::help::{help, is_path, value_name};

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
pub(crate) fn plain(slot_type: SlotType) -> SlotType {
    match slot_type {
        SlotType::Optional(inner) => plain(inner()),
        other => other,
    }
}

/// Whether the flag of a slot needs no value.
fn is_bool(slot: SlotInfo) -> bool {
    matches!(plain(slot.slot_type()), SlotType::Bool)
}

/// Whether the flag of a slot can be given more than once: each time with more items of a list.
fn is_list(slot: SlotInfo) -> bool {
    matches!(plain(slot.slot_type()), SlotType::List { .. })
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

/// The string of each use of an argument; `None` for a use without one, of the flag of a `bool`.
pub(crate) fn uses<'m>(
    matches: &'m ArgMatches,
    id: &str,
) -> impl Iterator<Item = Option<&'m str>> + use<'m> {
    let uses = matches.try_get_occurrences::<String>(id).ok().flatten();
    uses.into_iter().flatten().map(|mut texts| texts.next().map(String::as_str))
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
    if is_bool(slot) {
        // `--fast` is true; a value follows `=`, so that the next argument is not taken for it.
        arg.num_args(0..=1).require_equals(true)
    } else if is_list {
        arg.action(ArgAction::Append)
    } else {
        arg
    }
}

/// The value that all uses of the flag of a slot give: the items of a list are those of all uses.
pub(crate) fn value(uses: &[Option<&str>]) -> String {
    if let [one] = uses {
        return one.unwrap_or("true").to_owned();
    }
    let items = uses.iter().flatten().map(|text| {
        let inner = text.trim().strip_prefix('[').and_then(|it| it.strip_suffix(']'));
        inner.unwrap_or(text).trim()
    });
    items.filter(|items| !items.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The uses of the flag of a slot as arguments.
pub(crate) fn as_given(flag: &str, slot: SlotInfo, uses: &[Option<&str>]) -> String {
    let between = if is_bool(slot) { '=' } else { ' ' };
    let given = uses.iter().map(|text| match text {
        Some(text) => format!("--{flag}{between}{text}"),
        None => format!("--{flag}"),
    });
    given.collect::<Vec<_>>().join(" ")
}
