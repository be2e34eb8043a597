//! The head of an impl: `impl<..> Trait for Class<..> where ..`.

use proc_macro2::{TokenStream, TokenTree};
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
    /// With `'static` on each type, since access by name needs the `TypeId` of a class. A struct with lifetimes is rejected;
    /// its fallback is an impl for `'static`.
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
        let mut generics = bounded(generics);
        if generics.lifetimes().next().is_some() {
            let is_no_lifetime = |param: &GenericParam| !matches!(param, GenericParam::Lifetime(_));
            generics.params = generics.params.into_iter().filter(is_no_lifetime).collect();
        }
        if let Some(clause) = &mut generics.where_clause {
            let is_of_type =
                |predicate: &WherePredicate| matches!(predicate, WherePredicate::Type(_));
            let predicates = std::mem::take(&mut clause.predicates);
            clause.predicates = predicates.into_iter().filter(is_of_type).collect();
        }
        let (params, _, bounds) = generics.split_for_impl();
        Head { params: params.to_token_stream(), class, any, bounds: bounds.to_token_stream() }
    }
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

/// The tokens with each of the lifetimes as `'static`.
pub(super) fn for_ever(tokens: TokenStream, generics: &Generics) -> TokenStream {
    let mut is_lifetime = false;
    let walked = tokens.into_iter().map(|token| match token {
        TokenTree::Group(group) => {
            let inside = for_ever(group.stream(), generics);
            let mut outside = proc_macro2::Group::new(group.delimiter(), inside);
            outside.set_span(group.span());
            outside.into()
        }
        TokenTree::Ident(ident)
            if is_lifetime && generics.lifetimes().any(|own| own.lifetime.ident == ident) =>
        {
            is_lifetime = false;
            Ident::new("static", ident.span()).into()
        }
        token => {
            is_lifetime = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '\'');
            token
        }
    });
    walked.collect()
}
