//! The names in expansions, and the names of attributes.

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

/// Python's name of the overflow map; a field of this name is the overflow map.
pub(crate) const DICT: &str = "__dict__";

/// A span that shows errors at `place` and resolves names like the rest of the expansion.
pub(crate) fn at(place: &impl Spanned) -> Span {
    Span::call_site().located_at(place.span())
}

/// A local variable of an expansion, which the code of the user cannot name.
///
/// In a pattern, a constant or static of the same name would take precedence, so that [`shadows`] has to hide it.
pub(crate) fn local(name: &str) -> Ident {
    Ident::new(&format!("__slots_{name}"), Span::mixed_site())
}

/// Hides constants and statics of the user that have the names of local variables: rustc resolves the name to the
/// function in the nearer scope, which a variable can shadow. The library has the functions for a class, in `support/shadows.rs`.
///
/// ```text
/// fn __slots_o() {}
/// ```
pub(crate) fn shadows(names: impl IntoIterator<Item = impl AsRef<str>>) -> TokenStream {
    let names = names.into_iter().map(|name| local(name.as_ref()));
    quote!(#(fn #names() {})*)
}

/// The name of an attribute: `type` for `r#type`.
pub(crate) fn unraw(ident: &Ident) -> String {
    ident.unraw().to_string()
}
