//! The active variant of an enum with data, and the value in it that a path reaches without the name of the variant.

use crate::model::kernel::attr::AttrRef;
use crate::model::slot_type::{EnumInfo, SlotType, VariantInfo};
use crate::model::variant_info::Shape;
use crate::text::depth::MAX_DEPTH;
use crate::text::step::Step;

/// The description of an enum with data, also inside of an option.
pub(crate) fn enum_of(slot_type: SlotType) -> Option<&'static EnumInfo> {
    match slot_type.without_options() {
        SlotType::Enum(info) => Some(info),
        _ => None,
    }
}

/// The active variant, if the value is an enum with data.
pub(crate) fn active_of(attr: AttrRef<'_>) -> Option<&'static VariantInfo> {
    let info = enum_of((attr.vtable().slot_type)())?;
    info.variant((attr.vtable().get)(attr).variant()?)
}

/// The only field of the active variant, if it has no name and is not an object, and the name of the variant.
pub(crate) fn transparent(attr: AttrRef<'_>) -> Option<(AttrRef<'_>, &'static str)> {
    let name = active_of(attr).filter(|variant| variant.shape() == Shape::Single)?.name();
    if (attr.vtable().object)(attr).is_some() {
        return None;
    }
    Some(((attr.vtable().item)(attr, Step::Name(name))?, name))
}

/// The value, and the values in it that a path reaches without the names of variants, to the limit of nesting.
pub(crate) fn insides(attr: AttrRef<'_>) -> impl Iterator<Item = AttrRef<'_>> {
    core::iter::successors(Some(attr), |outer| transparent(*outer).map(|(only, _)| only))
        .take(MAX_DEPTH)
}

/// Whether a step names a variant of an enum that is not active, and no field of the active one.
pub(crate) fn names_inactive(attr: AttrRef<'_>, step: Step<'_>) -> bool {
    let (Some(active), Some(key)) = (active_of(attr), step.key()) else { return false };
    let named = enum_of((attr.vtable().slot_type)()).and_then(|info| info.variant(key));
    named.is_some_and(|named| !core::ptr::eq(active, named) && active.field_at(step).is_none())
}
