//! The requirements of a class that the macro can check; each function is named after its requirement.

pub(crate) mod rules;

use std::collections::HashMap;

use syn::{Attribute, Data, DeriveInput, Error, Ident, Type, TypeParamBound};

use crate::errors::Errors;
use crate::model::class::{ClassModel, SlotModel};
use crate::names::unraw;
use crate::parse::field::written;

/// All rules of a whole class.
pub(crate) fn class(model: &ClassModel, input: &DeriveInput, errors: &mut Errors) {
    one_macro(&input.attrs, errors);
    not_packed(&input.attrs, errors);
    of_known_size(input, errors);
    one_overflow_map(model, errors);
    each_base_once(model, errors);
    each_name_once(model, errors);
    names_are_not_empty(model, errors);
    warn_needs_an_overflow_map(model, errors);
    description_has_only_fields(model, errors);
    rules::of_slots(model, errors);
}

/// `#[slots]` below `#[derive(Slots)]` will derive it again.
fn one_macro(attrs: &[Attribute], errors: &mut Errors) {
    for attr in attrs.iter().filter(|attr| derives_again(attr)) {
        errors.at(attr.path(), "`Slots` is derived above already: remove one of the two");
    }
}

pub(crate) fn derives_again(attr: &Attribute) -> bool {
    let last = attr.path().segments.last();
    last.is_some_and(|last| last.ident == "slots" || last.ident == "dynamic")
}

/// Access by name borrows the slot, and a packed field cannot be borrowed.
fn not_packed(attrs: &[Attribute], errors: &mut Errors) {
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("repr")) {
        let _ = attr.parse_nested_meta(|meta| {
            if meta.path.is_ident("packed") {
                errors
                    .at(&meta.path, "slots of a packed struct cannot be borrowed: remove `packed`");
            }
            if meta.input.peek(syn::token::Paren) {
                let inside;
                syn::parenthesized!(inside in meta.input);
                inside.parse::<proc_macro2::TokenStream>()?;
            }
            Ok(())
        });
    }
}

/// An object is erased to a thin pointer, so its fields need a known size.
fn of_known_size(input: &DeriveInput, errors: &mut Errors) {
    let Data::Struct(data) = &input.data else { return };
    let Some(field) = data.fields.iter().next_back() else { return };
    match &field.ty {
        Type::Slice(slice) => {
            let item = &slice.elem;
            let item = quote::quote!(#item);
            let message = format!("a slot has a known size: `Vec<{item}>` or `Box<[{item}]>`");
            errors.at(&field.ty, message);
        }
        Type::TraitObject(object) => {
            let object = quote::quote!(#object).to_string().replace(" :: ", "::");
            errors.at(&field.ty, format!("a slot has a known size: `Box<{object}>`"));
        }
        Type::Path(path) if path.path.is_ident("str") => {
            errors.at(&field.ty, "a slot has a known size: `String` or `Box<str>`");
        }
        Type::Path(path) => {
            for param in
                input.generics.type_params().filter(|param| path.path.is_ident(&param.ident))
            {
                let predicates =
                    input.generics.where_clause.iter().flat_map(|clause| &clause.predicates);
                let more = predicates.filter_map(|predicate| match predicate {
                    syn::WherePredicate::Type(bound)
                        if is_type(&bound.bounded_ty, &param.ident) =>
                    {
                        Some(&bound.bounds)
                    }
                    _ => None,
                });
                let bounds = more.flatten().chain(&param.bounds);
                for bound in bounds.filter(|bound| is_maybe_sized(bound)) {
                    errors.at(bound, "a slot has a known size: remove `?Sized`, or box the field");
                }
            }
        }
        _ => {}
    }
}

fn is_type(ty: &Type, ident: &Ident) -> bool {
    matches!(ty, Type::Path(path) if path.path.is_ident(ident))
}

/// Whether it is `?Sized`.
pub(crate) fn is_maybe_sized(bound: &TypeParamBound) -> bool {
    quote::quote!(#bound).to_string().starts_with('?')
}

/// CPython's `__dict__ slot disallowed: we already got one`.
fn one_overflow_map(model: &ClassModel, errors: &mut Errors) {
    let Some((first, more)) = model.dicts.split_first() else { return };
    for more in more {
        let first = unraw(&first.ident);
        let message = format!("__dict__ slot disallowed: we already got one, which is `{first}`");
        errors.at(&more.token, message);
    }
}

/// A base that occurs twice would duplicate all its names.
fn each_base_once(model: &ClassModel, errors: &mut Errors) {
    for (at, base) in model.bases.iter().enumerate() {
        let ty = written(&base.ty);
        if model.bases[..at].iter().any(|other| written(&other.ty) == ty) {
            let message = format!("`{ty}` is a base already; without `base` the field is a slot");
            errors.at(&base.token, message);
        }
    }
}

/// Names, renames and aliases share one name space. Of two equal names the error points to the one that is easier to
/// change: an alias, then a rename.
fn each_name_once(model: &ClassModel, errors: &mut Errors) {
    let mut seen: HashMap<&str, &Ident> = HashMap::new();
    let plain = model.slots.iter().filter(|slot| !slot.is_renamed);
    let renamed = model.slots.iter().filter(|slot| slot.is_renamed);
    let firsts = plain.chain(renamed).map(|slot| (slot, &slot.name));
    let aliases =
        model.slots.iter().flat_map(|slot| slot.aliases.iter().map(move |name| (slot, name)));
    for (slot, (name, span)) in firsts.chain(aliases) {
        match seen.get(name.as_str()) {
            Some(other) => {
                let message =
                    format!("'{name}' is in __slots__ twice: field `{other}` has this name");
                errors.push(Error::new(*span, message));
            }
            None => {
                seen.insert(name, &slot.ident);
            }
        }
    }
}

fn names_are_not_empty(model: &ClassModel, errors: &mut Errors) {
    let names = model.slots.iter().flat_map(SlotModel::names);
    for (_, span) in names.filter(|(name, _)| name.is_empty()) {
        errors.push(Error::new(*span, "an attribute needs a name"));
    }
}

fn warn_needs_an_overflow_map(model: &ClassModel, errors: &mut Errors) {
    // A base may have one.
    if let Some(warn) = &model.options.warn
        && model.dicts.is_empty()
        && model.bases.is_empty()
    {
        let message = "`warn` is called for new entries of an overflow map, which this struct lacks: \
                       write `#[dynamic(warn = ..)]`";
        errors.at(&warn.token, message);
    }
}

/// A description names fields of the struct that it describes.
fn description_has_only_fields(model: &ClassModel, errors: &mut Errors) {
    if model.options.remote.is_none() {
        if let Some(partial) = &model.options.partial {
            let message = "`partial` is for the description of a struct of another crate: \
                           write `#[slots(remote = path::Struct, partial)]`";
            errors.at(partial, message);
        }
        return;
    }
    for base in &model.bases {
        let message = "the struct of another crate has no base: remove `base`, and the field is a slot; \
                       its own description in `with` makes it an object";
        errors.at(&base.token, message);
    }
    for dict in &model.dicts {
        errors
            .at(&dict.token, "the struct of another crate has no overflow map: remove this field");
    }
}
