//! The names that expansions use, and the names that attributes have.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Ident, Path};

/// The path of the runtime's private interface.
pub(crate) fn private(krate: Option<&Path>) -> TokenStream {
    match krate {
        Some(path) => quote!(#path::__private),
        None => quote!(::slots_runtime::__private),
    }
}

/// Python's name of the overflow map, which makes a field one.
pub(crate) const DICT: &str = "__dict__";

/// Where an error is shown; what is written there means the same as anywhere in the expansion.
pub(crate) fn at(place: &impl Spanned) -> Span {
    Span::call_site().located_at(place.span())
}

/// A local variable of an expansion: what the user wrote never sees it.
///
/// A constant or static of the same name would still be taken for the pattern, so that [`shadows`] has to hide it.
pub(crate) fn local(name: &str) -> Ident {
    Ident::new(&format!("__slots_{name}"), Span::mixed_site())
}

/// Hides the constants and statics of the user that have the names of local variables: a function in a nearer scope is
/// found first, and a variable may have its name.
///
/// ```text
/// fn __slots_o() {}
/// ```
pub(crate) fn shadows<'a>(names: impl IntoIterator<Item = &'a str>) -> TokenStream {
    let names = names.into_iter().map(local);
    quote!(#(fn #names() {})*)
}

/// The name of an attribute: `type` for `r#type`.
pub(crate) fn unraw(ident: &Ident) -> String {
    ident.unraw().to_string()
}
