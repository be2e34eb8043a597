//! Types that borrow: the expansion describes the type whose lifetimes are all `'static`.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;
use syn::parse::Parse;
use syn::{Data, DeriveInput, Field, GenericParam, Generics, WherePredicate, parse2};

/// Writes `'static` in place of each lifetime of the item, in the types of its fields and in its bounds.
///
/// ```text
/// struct Config<'a> { name: &'a str }  =>  struct Config<'a> { name: &'static str }
/// ```
pub(crate) fn make_static(input: &mut DeriveInput) {
    if input.generics.lifetimes().next().is_none() {
        return;
    }
    let own = input.generics.clone();
    match &mut input.data {
        Data::Struct(data) => data.fields.iter_mut().for_each(|field| of_field(field, &own)),
        Data::Enum(data) => {
            let fields = data.variants.iter_mut().flat_map(|variant| &mut variant.fields);
            fields.for_each(|field| of_field(field, &own));
        }
        Data::Union(_) => {}
    }
    for param in &mut input.generics.params {
        if let GenericParam::Type(param) = param {
            replace(param, &own);
        }
    }
    for predicate in
        input.generics.where_clause.iter_mut().flat_map(|clause| &mut clause.predicates)
    {
        if matches!(predicate, WherePredicate::Type(_)) {
            replace(predicate, &own);
        }
    }
}

fn of_field(field: &mut Field, own: &Generics) {
    replace(&mut field.ty, own);
}

/// Parses the tokens again, with `'static` in place of the lifetimes.
fn replace<T: Parse + quote::ToTokens>(part: &mut T, own: &Generics) {
    if let Ok(replaced) = parse2(for_ever(quote!(#part), own)) {
        *part = replaced;
    }
}

/// The type of an impl, with `'static` in place of `'_`.
pub(crate) fn named_for_ever(tokens: TokenStream) -> TokenStream {
    replace_lifetimes(tokens, &|ident| ident == "_")
}

/// The tokens with each of the lifetimes as `'static`.
pub(crate) fn for_ever(tokens: TokenStream, generics: &Generics) -> TokenStream {
    replace_lifetimes(tokens, &|ident| generics.lifetimes().any(|own| own.lifetime.ident == *ident))
}

fn replace_lifetimes(tokens: TokenStream, is_own: &dyn Fn(&Ident) -> bool) -> TokenStream {
    let mut is_lifetime = false;
    let walked = tokens.into_iter().map(|token| match token {
        TokenTree::Group(group) => {
            let inside = replace_lifetimes(group.stream(), is_own);
            let mut outside = proc_macro2::Group::new(group.delimiter(), inside);
            outside.set_span(group.span());
            outside.into()
        }
        TokenTree::Ident(ident) if is_lifetime && is_own(&ident) => {
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
