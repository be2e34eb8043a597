//! The role of a field in a class, from its options and its type.

use quote::quote;
use syn::{GenericArgument, Path, PathArguments, PathSegment, Type};

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
    argument(last_segment(ty).filter(|last| last.ident == "Option")?)
}

/// The first argument in the angle brackets of a type.
fn argument(segment: &PathSegment) -> Option<&Type> {
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
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

/// The lists and maps whose items `with` can convert.
const LISTS_AND_MAPS: [&str; 6] =
    ["Vec", "VecDeque", "SmallVec", "HashMap", "BTreeMap", "IndexMap"];

/// The other lists, and the sets.
const OTHER_CONTAINERS: [&str; 5] = ["LinkedList", "BinaryHeap", "HashSet", "BTreeSet", "IndexSet"];

/// The pointers that may hold a list, `Box<[T]>`.
const POINTERS: [&str; 3] = ["Box", "Rc", "Arc"];

/// The last segment of the path of a type.
fn last_segment(ty: &Type) -> Option<&PathSegment> {
    match ty {
        Type::Group(group) => last_segment(&group.elem),
        Type::Paren(paren) => last_segment(&paren.elem),
        Type::Path(path) => path.path.segments.last(),
        _ => None,
    }
}

fn is_one_of(segment: &PathSegment, names: &[&str]) -> bool {
    names.iter().any(|name| segment.ident == name)
}

/// Whether the tokens name an option, a box, an array, a list or a map, whose items `with` can convert.
pub(crate) fn holds_items(ty: &Type) -> bool {
    is_array(ty)
        || is_box(ty)
        || last_segment(ty).is_some_and(|last| is_one_of(last, &LISTS_AND_MAPS))
}

/// Whether the tokens name an array.
pub(crate) fn is_array(ty: &Type) -> bool {
    match ty {
        Type::Group(group) => is_array(&group.elem),
        Type::Paren(paren) => is_array(&paren.elem),
        ty => matches!(ty, Type::Array(_)),
    }
}

/// Whether the tokens name a list, a set or a map, or an option of one. Its constants do not depend on the type of its items,
/// which may be the type that contains it.
pub(crate) fn is_container(ty: &Type) -> bool {
    let Some(last) = last_segment(ty) else { return false };
    is_one_of(last, &LISTS_AND_MAPS)
        || is_one_of(last, &OTHER_CONTAINERS)
        || is_one_of(last, &POINTERS) && matches!(argument(last), Some(Type::Slice(_)))
        || inside_option(ty).is_some_and(is_container)
}

/// Whether the tokens name an option or a box, which is an object if its value is one.
pub(crate) fn is_box(ty: &Type) -> bool {
    last_segment(ty).is_some_and(|last| last.ident == "Option" || last.ident == "Box")
}

/// Whether the path in `with` names a description, as types are named in Rust, not a module.
pub(crate) fn is_description(path: &Path) -> bool {
    let name = path.segments.last().map(|last| unraw(&last.ident));
    name.is_some_and(|name| name.starts_with(char::is_uppercase))
}
