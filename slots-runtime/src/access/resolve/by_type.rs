//! Follows a path by types instead of values, before an object exists.

use crate::access::resolve::active::enum_of;
use crate::access::resolve::errors::{Within, with_path};
use crate::access::resolve::missing::Missing;
use crate::error::attribute_error::AttributeError;
use crate::model::class::Class;
use crate::model::class::table::Entry;
use crate::model::field_info::number;
use crate::model::slot_type::{FieldInfo, SlotType, VariantInfo};
use crate::model::variant_info::Shape;
use crate::model::vtable::{ItemType, VTable};
use crate::text::step::Step;

/// What lies at a path from a slot to an item or to an object in it.
pub(crate) enum Reached {
    /// An item of this type, at the end of the path. If it is certainly a field of a variant or of a tuple, that field.
    Item(&'static VTable, Option<&'static FieldInfo>),
    /// The fields of a variant that the last step names, and the type of the enum.
    Variant(&'static VTable, &'static VariantInfo),
    /// An object of this class, and the number of steps that lead to it.
    Object(&'static Class, usize),
    /// A value of which no type is known.
    Unknown,
}

/// Follows a path by types instead of values, from the object `within`, of which the path names a slot of this type.
///
/// # Errors
/// With the path.
pub(crate) fn follow(
    within: Within,
    steps: &[Step<'_>],
    mut vtable: &'static VTable,
) -> Result<Reached, AttributeError> {
    let mut at = within.start + 1;
    let mut field = None;
    while let Some(step) = steps.get(at) {
        if let Some(inner) = (vtable.slot_type)().class() {
            return Ok(Reached::Object(inner, at));
        }
        (vtable, field) = match ((vtable.item_type)(*step), variant_of(vtable, *step)) {
            (ItemType::None, Some(variant)) => {
                let Some(field) = steps.get(at + 1) else {
                    return Ok(Reached::Variant(vtable, variant));
                };
                let Some(field) = variant.field_at(*field) else {
                    return Err(no_field(variant, vtable, within, steps, at));
                };
                at += 1;
                let field = &variant.fields()[field];
                (field.vtable(), Some(field))
            }
            (ItemType::Unknown, _) | (_, Some(_)) => return Ok(Reached::Unknown),
            (ItemType::Of(item), None) => (item, only_field(vtable, *step)),
            (ItemType::BadKey(rejected), None) => {
                return Err(within.rejected_above(steps, at, rejected));
            }
            (ItemType::None, None) => {
                let missing = Missing::of_slot_type((vtable.slot_type)());
                let error = missing.error(&vtable.type_name(), within, steps, at);
                return Err(with_path(error, steps));
            }
        };
        at += 1;
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

/// The variant that a step names, unless the step leads to its only field. A field of another variant can have the same name.
fn variant_of(holder: &VTable, step: Step<'_>) -> Option<&'static VariantInfo> {
    let variant = enum_of((holder.slot_type)())?.variant(step.key()?)?;
    (variant.shape() != Shape::Single).then_some(variant)
}

/// The error that a variant, which the step `at` names, has no field of the next step.
#[cold]
fn no_field(
    variant: &'static VariantInfo,
    holder: &VTable,
    within: Within,
    steps: &[Step<'_>],
    at: usize,
) -> AttributeError {
    let mut short = steps.to_vec();
    short.remove(at);
    let slot_type = (holder.slot_type)();
    let missing = Missing::of_variant(slot_type, variant.name());
    with_path(missing.error(&holder.type_name(), within, &short, at), steps)
}

/// Whether a value of an accepted type can be at a path from an object of the class, as far as the types tell it.
#[cold]
pub(crate) fn may_be(within: Within, steps: &[Step<'_>], accepts: fn(&VTable) -> bool) -> bool {
    let entry = steps.get(within.start).and_then(|name| within.class.find(name.key()?));
    let Some(vtable) = entry.and_then(Entry::slot_vtable) else { return false };
    match follow(within, steps, vtable) {
        Ok(Reached::Item(item, _)) => accepts(item),
        Ok(Reached::Object(class, start)) => may_be(Within { class, start }, steps, accepts),
        Ok(Reached::Unknown) => true,
        Ok(Reached::Variant(..)) | Err(_) => false,
    }
}
