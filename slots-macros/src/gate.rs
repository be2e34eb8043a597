//! `#[cfg]` in a class body, whose macro sees its items before rustc drops those that are not compiled.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Attribute, Ident, Meta};

/// The condition under which an item is compiled.
#[derive(Clone)]
pub(crate) struct Gate(Option<TokenStream>);

/// An item and its condition.
pub(crate) struct Gated<T> {
    pub(crate) gate: Gate,
    pub(crate) item: T,
}

impl Gate {
    /// The condition that the attributes of an item give.
    pub(crate) fn of(attrs: &[Attribute]) -> Self {
        let conditions: Vec<&TokenStream> = attrs
            .iter()
            .filter(|attr| attr.path().is_ident("cfg"))
            .filter_map(|attr| match &attr.meta {
                Meta::List(list) => Some(&list.tokens),
                _ => None,
            })
            .collect();
        Gate((!conditions.is_empty()).then(|| quote!(all(#(#conditions),*))))
    }

    /// The condition that at least one of some items is compiled.
    pub(crate) fn any<'a>(gates: impl Iterator<Item = &'a Gate>) -> Self {
        let conditions: Option<Vec<&TokenStream>> = gates.map(|gate| gate.0.as_ref()).collect();
        Gate(conditions.map(|conditions| quote!(any(#(#conditions),*))))
    }

    /// Whether two items of one name exclude each other, as far as can be seen here; if not, rustc says so.
    pub(crate) fn excludes(&self, other: &Gate) -> bool {
        self.0.is_some() && other.0.is_some()
    }

    /// `#[cfg(..)]`, or nothing.
    pub(crate) fn attr(&self) -> TokenStream {
        self.0.as_ref().map_or_else(TokenStream::new, |condition| quote!(#[cfg(#condition)]))
    }
}

/// A field of a struct that holds the one of some items that is compiled:
///
/// ```text
/// #[cfg(all(unix))] get: Some(..), #[cfg(not(any(all(unix))))] get: None,
/// ```
pub(crate) fn field<T>(
    name: &Ident,
    items: &[Gated<T>],
    value: impl Fn(&T) -> TokenStream,
) -> TokenStream {
    let some = items.iter().map(|Gated { gate, item }| {
        let (attr, value) = (gate.attr(), value(item));
        quote!(#attr #name: #value,)
    });
    let none = match Gate::any(items.iter().map(|item| &item.gate)) {
        _ if items.is_empty() => quote!(#name: __rt::None,),
        Gate(Some(compiled)) => quote!(#[cfg(not(#compiled))] #name: __rt::None,),
        Gate(None) => quote!(),
    };
    quote!(#(#some)* #none)
}
