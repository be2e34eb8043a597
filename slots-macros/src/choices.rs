//! The model of `#[derive(Attribute)]`: an enum without fields, or a newtype.

use syn::{Data, DeriveInput, Fields, Generics, Ident, Path, Type};

use crate::attr::NameOptions;
use crate::errors::Errors;
use crate::names::unraw;

/// A type that crosses as a value.
pub(crate) struct TypeModel {
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    pub(crate) krate: Option<Path>,
    pub(crate) kind: TypeKind,
}

/// How it crosses.
pub(crate) enum TypeKind {
    /// As the name of its variant.
    Choices(Vec<Choice>),
    /// As what it wraps: the type, and the field if it has a name.
    Newtype(Type, Option<Ident>),
}

/// A variant and its names, the first of which it is written as.
pub(crate) struct Choice {
    pub(crate) ident: Ident,
    pub(crate) names: Vec<String>,
}

impl TypeModel {
    pub(crate) fn from_syn(input: &DeriveInput, errors: &mut Errors) -> Self {
        let options = NameOptions::of_type(&input.attrs, errors);
        for lifetime in input.generics.lifetimes() {
            errors.at(&lifetime.lifetime, "a value that crosses by name cannot borrow");
        }
        let kind = match &input.data {
            Data::Enum(data) => choices(data, &options, errors),
            Data::Struct(data) => newtype(&data.fields, &input.ident, errors),
            Data::Union(data) => {
                errors.at(data.union_token, "a union cannot cross as a value");
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

fn choices(data: &syn::DataEnum, options: &NameOptions, errors: &mut Errors) -> TypeKind {
    let mut choices: Vec<Choice> = Vec::new();
    if data.variants.is_empty() {
        errors.at(data.enum_token, "an enum without variants has no values");
    }
    for variant in &data.variants {
        if !matches!(variant.fields, Fields::Unit) {
            errors.at(
                &variant.fields,
                "a variant with fields has no name for its value; implement `Attribute` by hand",
            );
        }
        let own = NameOptions::from_attrs(&variant.attrs, "attribute", errors);
        let default = unraw(&variant.ident);
        let first = match (&own.rename, options.rename_all) {
            (Some(rename), _) => rename.value(),
            (None, Some(case)) => case.apply(&default),
            (None, None) => default,
        };
        let names: Vec<String> =
            std::iter::once(first).chain(own.aliases.iter().map(syn::LitStr::value)).collect();
        for name in &names {
            if choices.iter().any(|choice| choice.names.contains(name)) {
                errors.at(&variant.ident, format!("another variant is called '{name}' already"));
            }
        }
        choices.push(Choice { ident: variant.ident.clone(), names });
    }
    TypeKind::Choices(choices)
}

fn newtype(fields: &Fields, ident: &Ident, errors: &mut Errors) -> TypeKind {
    let mut all = fields.iter();
    match (all.next(), all.next()) {
        (Some(only), None) => TypeKind::Newtype(only.ty.clone(), only.ident.clone()),
        (None, _) => {
            errors.at(ident, "a struct without fields has no value; `#[derive(Attribute)]` serves newtypes and enums");
            TypeKind::Choices(Vec::new())
        }
        (_, Some(second)) => {
            errors.at(second, "a struct with several fields is an object: use `#[slots]` instead of `#[derive(Attribute)]`");
            TypeKind::Choices(Vec::new())
        }
    }
}
