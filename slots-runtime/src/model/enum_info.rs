//! The methods of `EnumInfo`: an enum with its variants.

use alloc::string::String;
use alloc::vec::Vec;
use core::any::TypeId;
use core::fmt::{self, Debug, Formatter};

use crate::model::edits::InnerRules;
use crate::model::slot_type::{EnumInfo, FieldInfo, VariantInfo};
use crate::text::step::Step;
use crate::text::type_names::shorten;

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
