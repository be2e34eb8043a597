//! The rules of a class that the macro can see, each named after what it demands.

use std::collections::HashMap;

use proc_macro2::Span;
use syn::{Attribute, DeriveInput, Error, Type};

use crate::attr::SlotOptions;
use crate::errors::Errors;
use crate::model::{ClassModel, inside_option};

/// All rules of a whole class.
pub(crate) fn class(model: &ClassModel, input: &DeriveInput, errors: &mut Errors) {
    no_lifetimes(model, errors);
    not_packed(&input.attrs, errors);
    one_overflow_map(model, errors);
    each_name_once(model, errors);
    names_are_names(model, errors);
    warn_needs_an_overflow_map(model, errors);
}

/// All rules of the options of one field.
pub(crate) fn field(options: &SlotOptions, ty: &Type, errors: &mut Errors) {
    one_part(options, errors);
    unset_is_an_option(options, ty, errors);
}

/// Names are looked up in objects of any class, whose types have to live as long as the program.
fn no_lifetimes(model: &ClassModel, errors: &mut Errors) {
    for lifetime in model.generics.lifetimes() {
        let lifetime = &lifetime.lifetime;
        errors.at(
            lifetime,
            format!("a struct with slots cannot borrow: own the data (`String` for `&{lifetime} str`), or share it in an `Arc`"),
        );
    }
}

/// A slot is lent as a reference, which a packed field cannot be.
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

/// CPython's `__dict__ slot disallowed: we already got one`.
fn one_overflow_map(model: &ClassModel, errors: &mut Errors) {
    for more in model.dicts.iter().skip(1) {
        errors.at(&more.token, "__dict__ slot disallowed: we already got one");
    }
}

/// Names, renames and aliases are one name space.
fn each_name_once(model: &ClassModel, errors: &mut Errors) {
    let mut seen: HashMap<&str, ()> = HashMap::new();
    for slot in &model.slots {
        for (name, span) in std::iter::once(&slot.name).chain(&slot.aliases) {
            if seen.insert(name, ()).is_some() {
                errors.push(Error::new(*span, format!("'{name}' is in __slots__ twice")));
            }
        }
    }
}

/// A name that a path cannot spell without quotes, or that looks like Python's own, is a mistake.
fn names_are_names(model: &ClassModel, errors: &mut Errors) {
    let mut check = |name: &str, span: Span| {
        if name.is_empty() {
            errors.push(Error::new(span, "an attribute needs a name"));
        }
    };
    for slot in &model.slots {
        check(&slot.name.0, slot.name.1);
        slot.aliases.iter().for_each(|(alias, span)| check(alias, *span));
    }
}

fn warn_needs_an_overflow_map(model: &ClassModel, errors: &mut Errors) {
    if let Some(warn) = &model.options.warn
        && model.dicts.is_empty()
    {
        errors.at(&warn.token, "`warn` is told of new overflow entries; use #[dynamic(warn = ..)]");
    }
}

/// A field is a slot, or a base, or the overflow map, or left out.
fn one_part(options: &SlotOptions, errors: &mut Errors) {
    let parts: Vec<_> =
        [&options.skip, &options.base, &options.dict].into_iter().flatten().collect();
    for more in parts.iter().skip(1) {
        errors.at(more, format!("a field is either `{}` or `{more}`", parts[0]));
    }
    let Some(part) = parts.first() else { return };
    let rest = [
        &options.unset,
        &options.readonly,
        &options.rename.as_ref().map(|it| it.token.clone()),
        &options.unit.as_ref().map(|it| it.token.clone()),
        &options.range.as_ref().map(|it| it.token.clone()),
        &options.choices.as_ref().map(|it| it.token.clone()),
        &options.check.as_ref().map(|it| it.token.clone()),
    ];
    for option in rest.into_iter().flatten() {
        errors.at(option, format!("`{option}` is for slots, and `{part}` makes the field none"));
    }
    if let Some(alias) = options.aliases.first() {
        errors.at(alias, format!("`alias` is for slots, and `{part}` makes the field none"));
    }
}

fn unset_is_an_option(options: &SlotOptions, ty: &Type, errors: &mut Errors) {
    if let Some(unset) = &options.unset
        && inside_option(ty).is_none()
    {
        errors.at(unset, "a slot that may be unset is an `Option`, whose `None` means unset");
    }
}
