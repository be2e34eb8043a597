//! The fields of a new enum or tuple, and their errors.

use alloc::string::ToString;
use alloc::vec::Vec;

use super::variants::{Parts, listed};
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::attr::Held;
use crate::model::slot_type::{FieldInfo, VariantInfo};
use crate::model::value_error::ValueError;
use crate::model::variant_info::Shape;
use crate::model::vtable::Input;
use crate::text::step::PathSegment;

pub(super) fn name_step(name: &str) -> PathSegment {
    PathSegment::Name(name.to_string())
}

/// The error of a field that is given twice.
#[cold]
fn twice(name: &str) -> ValueError {
    ValueError::that(ErrorKind::Duplicate, "is given twice").in_item(name_step(name))
}

pub(super) fn no_parts(variant: &VariantInfo) -> Parts {
    Parts(variant.fields().iter().map(|_| None).collect())
}

/// The fields of a new enum or tuple that were built, and the errors of the others.
pub(super) struct Built {
    parts: Parts,
    rejected: Vec<usize>,
    errors: Vec<ValueError>,
}

impl From<Parts> for Built {
    fn from(parts: Parts) -> Self {
        Built { parts, rejected: Vec::new(), errors: Vec::new() }
    }
}

impl Built {
    /// Adds a field at a position, which a step of a path leads to.
    pub(super) fn add(&mut self, at: usize, step: PathSegment, built: Result<Held, ValueError>) {
        match built {
            Ok(held) => self.parts.0[at] = Some(held),
            Err(rejected) => {
                self.rejected.push(at);
                self.errors.push(rejected.in_item(step));
            }
        }
    }

    /// Adds a field of a variant by its name.
    pub(super) fn add_named(
        &mut self,
        variant: &'static VariantInfo,
        name: &str,
        build: impl FnOnce(&'static FieldInfo) -> Result<Held, ValueError>,
    ) {
        match FieldInfo::position(variant.fields(), name) {
            None => self.errors.push(unknown(variant, name)),
            Some(at) if self.parts.0[at].is_some() || self.rejected.contains(&at) => {
                self.errors.push(twice(name));
            }
            Some(at) => self.add(at, name_step(name), build(&variant.fields()[at])),
        }
    }

    /// The fields, or all errors.
    pub(super) fn into_parts(self) -> Result<Parts, ValueError> {
        ValueError::all(self.errors).map_or(Ok(self.parts), Err)
    }

    /// All fields, of which those that are not given have their defaults, or all errors.
    pub(super) fn complete(mut self, variant: &VariantInfo) -> Result<Parts, ValueError> {
        let mut missing = Vec::new();
        for (at, (field, part)) in variant.fields().iter().zip(&mut self.parts.0).enumerate() {
            if part.is_none() && !self.rejected.contains(&at) {
                *part = field.make_default();
                if part.is_none() {
                    missing.push(field.name());
                }
            }
        }
        if !missing.is_empty() {
            self.errors.push(needs(variant, missing));
        }
        self.into_parts()
    }
}

/// The error of the fields of a variant that have no value.
#[cold]
pub(crate) fn needs(variant: &VariantInfo, missing: Vec<&'static str>) -> ValueError {
    let name = variant.name();
    let says = match variant.shape() {
        Shape::Single | Shape::Numbered => alloc::format!("needs a value for '{name}'"),
        _ => alloc::format!("needs {} for '{name}'", listed(missing)),
    };
    let rejected = ValueError::that(ErrorKind::Missing, says);
    rejected.with_parts(alloc::format!("the fields of '{name}'"), alloc::format!("'{name}'"))
}

pub(super) fn build(field: &FieldInfo, input: Input<'_>) -> Result<Held, ValueError> {
    (field.vtable().build)(input, field.vtable())
}

/// The error of a field that a variant does not have.
#[cold]
fn unknown(variant: &VariantInfo, name: &str) -> ValueError {
    let says = alloc::format!("has no '{name}' in '{}'", variant.name());
    let names = variant.fields().iter().map(FieldInfo::name);
    ValueError::that(ErrorKind::Unknown, says).with_choices(names, name)
}

pub(super) fn has_length(fields: &[FieldInfo], len: usize) -> Result<(), ValueError> {
    if fields.len() == len {
        return Ok(());
    }
    let expected = alloc::format!("a list of {}", fields.len());
    Err(ValueError::wrong_value(expected, &format_args!("one of {len}")))
}
