//! The rules of a slot as data, each with the span of its option.

use proc_macro2::{Group, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Path, Type};

use crate::model::rules::{LiteralRule, RuleModel};
use crate::names::{at, local};

/// ```text
/// &__rt::range::<_, f64>(0.0..=10.0) as &'static dyn __rt::Rule
/// ```
pub(super) fn rule(rule: &RuleModel, ty: &Type) -> TokenStream {
    match rule {
        RuleModel::Range(range) => {
            let ty = shown_at(ty.to_token_stream(), at(range));
            quote_spanned! {at(range)=>
                &__rt::range::<_, #ty>(#range) as &'static dyn __rt::Rule
            }
        }
        RuleModel::Choices(choices) => {
            let ty = shown_at(ty.to_token_stream(), at(choices));
            quote_spanned! {at(choices)=>
                &__rt::choices::<_, #ty>(&#choices) as &'static dyn __rt::Rule
            }
        }
        RuleModel::Check(path) => {
            let name = quote!(#path).to_string().replace(' ', "");
            let verdict = verdict(&quote!(#ty), path);
            quote_spanned! {at(path)=>
                &__rt::check::<#ty, _>(#name, #verdict) as &'static dyn __rt::Rule
            }
        }
    }
}

/// ```text
/// __rt::AcceptedValues::f64_range(__rt::Some(0.0), __rt::Some(10.0), true)
/// __rt::AcceptedValues::OneOf(&["a", "b"])
/// ```
pub(super) fn accepted_values(rule: Option<&LiteralRule>) -> TokenStream {
    match rule {
        None => quote!(__rt::AcceptedValues::Unknown),
        Some(LiteralRule::Range { constructor, ends: [start, end], is_closed }) => {
            let (start, end) = (range_end(start.as_ref()), range_end(end.as_ref()));
            quote!(__rt::AcceptedValues::#constructor(#start, #end, #is_closed))
        }
        Some(LiteralRule::OneOf { variant, items }) => {
            quote!(__rt::AcceptedValues::#variant(&[#(#items),*]))
        }
    }
}

fn range_end(end: Option<&TokenStream>) -> TokenStream {
    match end {
        Some(end) => quote!(__rt::Some(#end)),
        None => quote!(__rt::None),
    }
}

/// The tokens with another location, so that an error points to the rule, not to the type of the field. Names resolve as
/// before.
fn shown_at(tokens: TokenStream, place: Span) -> TokenStream {
    let move_one = |mut token: TokenTree| {
        if let TokenTree::Group(group) = &token {
            let inside = shown_at(group.stream(), place);
            token = Group::new(group.delimiter(), inside).into();
        }
        token.set_span(token.span().located_at(place));
        token
    };
    tokens.into_iter().map(move_one).collect()
}

/// A function of the user that validates a value. The type of the function is explicit, so that rustc reports a mismatch of
/// the function and nothing else.
///
/// ```text
/// { let f: fn(&f64) -> __rt::Result<(), _> = path::of_fn; f }
/// ```
pub(super) fn verdict(of: &TokenStream, path: &Path) -> TokenStream {
    let f = local("f");
    quote_spanned!(at(path)=> { let #f: fn(&#of) -> __rt::Result<(), _> = #path; #f })
}
