//! The argument of clap for one slot, and its parser.

use clap::builder::{PossibleValue, ValueParser};
use clap::{Arg, ArgAction, ValueHint};
use slots_runtime::prelude::*;
use slots_runtime::{Class, SlotInfo, SlotType};

use crate::help::{help, is_path, value_name};
use crate::text::{Attribute, SlotText, Text};

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
pub(crate) fn is_bool(slot: SlotInfo) -> bool {
    matches!(plain(slot.slot_type()), SlotType::Bool)
}

/// Whether the value of a slot is a map; each use of its flag gives more entries.
pub(crate) fn is_map(slot: SlotInfo) -> bool {
    matches!(plain(slot.slot_type()), SlotType::Map(_))
}

/// Whether the value of a slot is a list; each use of its flag gives more items.
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

/// The argument of a slot.
pub(crate) fn of_slot(
    class: &'static Class,
    path: &AttrPath,
    slot: SlotInfo,
    (id, flag): (String, String),
    checks: Checks,
) -> Arg {
    let choices = possible_values(slot);
    let is_repeated = is_list(slot) || is_map(slot);
    let attribute = Attribute { class, path: path.clone(), slot };
    let parser: ValueParser = match checks {
        Checks::Now if choices.is_empty() || is_repeated => {
            ValueParser::new(move |text: &str| attribute.check(text).map(|()| Text::from(text)))
        }
        checks => ValueParser::new(SlotText { attribute, choices, checks }),
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
    if is_path(&slot.type_name()) && !is_map(slot) {
        arg = arg.value_hint(ValueHint::AnyPath);
    }
    if is_bool(slot) {
        // `--fast` is true; a value follows `=`, so that the next argument is not taken for it.
        arg.num_args(0..=1).require_equals(true)
    } else if is_repeated {
        arg.action(ArgAction::Append)
    } else {
        arg
    }
}
