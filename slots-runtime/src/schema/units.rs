//! The strings with a unit, such as `5ms`, that a schema can permit for a number.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::model::dict::Dict;
use crate::model::slot_type::SlotType;
use crate::model::value::owned::OwnedValue;
use crate::text::units::spellings;

/// Digits, which underscores may group.
const DIGITS: &str = "[0-9]+(_+[0-9]+)*";

/// The schema of a value that has a unit, or of a string with a unit that is converted to it.
pub(super) fn or_string(described: Dict, kind: SlotType, unit: &str) -> Dict {
    let mut string = Dict::from_iter([("type", "string")]);
    match kind.without_options() {
        SlotType::Int { .. } => string.insert_owned("pattern", pattern(unit, "").into()),
        SlotType::Float => {
            string.insert_owned("pattern", pattern(unit, "|inf|infinity|nan").into())
        }
        // The strings of lists and maps are not described.
        _ => None,
    };
    let either = [OwnedValue::from(described), string.into()];
    Dict::from_iter([("anyOf", OwnedValue::from(either))])
}

/// The numbers with a unit that `text::units` reads, as a regular expression of ECMA-262.
fn pattern(unit: &str, others: &str) -> String {
    let units: Vec<String> = spellings(unit).map(|one| escaped(&one)).collect();
    let units = units.join("|");
    // A number would contain the digit at the beginning of a unit such as `1/s`.
    let space = if unit.starts_with(|first: char| first.is_ascii_digit()) { "+" } else { "*" };
    format!(
        r"^\s*[+-]?(({DIGITS}\.?({DIGITS})?|\.{DIGITS})([eE][+-]?{DIGITS})?(\s{space}({units}))?{others})\s*$"
    )
}

/// A text as a regular expression that matches it.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        if r"\^$.*+?()[]{}|/".contains(letter) {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}
