//! Objects in strings such as `{x: 1, y: 2}`.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec::Vec;

use crate::error::attribute_error::AttributeError;
use crate::model::class::Class;
use crate::model::decl::Detail;
use crate::model::dict::Dict;
use crate::model::error_kind::ErrorKind;
use crate::model::slot_type::SlotType;
use crate::model::too_deep::too_deep;
use crate::model::value::owned::OwnedValue;
use crate::model::value_error::{Below, ValueError};
use crate::model::vtable::{Input, VTable};
use crate::slot_value::field_rules::in_unit;
use crate::text::depth::Level;
use crate::text::literals::{BadList, split_pairs, unquote};
use crate::text::none::is_none;
use crate::text::step::PathSegment;

/// An item of a list or a map, as the string that its type reads. The error is the offset of an unknown escape.
pub(super) fn item_text(text: &str, slot_type: SlotType) -> Result<Cow<'_, str>, usize> {
    let item = unquote(text)?;
    // `"None"` in quotes is a string.
    let is_none_in_quotes =
        is_none(&item) && item != text && matches!(slot_type, SlotType::Optional(_));
    Ok(if is_none_in_quotes { Cow::Borrowed(text) } else { item })
}

/// The error for a quoted string with an escape that Rust does not have.
#[cold]
pub(super) fn bad_escape<T>(text: &str) -> ValueError {
    ValueError::bad_text::<T>(text).with_cause("an escape in it is not valid")
}

/// The error for a string that is not an object.
#[cold]
pub(super) fn no_braces<T>(text: &str) -> ValueError {
    ValueError::bad_text::<T>(text).with_cause("an object is written as {name: value, ..}")
}

/// The attributes of an object in a string such as `{x: 1, y: 2}`, which may begin with the name of the class. Each is
/// converted by the type of its slot. `None` if the string has another form.
pub(super) fn attributes(class: &'static Class, text: &str) -> Option<Result<Dict, ValueError>> {
    let text = text.trim();
    let named = text.strip_prefix(class.name()).map(str::trim_start);
    let literal = named.filter(|rest| rest.starts_with('{')).unwrap_or(text);
    literal.starts_with('{').then(|| read(class, literal))
}

fn read(class: &'static Class, text: &str) -> Result<Dict, ValueError> {
    let _level = Level::enter_or_reject()?;
    let malformed = || {
        let expected = class.name().to_string();
        ValueError::wrong_value(expected, &"").found_as(&format!("'{text}'"))
    };
    let pairs = split_pairs(text).map_err(|why| match why {
        BadList::Malformed(flaw) => malformed().with_cause(flaw),
        BadList::TooDeep => too_deep(),
    })?;
    let mut attributes = Dict::new();
    let mut errors = Vec::new();
    for (name, text) in pairs {
        let name = unquote(name).map_err(|_| malformed())?;
        if attributes.contains_key(&name) {
            let twice = ValueError::that(ErrorKind::Duplicate, "is given twice");
            errors.push(below(class, &name, twice));
            continue;
        }
        match value(class, &name, text) {
            Ok(value) => drop(attributes.insert_owned(&name, value)),
            Err(rejected) => errors.push(below(class, &name, rejected)),
        }
    }
    ValueError::all(errors).map_or(Ok(attributes), Err)
}

/// The value of one attribute.
fn value(class: &'static Class, name: &str, text: &str) -> Result<OwnedValue, ValueError> {
    let (vtable, unit): (&'static VTable, &str) = match class
        .find(name)
        .map(|entry| (entry, class.detail(entry)))
    {
        Some((entry, Detail::Slot(detail))) => (entry.vtable(), detail.unit),
        Some((_, Detail::Property(property))) if property.takes.is_some() => {
            (property.takes.unwrap_or(VTable::NOT_A_SLOT), "")
        }
        // The string itself: an overflow entry, or an error when the object is made.
        _ => return unquote(text).map(OwnedValue::from).map_err(|_| bad_escape::<String>(text)),
    };
    let item = item_text(text, (vtable.slot_type)()).map_err(|_| bad_escape::<String>(text))?;
    let held = in_unit(unit, vtable, Input::Text(&item), |input| (vtable.build)(input, vtable))?;
    OwnedValue::stored(held.value())
}

/// The error of an attribute, with its path from the object.
fn below(class: &'static Class, name: &str, rejected: ValueError) -> ValueError {
    let step = PathSegment::Name(name.to_string());
    if !rejected.errors_below().is_empty() {
        return rejected.in_item(step);
    }
    let kind = rejected.kind();
    let error = Arc::new(AttributeError::rejected(class, name, rejected));
    ValueError::below(kind, alloc::vec![Below { error, steps: alloc::vec![step] }])
}
