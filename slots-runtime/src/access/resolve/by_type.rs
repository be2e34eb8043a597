//! Follows a path by types instead of values, before an object exists.

use crate::access::resolve::active::enum_of;
use crate::access::resolve::errors::Within;
use crate::access::resolve::missing::Missing;
use crate::error::attribute_error::AttributeError;
use crate::model::class::Class;
use crate::model::class::table::Entry;
use crate::model::field_info::number;
use crate::model::slot_type::{FieldInfo, SlotType};
use crate::model::vtable::{ItemType, VTable};
use crate::text::step::Step;

/// What lies at a path from a slot to an item or to an object in it.
pub(crate) enum Reached<'s, 'p> {
    /// An item of this type, at the end of the path. If it is certainly a field of a variant or of a tuple, that field.
    Item(&'static VTable, Option<&'static FieldInfo>),
    /// An object of this class, and the steps inside of it.
    Object(&'static Class, &'s [Step<'p>]),
    /// A value of which no type is known.
    Unknown,
}

/// The error of a path, and the number of steps at the end of the path that do not belong to the path of the error: a key of a
/// wrong type, and the steps after it.
pub(crate) type NotReached = (AttributeError, usize);

/// Follows the steps after the first, which names a slot of this type, by types instead of values.
pub(crate) fn follow<'s, 'p>(
    class: &'static Class,
    steps: &'s [Step<'p>],
    mut vtable: &'static VTable,
) -> Result<Reached<'s, 'p>, NotReached> {
    let within = Within { class, start: 0 };
    let mut rest = steps.get(1..).unwrap_or_default();
    let mut field = None;
    while let Some((step, after)) = rest.split_first() {
        if let Some(inner) = (vtable.slot_type)().class() {
            return Ok(Reached::Object(inner, rest));
        }
        let at = steps.len() - rest.len();
        (vtable, field, rest) = match (vtable.item_type)(*step) {
            ItemType::Of(item) => (item, only_field(vtable, *step), after),
            ItemType::Unknown => return Ok(Reached::Unknown),
            ItemType::BadKey(rejected) => {
                return Err((within.rejected_above(steps, at, rejected), rest.len()));
            }
            ItemType::None => match in_variant(vtable, *step, after) {
                Some((field, after)) => (field.vtable(), Some(field), after),
                None => {
                    let missing = Missing::of_slot_type((vtable.slot_type)());
                    return Err((missing.error(&vtable.type_name(), within, steps, at), 0));
                }
            },
        };
    }
    Ok(Reached::Item(vtable, field))
}

/// The field that a step names in a tuple, or in the only variant that has such a field.
fn only_field(holder: &VTable, step: Step<'_>) -> Option<&'static FieldInfo> {
    match (holder.slot_type)().without_options() {
        SlotType::Tuple(fields) => fields.get(number(step, fields.len())?),
        SlotType::Enum(info) => {
            let variants = info.variants().iter();
            let mut fields = variants
                .filter_map(|variant| Some((variant.fields(), variant.field_at(step)?)))
                .map(|(fields, at)| &fields[at]);
            fields.next().filter(|_| fields.next().is_none())
        }
        _ => None,
    }
}

/// The field of a variant that the path names, and the steps after it.
fn in_variant<'s, 'p>(
    holder: &VTable,
    step: Step<'_>,
    after: &'s [Step<'p>],
) -> Option<(&'static FieldInfo, &'s [Step<'p>])> {
    let variant = enum_of((holder.slot_type)())?.variant(step.key()?)?;
    let (field, after) = after.split_first()?;
    Some((&variant.fields()[variant.field_at(*field)?], after))
}

/// Whether a value of an accepted type can be at a path from an object of the class, as far as the types tell it.
#[cold]
pub(crate) fn may_be(
    class: &'static Class,
    steps: &[Step<'_>],
    accepts: fn(&VTable) -> bool,
) -> bool {
    let Some((name, rest)) = steps.split_first() else { return false };
    let entry = name.key().and_then(|name| class.find(name));
    let Some(vtable) = entry.and_then(Entry::slot_vtable) else { return false };
    if rest.is_empty() {
        return accepts(vtable);
    }
    match follow(class, steps, vtable) {
        Ok(Reached::Item(item, _)) => accepts(item),
        Ok(Reached::Object(inner, rest)) => may_be(inner, rest, accepts),
        Ok(Reached::Unknown) => true,
        Err(_) => false,
    }
}
