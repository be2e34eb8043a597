//! Values of any type in strings such as `[0, 0.5]` or `{x: 1}`, for types whose accepted values are unknown.

use alloc::string::String;
use alloc::vec::Vec;

use super::SlotValue;
use crate::model::dict::Dict;
use crate::model::value::owned::OwnedValue;
use crate::text::depth::Level;
use crate::text::literals::{split_items, split_pairs, unquote};
use crate::text::none::is_none;

/// The number, truth value, list or map that a text gives; `None` for any other text.
pub(super) fn value_of(text: &str) -> Option<OwnedValue> {
    match read(text) {
        Some(value) if value.as_str().is_none() => Some(value),
        _ => {
            let items = split_items(text).ok().filter(|items| items.len() > 1)?;
            items.into_iter().map(read).collect::<Option<Vec<_>>>().map(OwnedValue::from)
        }
    }
}

/// As [`value_of`], where any other text is a string, and a list has brackets.
fn read(text: &str) -> Option<OwnedValue> {
    let _level = Level::enter()?;
    let text = text.trim();
    if text.starts_with('[') && text.ends_with(']') {
        let items = split_items(text).ok()?.into_iter().map(read);
        return items.collect::<Option<Vec<_>>>().map(OwnedValue::from);
    }
    if text.starts_with('{') && text.ends_with('}') {
        let mut map = Dict::new();
        for (name, value) in split_pairs(text).ok()? {
            map.insert_owned(&unquote(name).ok()?, read(value)?);
        }
        return Some(map.into());
    }
    Some(match text {
        "true" => true.into(),
        "false" => false.into(),
        _ if is_none(text) => OwnedValue::None,
        _ if text.starts_with('"') => String::from(unquote(text).ok()?).into(),
        _ => number(text).unwrap_or_else(|| text.into()),
    })
}

fn number(text: &str) -> Option<OwnedValue> {
    let integer = i64::from_text(text).map(OwnedValue::from);
    let integer = integer.or_else(|_| u64::from_text(text).map(OwnedValue::from));
    integer.or_else(|_| f64::from_text(text).map(OwnedValue::from)).ok()
}
