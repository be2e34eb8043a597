//! Follows a path by types instead of values, before an object exists.

use crate::access::resolve::active::enum_of;
use crate::access::resolve::errors::Within;
use crate::access::resolve::missing::Missing;
use crate::error::attribute_error::AttributeError;
use crate::model::class::Class;
use crate::model::class::table::Entry;
use crate::model::slot_type::{EnumInfo, VariantInfo};
use crate::model::vtable::{ItemType, VTable};
use crate::text::step::Step;

/// What lies at a path from a slot to an item or to an object in it.
pub(crate) enum Reached<'s, 'p> {
    /// An item of this type, at the end of the path.
    Item(&'static VTable),
    /// An object of this class, and the steps inside of it.
    Object(&'static Class, &'s [Step<'p>]),
    /// The fields of a variant as a whole, of an enum of this type, at the end of the path.
    Variant(&'static VTable, &'static VariantInfo),
    /// A value of which no type is known.
    Unknown,
}

/// The error of a path, and the number of steps at the end of the path that do not belong to the path of the error: a key of a
/// wrong type, and the steps after it.
pub(crate) type NotReached = (AttributeError, usize);

/// Follows the steps after the one that names a slot of this type in the object `within`, by types instead of values.
pub(crate) fn follow<'s, 'p>(
    within: Within,
    steps: &'s [Step<'p>],
    mut vtable: &'static VTable,
) -> Result<Reached<'s, 'p>, NotReached> {
    let mut rest = steps.get(within.start + 1..).unwrap_or_default();
    while let Some((step, after)) = rest.split_first() {
        if let Some(inner) = (vtable.slot_type)().class() {
            return Ok(Reached::Object(inner, rest));
        }
        let at = steps.len() - rest.len();
        (vtable, rest) = match (vtable.item_type)(*step) {
            ItemType::Of(item) => (item, after),
            ItemType::Unknown => return Ok(Reached::Unknown),
            ItemType::BadKey(rejected) => {
                return Err((within.rejected_above(steps, at, rejected), rest.len()));
            }
            ItemType::None => {
                let missing = |missing: Missing, steps: &[Step<'_>]| {
                    Err((missing.error(&vtable.type_name(), within, steps, at), 0))
                };
                let Some((info, active, variant)) = variant_at(vtable, *step) else {
                    return missing(Missing::of_slot_type((vtable.slot_type)()), steps);
                };
                let Some((field, after)) = after.split_first() else {
                    return Ok(Reached::Variant(vtable, variant));
                };
                let Some(field_at) = variant.field_at(*field) else {
                    let short = [&steps[..at], &[*field]].concat();
                    return missing(Missing::Variant(info, active), &short);
                };
                (variant.fields()[field_at].vtable(), after)
            }
        };
    }
    Ok(Reached::Item(vtable))
}

/// The variant that a step names, and its position.
fn variant_at(
    holder: &VTable,
    step: Step<'_>,
) -> Option<(&'static EnumInfo, u32, &'static VariantInfo)> {
    let info = enum_of((holder.slot_type)())?;
    let at = info.position(step.key()?)?;
    Some((info, u32::try_from(at).ok()?, info.variants().get(at)?))
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
    match follow(Within { class, start: 0 }, steps, vtable) {
        Ok(Reached::Item(item)) => accepts(item),
        Ok(Reached::Object(inner, rest)) => may_be(inner, rest, accepts),
        Ok(Reached::Unknown) => true,
        Ok(Reached::Variant(..)) | Err(_) => false,
    }
}
