//! Which part of a class a field is, by its options and its type.

use syn::{GenericArgument, PathArguments, Type};

use crate::errors::Errors;
use crate::parse::attr::SlotOptions;

/// All rules of the options of one field.
///
/// Whether it is clear what the field is.
pub(crate) fn field(options: &SlotOptions, ty: &Type, errors: &mut Errors) -> bool {
    unset_is_an_option(options, ty, errors);
    one_part(options, errors)
}

/// A field is a slot, or a base, or the overflow map, or left out.
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
    ];
    for option in rest.into_iter().flatten() {
        errors.at(option, format!("`{option}` is for slots, and `{part}` makes the field none"));
    }
    if let Some(alias) = options.aliases.first() {
        errors.at(alias, format!("`alias` is for slots, and `{part}` makes the field none"));
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

/// A type as a message shows it.
pub(crate) fn written(ty: &Type) -> String {
    let text = quote::quote!(#ty).to_string();
    // rustfmt's spaces, more or less: none but after a comma.
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
