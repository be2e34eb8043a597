//! The fields of a new enum or tuple, and their errors.

use alloc::string::ToString;

use super::variants::Parts;
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::attr::Held;
use crate::model::slot_type::{FieldInfo, VariantInfo};
use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::model::vtable::Input;
use crate::text::step::PathSegment;

pub(super) fn name_step(name: &str) -> PathSegment {
    PathSegment::Name(name.to_string())
}

/// The error of a field that is given twice.
#[cold]
pub(super) fn twice(name: &str) -> ValueError {
    ValueError::that(ErrorKind::Duplicate, "is given twice").in_item(name_step(name))
}

pub(super) fn no_parts(variant: &VariantInfo) -> Parts {
    Parts(variant.fields().iter().map(|_| None).collect())
}

pub(super) fn build(field: &FieldInfo, input: Input<'_>) -> Result<Held, ValueError> {
    (field.vtable().build)(input, field.vtable())
}

/// The error of a field that a variant does not have.
#[cold]
pub(super) fn unknown(variant: &VariantInfo, name: &str) -> ValueError {
    let says = alloc::format!("has no '{name}' in '{}'", variant.name());
    let names = variant.fields().iter().map(FieldInfo::name);
    ValueError::that(ErrorKind::Unknown, says).with_choices(names, name)
}

/// The error of a value for a variant without fields.
#[cold]
pub(super) fn no_value(variant: &VariantInfo, value: &Value<'_>) -> ValueError {
    let found = value.type_name().to_string();
    ValueError::that(ErrorKind::Type, "takes no value, since the variant has no fields")
        .with_parts("None", found)
        .in_item(name_step(variant.name()))
}

pub(super) fn has_length(fields: &[FieldInfo], len: usize) -> Result<(), ValueError> {
    if fields.len() == len {
        return Ok(());
    }
    let expected = alloc::format!("a list of {}", fields.len());
    Err(ValueError::wrong_value(expected, &format_args!("one of {len}")))
}
