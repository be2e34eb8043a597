//! The role of a field in a class, from its options and its type.

use quote::{ToTokens, quote};
use syn::{GenericArgument, Lifetime, PathArguments, Type};

use crate::errors::Errors;
use crate::parse::attr::SlotOptions;

/// Checks the options of one field; returns whether they give the field one role.
pub(crate) fn field(options: &SlotOptions, ty: &Type, errors: &mut Errors) -> bool {
    unset_is_an_option(options, ty, errors);
    one_part(options, errors)
}

/// Checks that a field has one role: slot, base, overflow map, or skipped.
fn one_part(options: &SlotOptions, errors: &mut Errors) -> bool {
    let parts: Vec<_> =
        [&options.skip, &options.base, &options.dict].into_iter().flatten().collect();
    for more in parts.iter().skip(1) {
        errors.at(more, format!("a field is either `{}` or `{more}`", parts[0]));
    }
    let Some(part) = parts.first() else { return true };
    let rest = [
        &options.unset,
        &options.readonly,
        &options.rename.as_ref().map(|it| it.token.clone()),
        &options.unit.as_ref().map(|it| it.token.clone()),
        &options.range.as_ref().map(|it| it.token.clone()),
        &options.choices.as_ref().map(|it| it.token.clone()),
        &options.check.as_ref().map(|it| it.token.clone()),
        &options.default.as_ref().map(|it| it.token.clone()),
    ];
    for option in rest.into_iter().flatten() {
        errors.at(option, format!("`{option}` is for slots; a field with `{part}` is not a slot"));
    }
    if let Some(alias) = options.aliases.first() {
        errors.at(alias, format!("`alias` is for slots; a field with `{part}` is not a slot"));
    }
    parts.len() == 1
}

fn unset_is_an_option(options: &SlotOptions, ty: &Type, errors: &mut Errors) {
    if let Some(unset) = &options.unset
        && inside_option(ty).is_none()
    {
        let ty = written(ty);
        let message = format!("only an `Option` may be unset, as its `None`: write `Option<{ty}>`");
        errors.at(unset, message);
    }
}

/// The text of a type for a message.
pub(crate) fn written(ty: &Type) -> String {
    let text = quote!(#ty).to_string();
    // About the spaces of rustfmt: only after a comma.
    text.replace(' ', "").replace(',', ", ")
}

/// The `T` of a type that is written `Option<T>`.
pub(crate) fn inside_option(ty: &Type) -> Option<&Type> {
    let ty = match ty {
        Type::Group(group) => &*group.elem,
        Type::Paren(paren) => &*paren.elem,
        ty => ty,
    };
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last().filter(|last| last.ident == "Option")?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    match arguments.args.first()? {
        GenericArgument::Type(inner) => Some(inner),
        _ => None,
    }
}

/// The advice for a type that borrows: "own the data (`String` for `&'a str`)", by the first reference of this lifetime.
pub(crate) fn own_the_data<'t>(
    mut types: impl Iterator<Item = &'t Type>,
    lifetime: &Lifetime,
) -> String {
    match types.find_map(|ty| owned_instead(ty, lifetime)) {
        Some((owned, borrowed)) => format!("own the data (`{owned}` for `{borrowed}`)"),
        None => "own the data".to_owned(),
    }
}

/// The owned type that replaces a reference of this lifetime, and the reference.
fn owned_instead(ty: &Type, lifetime: &Lifetime) -> Option<(String, String)> {
    let ty = inside_option(ty).unwrap_or(ty);
    let Type::Reference(reference) = ty else { return None };
    reference.lifetime.as_ref().filter(|own| *own == lifetime)?;
    let owned = match &*reference.elem {
        Type::Path(path) if path.path.is_ident("str") => "String".to_owned(),
        Type::Path(path) if path.path.is_ident("Path") => "PathBuf".to_owned(),
        Type::Slice(slice) => format!("Vec<{}>", written(&slice.elem)),
        Type::TraitObject(object) => format!("Box<{}>", object.to_token_stream()),
        elem => written(elem),
    };
    Some((owned, quote!(#ty).to_string().replace("& ", "&")))
}
