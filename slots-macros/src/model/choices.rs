//! The model of `#[derive(SlotValue)]`: an enum, a newtype, or a tuple struct.

use syn::{Data, DeriveInput, Fields, Generics, Ident, Path, Type};

use crate::errors::Errors;
use crate::model::variant::{Variant, no_slot_options, variants};
use crate::parse::docs::Docs;
use crate::parse::name_options::{NameOptions, Place};

/// A type that converts to and from a `Value`.
pub(crate) struct TypeModel {
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    pub(crate) krate: Option<Path>,
    pub(crate) docs: Docs,
    pub(crate) kind: TypeKind,
}

/// How a type converts.
pub(crate) enum TypeKind {
    /// To the name of the variant: an enum without fields.
    Choices(Vec<Variant>),
    /// To the name of the variant, or to a map with its name and its fields.
    Variants(Vec<Variant>),
    /// To the list of its fields.
    Tuple(Box<Variant>),
    /// To `None`: a struct without fields.
    Unit,
    /// Like its field: the type of the field, and its name if it has one.
    Newtype(Box<Type>, Option<Ident>),
}

impl TypeModel {
    pub(crate) fn from_syn(input: &DeriveInput, errors: &mut Errors) -> Self {
        let options = NameOptions::from_attrs(&input.attrs, "slot_value", Place::Type, errors);
        no_slot_options(&input.attrs, errors);
        let kind = match &input.data {
            Data::Enum(data) => {
                let variants = variants(data, &options, errors);
                let is_plain = data.variants.iter().all(|variant| variant.fields.is_empty());
                let has_names = data.variants.iter().any(|variant| {
                    matches!(&variant.fields, Fields::Named(fields) if !fields.named.is_empty())
                });
                if let (false, Some((token, _))) = (has_names, &options.rename_all_fields) {
                    let message = "`rename_all_fields` is for the named fields of variants, and there are none";
                    errors.at(token, message);
                }
                if let (true, Some(default)) = (is_plain, &options.default) {
                    errors
                        .at(default, "`default` is for the fields of variants, and there are none");
                }
                if is_plain { TypeKind::Choices(variants) } else { TypeKind::Variants(variants) }
            }
            Data::Struct(data) => structure(&data.fields, &input.ident, &options, errors),
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
            docs: Docs::of(&input.attrs),
            kind,
        }
    }
}

fn structure(
    fields: &Fields,
    ident: &Ident,
    options: &NameOptions,
    errors: &mut Errors,
) -> TypeKind {
    let cases = [&options.rename_all, &options.rename_all_fields];
    let cases = cases.map(|case| case.as_ref().map(|(token, _)| token));
    let given = [cases[0], cases[1], options.default.as_ref()];
    for token in given.into_iter().flatten() {
        errors.at(
            token,
            format!("`{token}` is for enums; a struct converts like its fields: remove this"),
        );
    }
    for attr in fields.iter().flat_map(|field| &field.attrs) {
        if attr.path().is_ident("slot_value") || attr.path().is_ident("slot") {
            let message =
                "a field of a struct that derives `SlotValue` takes no options: remove this";
            errors.at(attr.path(), message);
        }
    }
    let mut all = fields.iter();
    match (all.next(), all.next()) {
        (None, _) => TypeKind::Unit,
        (Some(only), None) => TypeKind::Newtype(Box::new(only.ty.clone()), only.ident.clone()),
        (_, Some(second)) => {
            if matches!(fields, Fields::Named(_)) {
                let message = "a struct with several named fields is an object: write `#[slots]` above it, \
                               not `#[derive(SlotValue)]`";
                errors.at(second, message);
            }
            TypeKind::Tuple(Box::new(Variant::of_tuple(ident, fields)))
        }
    }
}
