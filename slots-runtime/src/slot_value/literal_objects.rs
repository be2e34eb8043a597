//! Objects in strings such as `{x: 1, y: 2}`.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};

use crate::model::class::Class;
use crate::model::decl::Detail;
use crate::model::slot_type::SlotType;
use crate::model::too_deep::too_deep;
use crate::model::value::view::Texts;
use crate::model::value_error::ValueError;
use crate::text::depth::Level;
use crate::text::literals::{BadList, split_pairs, unquote};
use crate::text::none::is_none;

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

/// The attributes of an object in a string such as `{x: 1, y: 2}`, which may begin with the name of the class. `None` if the string
/// has another form.
pub(super) fn attributes<'t>(
    class: &'static Class,
    text: &'t str,
) -> Option<Result<Texts<'t>, ValueError>> {
    let text = text.trim();
    let named = text.strip_prefix(class.name()).map(str::trim_start);
    let literal = named.filter(|rest| rest.starts_with('{')).unwrap_or(text);
    literal.starts_with('{').then(|| read(class, literal))
}

fn read<'t>(class: &'static Class, text: &'t str) -> Result<Texts<'t>, ValueError> {
    let _level = Level::enter_or_reject()?;
    let malformed = || {
        let expected = class.name().to_string();
        ValueError::wrong_value(expected, &"").found_as(&format!("'{text}'"))
    };
    let pairs = split_pairs(text).map_err(|why| match why {
        BadList::Malformed(flaw) => malformed().with_cause(flaw),
        BadList::TooDeep => too_deep(),
    })?;
    let texts = pairs.into_iter().map(|(name, text)| {
        let name = unquote(name).map_err(|_| malformed())?;
        let item = item_of(class, &name, text).map_err(|_| bad_escape::<String>(text));
        Ok((name, item))
    });
    texts.collect::<Result<_, _>>().map(Texts)
}

/// The string of one attribute, as its type reads it.
fn item_of<'t>(class: &'static Class, name: &str, text: &'t str) -> Result<Cow<'t, str>, usize> {
    let vtable = class.find(name).and_then(|entry| match class.detail(entry) {
        Detail::Slot(_) => Some(entry.vtable()),
        Detail::Property(property) => property.takes,
        Detail::Const(_) | Detail::Method(_) => None,
    });
    match vtable {
        Some(vtable) => item_text(text, (vtable.slot_type)()),
        None => unquote(text),
    }
}
