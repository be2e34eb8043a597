//! The variants of an enum and their fields.

use proc_macro2::Span;
use syn::{Attribute, Error, Fields, Ident, Index, LitStr, Member, Path, Type};

use crate::errors::Errors;
use crate::model::rules::RuleModel;
use crate::names::unraw;
use crate::parse::case::Case;
use crate::parse::docs::Docs;
use crate::parse::name_options::{NameOptions, Place};
use crate::parse::option_values::Spanned;
use crate::parse::slot_options::{DefaultOption, SlotOptions};
use crate::parse::variant_field::FieldOptions;

/// A variant and its names; it converts to the first one.
pub(crate) struct Variant {
    pub(crate) ident: Ident,
    pub(crate) names: Vec<String>,
    pub(crate) docs: Docs,
    pub(crate) has_named_fields: bool,
    pub(crate) fields: Vec<Field>,
    /// The fields that are not reached by name.
    pub(crate) skipped: Vec<Member>,
}

/// A field of a variant or of a tuple struct.
pub(crate) struct Field {
    pub(crate) member: Member,
    pub(crate) ty: Type,
    /// The names; none for a field without a name.
    pub(crate) names: Vec<String>,
    pub(crate) docs: Docs,
    pub(crate) default: Option<DefaultOption>,
    /// The module that converts the type.
    pub(crate) with: Option<Path>,
    /// The unit, and the option that gives it.
    pub(crate) unit: Option<Spanned<LitStr>>,
    pub(crate) rules: Vec<RuleModel>,
    pub(crate) readonly: Option<Ident>,
}

impl Field {
    /// Whether the operations of the field are not those of its type.
    pub(crate) fn is_ruled(&self) -> bool {
        self.unit.is_some() || self.is_restricted()
    }

    /// Whether a write of the field can be rejected because of its options.
    pub(crate) fn is_restricted(&self) -> bool {
        self.readonly.is_some() || !self.rules.is_empty()
    }
}

pub(crate) fn variants(
    data: &syn::DataEnum,
    options: &NameOptions,
    errors: &mut Errors,
) -> Vec<Variant> {
    if data.variants.is_empty() {
        errors.at(data.enum_token, "an enum without variants has no values");
    }
    let mut taken: Vec<String> = Vec::new();
    let mut variants = Vec::new();
    for variant in &data.variants {
        no_slot_options(&variant.attrs, errors);
        let own = NameOptions::from_attrs(&variant.attrs, "slot_value", Place::Variant, errors);
        let default = unraw(&variant.ident);
        let first = match (&own.rename, &options.rename_all) {
            (Some(rename), _) => (rename.value(), rename.span()),
            (None, Some((_, case))) => (case.apply(&default), variant.ident.span()),
            (None, None) => (default, variant.ident.span()),
        };
        let aliases = own.aliases.iter().map(|alias| (alias.value(), alias.span()));
        let names = names(first, aliases, "variant", &mut taken, errors);
        let has_default = own.default.is_some() || options.default.is_some();
        let mut built = Variant {
            ident: variant.ident.clone(),
            names,
            docs: Docs::of(&variant.attrs),
            has_named_fields: matches!(variant.fields, Fields::Named(_)),
            fields: Vec::new(),
            skipped: Vec::new(),
        };
        if let (Some(default), true) = (&own.default, variant.fields.is_empty()) {
            errors.at(default, "`default` is for the fields of a variant, and this one has none");
        }
        let case = options.rename_all_fields.as_ref().map(|(_, case)| case);
        built.take_fields(&variant.fields, has_default, case, errors);
        variants.push(built);
    }
    variants
}

/// Rejects `#[slot(..)]`, which is for fields of a class.
pub(crate) fn no_slot_options(attrs: &[Attribute], errors: &mut Errors) {
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("slot")) {
        errors.at(attr.path(), "`slot` is for fields; here it is `#[slot_value(..)]`");
    }
}

/// The names of an item. `taken` are those of the items before it.
fn names(
    first: (String, Span),
    aliases: impl Iterator<Item = (String, Span)>,
    what: &str,
    taken: &mut Vec<String>,
    errors: &mut Errors,
) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (name, span) in std::iter::once(first).chain(aliases) {
        if taken.contains(&name) {
            errors.push(Error::new(span, format!("a {what} is called '{name}' already")));
        } else if name.is_empty() {
            errors.push(Error::new(span, format!("a {what} needs a name")));
        }
        taken.push(name.clone());
        names.push(name);
    }
    names
}

impl Variant {
    /// The only variant of a tuple struct.
    pub(crate) fn of_tuple(ident: &Ident, fields: &Fields) -> Self {
        let numbered = fields.iter().enumerate().map(|(at, field)| Field {
            member: Member::Unnamed(Index::from(at)),
            ty: field.ty.clone(),
            names: Vec::new(),
            docs: Docs::of(&field.attrs),
            default: None,
            with: None,
            unit: None,
            rules: Vec::new(),
            readonly: None,
        });
        Variant {
            ident: ident.clone(),
            names: Vec::new(),
            docs: Docs::default(),
            has_named_fields: false,
            fields: numbered.collect(),
            skipped: Vec::new(),
        }
    }

    fn take_fields(
        &mut self,
        fields: &Fields,
        has_default: bool,
        case: Option<&Case>,
        errors: &mut Errors,
    ) {
        let mut taken = Vec::new();
        for (at, field) in fields.iter().enumerate() {
            for attr in field.attrs.iter().filter(|attr| attr.path().is_ident("slot_value")) {
                errors.at(attr.path(), "a field of a variant takes `#[slot(..)]`");
            }
            let options = FieldOptions::from_attrs(&field.attrs, errors);
            let member = match &field.ident {
                Some(ident) => Member::Named(ident.clone()),
                None => Member::Unnamed(Index::from(at)),
            };
            if let Some(skip) = &options.skip {
                if field.ident.is_none() {
                    errors.at(skip, "a field without a name is reached by its number: remove this");
                }
                self.skipped.push(member);
                continue;
            }
            let aliases = options.aliases.iter().map(|alias| (alias.value(), alias.span()));
            let names = match &field.ident {
                Some(ident) => {
                    let first = match &options.rename {
                        Some(rename) => (rename.value(), rename.span()),
                        None => {
                            let name = unraw(ident);
                            (case.map(|case| case.apply(&name)).unwrap_or(name), ident.span())
                        }
                    };
                    names(first, aliases, "field", &mut taken, errors)
                }
                None => {
                    for name in options.rename.iter().chain(&options.aliases) {
                        errors.at(
                            name,
                            "a field without a name is reached by its number: remove this",
                        );
                    }
                    Vec::new()
                }
            };
            let default = options.default.or_else(|| has_default.then_some(DefaultOption::OfType));
            let docs = Docs::of(&field.attrs);
            let SlotOptions { readonly, unit, range, choices, check, .. } = options.rules;
            self.fields.push(Field {
                member,
                ty: field.ty.clone(),
                names,
                docs,
                default,
                with: options.with,
                unit,
                rules: RuleModel::all(range, choices, check),
                readonly,
            });
        }
    }
}
