//! The strings that are given for the flag of a slot: their validation, and the value and the argument that they make.

use std::ffi::OsStr;
use std::sync::Arc;

use clap::builder::{PossibleValue, PossibleValuesParser, StringValueParser, TypedValueParser};
use clap::{Arg, ArgMatches, Command};
use slots_runtime::prelude::*;
use slots_runtime::{Class, PathSegment, SlotInfo, SlotType};

use crate::arg::{Checks, is_bool, is_map, plain};
use crate::pairs::{PAIR, inside, is_no_entry, map, pair};

/// A string that was given for a flag.
#[derive(Clone)]
pub(crate) struct Text {
    text: String,
    rejected: Option<Arc<Rejected>>,
}

/// The error of a string, and the command that has the flag: clap gives it to a parser only.
pub(crate) struct Rejected {
    pub(crate) message: String,
    pub(crate) command: Command,
}

impl<T: Into<String>> From<T> for Text {
    fn from(text: T) -> Self {
        Text { text: text.into(), rejected: None }
    }
}

/// The attribute that a flag sets.
#[derive(Clone)]
pub(crate) struct Attribute {
    pub(crate) class: &'static Class,
    pub(crate) path: AttrPath,
    pub(crate) slot: SlotInfo,
}

/// A parser of the strings that the slot accepts, also an alias of a choice. It knows the possible values, for the help, for
/// completion in a shell, and for the error of another string.
#[derive(Clone)]
pub(crate) struct SlotText {
    pub(crate) attribute: Attribute,
    pub(crate) choices: Vec<PossibleValue>,
    pub(crate) checks: Checks,
}

impl TypedValueParser for SlotText {
    type Value = Text;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Text, clap::Error> {
        let text = StringValueParser::new().parse_ref(command, arg, value)?;
        let Err(why) = self.attribute.check(&text) else { return Ok(text.into()) };
        if self.checks == Checks::Now {
            let choices = PossibleValuesParser::new(self.choices.clone());
            return choices.parse_ref(command, arg, value).map(Text::from);
        }
        let flag = arg.map_or_else(|| "...".to_owned(), ToString::to_string);
        let message = format!("invalid value '{text}' for '{flag}': {why}");
        let rejected = Some(Arc::new(Rejected { message, command: command.clone() }));
        Ok(Text { text, rejected })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        (!self.choices.is_empty()).then(|| Box::new(self.choices.iter().cloned()) as Box<_>)
    }
}

impl Attribute {
    /// Validates the string of a flag. The error states the accepted values.
    pub(crate) fn check(&self, text: &str) -> Result<(), String> {
        let Attribute { class, path, slot } = self;
        let whole = if is_map(*slot) && pair(text).is_some() { &map([text]) } else { text };
        let error = match class.check_text(path, whole) {
            Ok(()) => return Ok(()),
            // Other flags may give the fields of the variant.
            Err(error) if error.kind() == ErrorKind::Missing => return Ok(()),
            Err(error) => error,
        };
        if is_map(*slot) && is_no_entry(text) {
            return Err(format!("expected {PAIR}"));
        }
        // The items of an array can be given one after the other.
        let is_array = matches!(plain(slot.slot_type()), SlotType::List { len: Some(_), .. });
        let item = path.join(PathSegment::Index(0));
        if is_array && class.check_text(&item, text).is_ok() {
            return Ok(());
        }
        // The error of a value without the name of the attribute, which the flag states.
        let Some(rejected) = error.as_rejected() else { return Err(format!("{error:#}")) };
        let hint = error.suggestions().into_iter().next();
        let hint = hint.map(|hint| format!(". Did you mean: '{hint}'?")).unwrap_or_default();
        Err(format!("{rejected:#}{hint}"))
    }
}

/// The string of each use of an argument; `None` for a use without one, of the flag of a `bool`.
pub(crate) fn uses<'m>(
    matches: &'m ArgMatches,
    id: &str,
) -> impl Iterator<Item = Option<&'m str>> + use<'m> {
    let uses = matches.try_get_occurrences::<Text>(id).ok().flatten();
    uses.into_iter().flatten().map(|mut texts| texts.next().map(|text| &*text.text))
}

/// The errors of the strings that were given for an argument.
pub(crate) fn rejected<'m>(
    matches: &'m ArgMatches,
    id: &str,
) -> impl Iterator<Item = &'m Rejected> + use<'m> {
    let texts = matches.try_get_many::<Text>(id).ok().flatten();
    texts.into_iter().flatten().filter_map(|text| text.rejected.as_deref())
}

/// The value that all uses of the flag of a slot give: the items of a list, and the entries of a map, are those of all uses.
pub(crate) fn value(slot: SlotInfo, uses: &[Option<&str>]) -> String {
    let texts = uses.iter().copied().flatten();
    match uses {
        [one] if !(is_map(slot) && one.is_some_and(|text| pair(text).is_some())) => {
            one.unwrap_or("true").to_owned()
        }
        _ if is_map(slot) => map(texts),
        _ => {
            let items = texts.map(|text| inside(text, '[', ']'));
            items.filter(|items| !items.is_empty()).collect::<Vec<_>>().join(", ")
        }
    }
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
