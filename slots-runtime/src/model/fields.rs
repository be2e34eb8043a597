//! The methods of `EnumInfo`, `VariantInfo` and `FieldInfo`: the variants of an enum, the fields of a tuple.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::any::TypeId;
use core::fmt::{self, Debug, Formatter};

use crate::model::decl::MakeDefault;
use crate::model::edits::InnerRules;
use crate::model::kernel::attr::{AttrRef, Held};
use crate::model::rule::Rule;
use crate::model::slot_type::{EnumInfo, FieldInfo, SlotType, VariantInfo};
use crate::model::value::Value;
use crate::model::vtable::{Input, VTable};
use crate::text::step::{PathSegment, Step};
use crate::text::type_names::shorten;

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

impl EnumInfo {
    /// The description of `T`.
    #[doc(hidden)]
    pub const fn of<T: 'static>(doc: &'static str, variants: &'static [VariantInfo]) -> Self {
        EnumInfo { type_id: TypeId::of::<T>(), type_name: core::any::type_name::<T>, doc, variants }
    }

    /// The name of the type, without its module.
    pub fn name(&self) -> String {
        shorten((self.type_name)())
    }

    /// The doc comment of the enum.
    pub const fn doc(&self) -> &'static str {
        self.doc
    }

    /// The variants in the order of their declaration.
    pub const fn variants(&self) -> &'static [VariantInfo] {
        self.variants
    }

    /// The variant of this name or alias.
    pub fn variant(&self, name: &str) -> Option<&'static VariantInfo> {
        self.position(name).map(|at| &self.variants[at])
    }

    /// The names of the other variants to which a step of a path belongs.
    pub(crate) fn owners(&self, active: usize, step: Step<'_>) -> Vec<&'static str> {
        let variants = self.variants.iter().enumerate();
        let owners = variants.filter(|(at, variant)| *at != active && variant.has_field(step));
        owners.map(|(_, variant)| variant.name()).collect()
    }

    /// The names of the fields of a variant, for suggestions.
    pub(crate) fn field_names(&self, variant: usize) -> Vec<&'static str> {
        let fields = self.variants.get(variant).map_or(&[][..], VariantInfo::fields);
        fields.iter().flat_map(|field| field.names).copied().collect()
    }

    pub(crate) fn position(&self, name: &str) -> Option<usize> {
        self.variants.iter().position(|variant| variant.names.contains(&name))
    }

    /// Whether both describe one type.
    pub(crate) fn is_same(&self, other: &EnumInfo) -> bool {
        self.type_id == other.type_id
    }

    /// The inner rules of an enum: those of all fields.
    #[doc(hidden)]
    pub const fn inner_rules(&self) -> InnerRules {
        let mut found = InnerRules::No;
        let mut at = 0;
        while at < self.variants.len() {
            found = found.or(FieldInfo::inner_rules(self.variants[at].fields));
            at += 1;
        }
        found
    }
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
        VariantInfo { names, doc, is_named, fields }
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
    fn has_field(&self, step: Step<'_>) -> bool {
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

    /// Whether a step of a path is a name of the variant.
    pub(crate) fn is_called(&self, step: Step<'_>) -> bool {
        step.key().is_some_and(|key| self.names.contains(&key))
    }
}

/// The field of a value that a step of a path leads to: a field can have several names.
pub(crate) enum Field {
    /// The value has no fields.
    None,
    /// The field at this position.
    At(usize),
    /// An item inside of the only field.
    Inside,
}

impl Field {
    pub(crate) fn of(value: AttrRef<'_>, step: Step<'_>) -> Self {
        let mut slot_type = (value.vtable().slot_type)();
        while let SlotType::Optional(inner) = slot_type {
            slot_type = inner();
        }
        match slot_type {
            SlotType::Tuple(fields) => number(step, fields.len()).map_or(Field::None, Field::At),
            SlotType::Enum(info) => {
                let value = (value.vtable().get)(value);
                match value.variant().and_then(|name| info.variant(name)) {
                    Some(variant) => Field::of_variant(variant, &value, step),
                    None => Field::None,
                }
            }
            _ => Field::None,
        }
    }

