//! The methods of `VariantInfo`: a variant of an enum.

use alloc::string::ToString;
use core::fmt::{self, Debug, Formatter};

use crate::model::field_info::number;
use crate::model::slot_type::{FieldInfo, VariantInfo};
use crate::text::step::{PathSegment, Step};

/// How the fields of a variant appear in its value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// No fields: the value is the name of the variant.
    Unit,
    /// One field without a name: its value is that of the variant.
    Single,
    /// Fields with names: a map.
    Named,
    /// Several fields without names: a list.
    Numbered,
}

impl VariantInfo {
    /// A variant with these names, the first of which is its own.
    #[doc(hidden)]
    pub const fn new(
        names: &'static [&'static str],
        doc: &'static str,
        is_named: bool,
        fields: &'static [FieldInfo],
    ) -> Self {
        VariantInfo { names, doc, is_named, fields, is_partial: false }
    }

    /// The variant, which has more fields that are not reached by name.
    #[doc(hidden)]
    #[must_use]
    pub const fn partial(mut self) -> Self {
        self.is_partial = true;
        self
    }

    /// The name.
    pub const fn name(&self) -> &'static str {
        match self.names.first() {
            Some(name) => name,
            None => "",
        }
    }

    /// The other names that a write accepts.
    pub fn aliases(&self) -> &'static [&'static str] {
        self.names.get(1..).unwrap_or_default()
    }

    /// The doc comment of the variant.
    pub const fn doc(&self) -> &'static str {
        self.doc
    }

    /// The fields in the order of their declaration.
    pub const fn fields(&self) -> &'static [FieldInfo] {
        self.fields
    }

    /// Whether the fields have names: the value of the fields is a map, otherwise the value of the only field, or a list.
    pub const fn has_named_fields(&self) -> bool {
        self.is_named
    }

    /// Whether the name alone makes the variant: every field has a default.
    pub fn has_defaults(&self) -> bool {
        self.fields.iter().all(FieldInfo::has_default)
    }

    pub(crate) const fn shape(&self) -> Shape {
        match (self.fields.len(), self.is_named) {
            (0, _) => Shape::Unit,
            (_, true) => Shape::Named,
            // A tuple has no names; its only item is still one of a list.
            (1, false) if !self.names.is_empty() => Shape::Single,
            (_, false) => Shape::Numbered,
        }
    }

    /// The field that a step of a path names. For a single field that is the name of the variant, or 0.
    pub(crate) fn field_at(&self, step: Step<'_>) -> Option<usize> {
        match self.shape() {
            Shape::Unit => None,
            Shape::Named => FieldInfo::position(self.fields, step.key()?),
            Shape::Numbered => number(step, self.fields.len()),
            Shape::Single if self.is_called(step) => Some(0),
            Shape::Single => number(step, 1),
        }
    }

    /// Whether a step of a path names a field, or an attribute of the object in the only field.
    pub(super) fn has_field(&self, step: Step<'_>) -> bool {
        let is_in_object = || match (self.shape(), self.fields) {
            (Shape::Single, [only]) => match (only.slot_type().class(), step.key()) {
                (Some(class), Some(name)) => class.find(name).is_some(),
                _ => false,
            },
            _ => false,
        };
        self.field_at(step).is_some() || is_in_object()
    }

    /// The steps that lead to the fields.
    pub(crate) fn steps(&self) -> impl Iterator<Item = PathSegment> {
        let shape = self.shape();
        self.fields.iter().enumerate().map(move |(at, field)| match shape {
            Shape::Named => PathSegment::Name(field.name().to_string()),
            Shape::Single => PathSegment::Name(self.name().to_string()),
            Shape::Unit | Shape::Numbered => PathSegment::Index(at),
        })
    }

    /// The names of the fields, for suggestions.
    pub(crate) fn field_names(&self) -> impl Iterator<Item = &'static str> {
        self.fields.iter().flat_map(|field| field.names).copied()
    }

    /// Whether a step of a path is a name of the variant.
    pub(crate) fn is_called(&self, step: Step<'_>) -> bool {
        step.key().is_some_and(|key| self.names.contains(&key))
    }
}

impl Debug for VariantInfo {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut parts = f.debug_struct("VariantInfo");
        parts.field("names", &self.names).field("doc", &self.doc).field("fields", &self.fields);
        parts.finish_non_exhaustive()
    }
}
