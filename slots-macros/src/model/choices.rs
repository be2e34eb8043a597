//! The model of `#[derive(SlotValue)]`: an enum without fields, or a newtype.

use syn::{Attribute, Data, DeriveInput, Error, Fields, Generics, Ident, Path, Type};

use crate::errors::Errors;
use crate::names::unraw;
use crate::parse::attr::{NameOptions, Place};
use crate::parse::field::own_the_data;

/// A type that converts to and from a `Value`.
pub(crate) struct TypeModel {
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    pub(crate) krate: Option<Path>,
    pub(crate) kind: TypeKind,
}

/// How a type converts.
pub(crate) enum TypeKind {
    /// To the name of the variant.
    Choices(Vec<Choice>),
    /// Like its field: the type of the field, and its name if it has one.
    Newtype(Box<Type>, Option<Ident>),
}

/// A variant and its names; it converts to the first one.
pub(crate) struct Choice {
    pub(crate) ident: Ident,
    pub(crate) names: Vec<String>,
}

impl TypeModel {
    pub(crate) fn from_syn(input: &DeriveInput, errors: &mut Errors) -> Self {
        let options = NameOptions::from_attrs(&input.attrs, "slot_value", Place::Type, errors);
        no_slot_options(&input.attrs, errors);
        for lifetime in input.generics.lifetimes() {
            let lifetime = &lifetime.lifetime;
            let types = match &input.data {
                Data::Struct(data) => data.fields.iter().map(|field| &field.ty).collect(),
                Data::Enum(_) | Data::Union(_) => Vec::new(),
            };
            let own = own_the_data(types.into_iter(), lifetime);
            let message = format!("a type that derives `SlotValue` cannot borrow: {own}");
            errors.at(lifetime, message);
        }
        let kind = match &input.data {
            Data::Enum(data) => choices(data, &options, errors),
            Data::Struct(data) => newtype(&data.fields, &input.ident, &options, errors),
            Data::Union(data) => {
                let message = "a union cannot derive `SlotValue`, since its active field is unknown: use an enum";
                errors.at(data.union_token, message);
                TypeKind::Choices(Vec::new())
            }
        };
        TypeModel {
            ident: input.ident.clone(),
            generics: input.generics.clone(),
            krate: options.krate,
            kind,
        }
    }
}

/// Rejects `#[slot(..)]`, which is for fields of a class.
fn no_slot_options(attrs: &[Attribute], errors: &mut Errors) {
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("slot")) {
        errors.at(attr.path(), "`slot` is for fields of a class; here it is `#[slot_value(..)]`");
    }
}

fn choices(data: &syn::DataEnum, options: &NameOptions, errors: &mut Errors) -> TypeKind {
    let mut choices: Vec<Choice> = Vec::new();
    if data.variants.is_empty() {
        errors.at(data.enum_token, "an enum without variants has no values");
    }
    for variant in &data.variants {
        if !matches!(variant.fields, Fields::Unit) {
            let message =
                "a variant with fields has no name for its value; implement `SlotValue` by hand";
            errors.at(&variant.fields, message);
        }
        no_slot_options(&variant.attrs, errors);
        let own = NameOptions::from_attrs(&variant.attrs, "slot_value", Place::Variant, errors);
        let default = unraw(&variant.ident);
        let first = match (&own.rename, &options.rename_all) {
            (Some(rename), _) => (rename.value(), rename.span()),
            (None, Some((_, case))) => (case.apply(&default), variant.ident.span()),
            (None, None) => (default, variant.ident.span()),
        };
        let aliases = own.aliases.iter().map(|alias| (alias.value(), alias.span()));
        let mut names: Vec<String> = Vec::new();
        for (name, span) in std::iter::once(first).chain(aliases) {
            let mut others = choices.iter().flat_map(|choice| &choice.names).chain(&names);
            if others.any(|other| *other == name) {
                errors.push(Error::new(span, format!("a variant is called '{name}' already")));
            } else if name.is_empty() {
                errors.push(Error::new(span, "a variant needs a name"));
            }
            names.push(name);
        }
        choices.push(Choice { ident: variant.ident.clone(), names });
    }
    TypeKind::Choices(choices)
}

fn newtype(fields: &Fields, ident: &Ident, options: &NameOptions, errors: &mut Errors) -> TypeKind {
    if let Some((token, _)) = &options.rename_all {
        errors
            .at(token, "`rename_all` is for enums; a newtype converts like its field: remove this");
    }
    for attr in fields.iter().flat_map(|field| &field.attrs) {
        if attr.path().is_ident("slot_value") || attr.path().is_ident("slot") {
            errors.at(
                attr.path(),
                "a newtype converts like its field, which takes no options: remove this",
            );
        }
    }
    let mut all = fields.iter();
    match (all.next(), all.next()) {
        (Some(only), None) => {
            return TypeKind::Newtype(Box::new(only.ty.clone()), only.ident.clone());
        }
        (None, _) => {
            let message =
                "a struct without fields has no value: derive `SlotValue` for a newtype or an enum";
            errors.at(ident, message);
        }
        (_, Some(second)) => {
            let message = "a struct with several fields is an object: write `#[slots]` above it, \
                           not `#[derive(SlotValue)]`";
            errors.at(second, message);
        }
    }
    TypeKind::Choices(Vec::new())
}
