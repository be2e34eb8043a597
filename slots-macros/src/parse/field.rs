//! The role of a field in a class, from its options and its type.

use quote::quote;
use syn::{GenericArgument, Path, PathArguments, Type};

use crate::errors::Errors;
use crate::names::unraw;
use crate::parse::slot_options::SlotOptions;

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
        &options.with.as_ref().map(|it| it.token.clone()),
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

/// Whether the tokens name a type that holds no objects. Any other name may be an alias of a type that does.
pub(crate) fn is_scalar(ty: &Type) -> bool {
    const SCALARS: [&str; 18] = [
        "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16",
        "u32", "u64", "u128", "usize", "String", "Duration",
    ];
    matches!(ty, Type::Path(path) if SCALARS.iter().any(|scalar| path.path.is_ident(scalar)))
}

/// Whether the tokens name an option, a box, an array, a list or a map.
pub(crate) fn holds_items(ty: &Type) -> bool {
    const NAMES: [&str; 7] =
        ["Option", "Box", "Vec", "VecDeque", "HashMap", "BTreeMap", "IndexMap"];
    match ty {
        Type::Array(_) => true,
        Type::Group(group) => holds_items(&group.elem),
        Type::Paren(paren) => holds_items(&paren.elem),
        Type::Path(path) => {
            let last = path.path.segments.last();
            last.is_some_and(|last| NAMES.iter().any(|name| last.ident == name))
        }
        _ => false,
    }
}

/// Whether the tokens name an option or a box, which is an object if its value is one.
pub(crate) fn is_box(ty: &Type) -> bool {
    let Type::Path(path) = ty else { return false };
    path.path.segments.last().is_some_and(|last| last.ident == "Option" || last.ident == "Box")
}

/// Whether the path in `with` names a description, as types are named in Rust, not a module.
pub(crate) fn is_description(path: &Path) -> bool {
    let name = path.segments.last().map(|last| unraw(&last.ident));
    name.is_some_and(|name| name.starts_with(char::is_uppercase))
}
