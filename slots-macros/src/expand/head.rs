//! The head of an impl: `impl<..> Trait for Class<..> where ..`.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{GenericParam, Generics, Ident, WherePredicate, parse_quote};

/// The parts of the head, around the trait.
pub(super) struct Head {
    /// `<T: Clone, const N: usize>`
    pub(super) params: TokenStream,
    /// `Class<T, N>`
    pub(super) class: TokenStream,
    /// `Class<_, _>`: with arguments that rustc infers.
    pub(super) any: TokenStream,
    /// `where T: 'static`
    pub(super) bounds: TokenStream,
}

impl Head {
    /// With `'static` on each type, since access by name needs the `TypeId` of a class, and in place of each lifetime.
    pub(super) fn new(ident: &Ident, generics: &Generics) -> Self {
        let with = |arg: fn(&Ident) -> TokenStream| {
            let args = generics.params.iter().map(|param| match param {
                GenericParam::Type(param) => arg(&param.ident),
                GenericParam::Const(param) => arg(&param.ident),
                GenericParam::Lifetime(_) => quote!('static),
            });
            if generics.params.is_empty() { quote!(#ident) } else { quote!(#ident<#(#args),*>) }
        };
        let (class, any) = (with(Ident::to_token_stream), with(|_| quote!(_)));
        let generics = without_lifetimes(&bounded(generics));
        let (params, _, bounds) = generics.split_for_impl();
        Head { params: params.to_token_stream(), class, any, bounds: bounds.to_token_stream() }
    }
}

/// The generics without lifetimes.
pub(super) fn without_lifetimes(generics: &Generics) -> Generics {
    let mut generics = generics.clone();
    let is_no_lifetime = |param: &GenericParam| !matches!(param, GenericParam::Lifetime(_));
    generics.params = generics.params.into_iter().filter(is_no_lifetime).collect();
    if let Some(clause) = &mut generics.where_clause {
        let is_of_type = |predicate: &WherePredicate| matches!(predicate, WherePredicate::Type(_));
        let predicates = std::mem::take(&mut clause.predicates);
        clause.predicates = predicates.into_iter().filter(is_of_type).collect();
    }
    generics
}

/// The generics with `'static` on each type.
pub(super) fn bounded(generics: &Generics) -> Generics {
    let mut generics = generics.clone();
    let idents: Vec<_> = generics.type_params().map(|param| param.ident.clone()).collect();
    for ident in idents {
        generics.make_where_clause().predicates.push(parse_quote!(#ident: 'static));
    }
    generics
}