    fn of_variant(variant: &VariantInfo, value: &Value<'_>, step: Step<'_>) -> Self {
        let at = variant.field_at(step);
        if variant.shape() != Shape::Single || variant.is_called(step) {
            return at.map_or(Field::None, Field::At);
        }
        // The only field is its item 0 only if it has no items itself.
        let only = value.as_map().and_then(|map| map.get(variant.name()));
        match (at, only) {
            (Some(at), Some(Value::List(list))) if list.is_empty() => Field::At(at),
            (Some(_), Some(Value::List(_) | Value::Bytes(_) | Value::Map(_))) | (None, _) => {
                Field::Inside
            }
            (Some(at), _) => Field::At(at),
        }
    }
}

/// The number of a field: `[1]` or `1`, or `[-1]` for the last one of `len` fields.
pub(crate) fn number(step: Step<'_>, len: usize) -> Option<usize> {
    match step {
        Step::Index(_) => step.index_in(len),
        Step::Name(key) if key.bytes().all(|byte| byte.is_ascii_digit()) => {
            key.parse().ok().filter(|at| *at < len)
        }
        Step::Name(_) => None,
    }
}

impl FieldInfo {
    /// A field with these names, the first of which is its own.
    #[doc(hidden)]
    pub const fn new(
        names: &'static [&'static str],
        doc: &'static str,
        vtable: &'static VTable,
        default: Option<MakeDefault>,
    ) -> Self {
        FieldInfo { names, doc, vtable, default }
    }

    /// The name; empty for a field without one.
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

    /// The doc comment of the field.
    pub const fn doc(&self) -> &'static str {
        self.doc
    }

    /// The name of the type, without its module.
    pub fn type_name(&self) -> String {
        self.vtable.type_name()
    }

    /// What a write by name takes.
    pub fn slot_type(&self) -> SlotType {
        (self.vtable.slot_type)()
    }

    /// The unit of the number, such as `s`; empty if the field has no unit.
    pub const fn unit(&self) -> &'static str {
        match self.vtable.field {
            Some(field) => field.unit,
            None => "",
        }
    }

    /// The rules of the field.
    pub fn rules(&self) -> impl Iterator<Item = &'static dyn Rule> + use<> {
        self.vtable.field.map_or(&[][..], |field| field.rules).iter().copied()
    }

    /// Whether the field has a value if none is given: a default, or the `None` of an `Option`.
    pub fn has_default(&self) -> bool {
        self.default.is_some() || matches!(self.slot_type(), SlotType::Optional(_))
    }

    /// The value of the field if none is given.
    pub(crate) fn make_default(&self) -> Option<Held> {
        match (self.default, self.slot_type()) {
            (Some(default), _) => default(self.vtable),
            (None, SlotType::Optional(_)) => {
                (self.vtable.build)(Input::Value(Value::None), self.vtable).ok()
            }
            (None, _) => None,
        }
    }

    pub(crate) const fn vtable(&self) -> &'static VTable {
        self.vtable
    }

    pub(crate) fn position(fields: &[FieldInfo], name: &str) -> Option<usize> {
        fields.iter().position(|field| field.names.contains(&name))
    }

    /// The inner rules of these fields.
    #[doc(hidden)]
    pub const fn inner_rules(fields: &[FieldInfo]) -> InnerRules {
        let mut found = InnerRules::No;
        let mut at = 0;
        while at < fields.len() {
            found = found.or(fields[at].vtable.inner_rules());
            at += 1;
        }
        found
    }
}

/// Two descriptions are equal if they describe one type.
impl PartialEq for EnumInfo {
    fn eq(&self, other: &Self) -> bool {
        self.is_same(other)
    }
}

impl Eq for EnumInfo {}

/// The name and the variants, without the fields: an enum can contain itself.
impl Debug for EnumInfo {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let names = self.variants.iter().map(VariantInfo::name);
        write!(f, "{} ", self.name())?;
        f.debug_set().entries(names).finish()
    }
}

impl Debug for VariantInfo {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut parts = f.debug_struct("VariantInfo");
        parts.field("names", &self.names).field("doc", &self.doc).field("fields", &self.fields);
        parts.finish_non_exhaustive()
    }
}

impl Debug for FieldInfo {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut parts = f.debug_struct("FieldInfo");
        parts.field("names", &self.names).field("doc", &self.doc);
        parts.field("type", &self.type_name()).finish_non_exhaustive()
    }
}
