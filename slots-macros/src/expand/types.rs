//! The operations and the defaults of the types of slots, fields and arguments.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Expr, ExprLit, GenericArgument, Ident, Lit, PathArguments, PathSegment, Type};

use crate::names::{at, local};
use crate::parse::slot_options::DefaultOption;

/// The vtable of a type, with the most operations that its traits allow:
///
/// ```text
/// __rt::pick::<f64>(__rt::Probe::<f64>::ATTRIBUTE, __rt::Probe::<f64>::TEXT, __rt::Probe::<f64>::DEBUG, __rt::Probe::<f64>::OPAQUE)
/// ```
///
/// In place of `TEXT`, a type that is not a scalar has a list of the conversions that may apply to a string:
///
/// ```text
/// __rt::first([__rt::Probe::<Mode>::TEXT, __rt::Probe::<Mode>::FLAGS])
/// __rt::first([__rt::Probe::<Option<Url>>::TEXT, __rt::Probe::<Option<Url>>::TEXTS, __rt::Probe::<Option<Url>>::NESTED_FLAGS])
/// ```
///
/// `KEYED` and `FLAG_KEYED` come first for a map whose keys are not scalars, `NESTED_KEYED` and `NESTED_FLAG_KEYED` for such a map in
/// another type.
pub(crate) fn vtable(ty: &Type) -> TokenStream {
    let names: &[&str] = match text_of(ty) {
        TextOf::Scalar => &["TEXT"],
        TextOf::Itself => &["TEXT", "FLAGS"],
        TextOf::Items => &["TEXT", "TEXTS", "NESTED_FLAGS"],
        TextOf::NestedItems => &["TEXT", "TEXTS", "NESTED_TEXTS", "NESTED_FLAGS", "DEEP_FLAGS"],
    };
    let keys: &[&str] = match ty {
        ty if has_other_keys(ty) => {
            &["KEYED", "FLAG_KEYED", "FLAG_KEYED_TEXTS", "FLAG_KEYED_FLAGS"]
        }
        ty if arguments(ty).any(has_other_keys) => &[
            "NESTED_KEYED",
            "NESTED_FLAG_KEYED",
            "NESTED_FLAG_KEYED_TEXTS",
            "NESTED_FLAG_KEYED_FLAGS",
        ],
        _ => &[],
    };
    // A value with `SlotValue` converts by it, even if it also parses and prints.
    let names: Vec<&str> = keys.iter().chain(names).copied().collect();
    let texts = names.iter().map(|name| {
        let name = Ident::new(name, at(ty));
        quote_spanned!(at(ty)=> __rt::Probe::<#ty>::#name)
    });
    let text =
        if names.len() == 1 { quote!(#(#texts)*) } else { quote!(__rt::first([#(#texts),*])) };
    quote_spanned! {at(ty)=>
        __rt::pick::<#ty>(__rt::Probe::<#ty>::ATTRIBUTE, #text, __rt::Probe::<#ty>::DEBUG, __rt::Probe::<#ty>::OPAQUE)
    }
}

/// What a string may convert to, by the tokens of a type.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum TextOf {
    /// Only the type, and it has no flags: a scalar, a `String`, or a type that holds only these.
    Scalar,
    /// The type.
    Itself,
    /// The items of the type.
    Items,
    /// The items of the items.
    NestedItems,
}

/// Saves rustc the constants that a type cannot have. A type that only looks like a scalar loses nothing but its flags.
fn text_of(ty: &Type) -> TextOf {
    const SCALARS: [&str; 17] = [
        "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16",
        "u32", "u64", "u128", "usize", "String",
    ];
    let holding = |items: TextOf| match items {
        TextOf::Scalar => TextOf::Scalar,
        TextOf::Itself => TextOf::Items,
        TextOf::Items | TextOf::NestedItems => TextOf::NestedItems,
    };
    match ty {
        Type::Path(path) => match path.path.segments.last() {
            Some(PathSegment { arguments: PathArguments::AngleBracketed(of), .. }) => {
                let items = of.args.iter().filter_map(|argument| match argument {
                    GenericArgument::Type(ty) => Some(text_of(ty)),
                    _ => None,
                });
                holding(items.max().unwrap_or(TextOf::Itself))
            }
            Some(last) if SCALARS.iter().any(|scalar| last.ident == scalar) => TextOf::Scalar,
            _ => TextOf::Itself,
        },
        Type::Array(array) => holding(text_of(&array.elem)),
        Type::Group(group) => text_of(&group.elem),
        Type::Paren(paren) => text_of(&paren.elem),
        Type::Macro(_) => TextOf::NestedItems,
        _ => TextOf::Scalar,
    }
}

/// The type itself, where a macro has passed it on or it is in parentheses.
fn ungrouped(ty: &Type) -> &Type {
    match ty {
        Type::Group(group) => ungrouped(&group.elem),
        Type::Paren(paren) => ungrouped(&paren.elem),
        ty => ty,
    }
}

/// The types in the angle brackets of a type.
fn arguments(ty: &Type) -> impl Iterator<Item = &Type> {
    let last = match ungrouped(ty) {
        Type::Path(path) => path.path.segments.last(),
        _ => None,
    };
    let arguments = match last {
        Some(PathSegment { arguments: PathArguments::AngleBracketed(of), .. }) => Some(&of.args),
        _ => None,
    };
    arguments.into_iter().flatten().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

/// Whether the tokens name a map whose keys are not scalars.
fn has_other_keys(ty: &Type) -> bool {
    let Type::Path(path) = ungrouped(ty) else { return false };
    let is_map =
        path.path.segments.last().is_some_and(|last| last.ident.to_string().ends_with("Map"));
    is_map && arguments(ty).next().is_some_and(|key| !matches!(text_of(key), TextOf::Scalar))
}

/// The default of a slot or a field:
///
/// ```text
/// __rt::Some(|v| __rt::held::<f64>(1.0, v))
/// ```
pub(super) fn default_value(ty: &Type, default: Option<&DefaultOption>, span: Span) -> TokenStream {
    let v = local("v");
    let value = match default {
        None => return quote!(__rt::None),
        Some(DefaultOption::OfType) => {
            quote_spanned!(span=> <#ty as __rt::Default>::default())
        }
        Some(DefaultOption::Expr(expr)) => match &**expr {
            // A string as the default of a `String`.
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => {
                quote_spanned!(text.span()=> __rt::Into::into(#text))
            }
            expr => quote!(#expr),
        },
    };
    quote!(__rt::Some(|#v| __rt::held::<#ty>(#value, #v)))
}
