//! The rules of a slot as data, each on the tokens that gave it.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{Path, Type};

use crate::model::RuleModel;
use crate::names::at;

/// ```text
/// &__rt::RangeRule::<_, f64>::new(0.0..=10.0) as &'static dyn __rt::Rule
/// ```
pub(super) fn rule(rule: &RuleModel, ty: &Type) -> TokenStream {
    match rule {
        RuleModel::Range(range) => quote_spanned! {at(range)=>
            &__rt::RangeRule::<_, #ty>::new(#range) as &'static dyn __rt::Rule
        },
        RuleModel::Choices(choices) => quote_spanned! {at(choices)=>
            &__rt::ChoicesRule::<_, #ty>::new(&#choices) as &'static dyn __rt::Rule
        },
        RuleModel::Check(path) => {
            let name = quote!(#path).to_string().replace(' ', "");
            let verdict = verdict(&quote!(#ty), path);
            quote_spanned! {at(path)=>
                &__rt::CheckRule::<#ty, _>::new(#name, #verdict) as &'static dyn __rt::Rule
            }
        }
    }
}

/// A function of the user's that judges a value; the type is written out so that rustc names it and nothing else.
///
/// ```text
/// { let __f: fn(&f64) -> __rt::Result<(), _> = path::of_fn; __f }
/// ```
pub(super) fn verdict(of: &TokenStream, path: &Path) -> TokenStream {
    quote_spanned!(at(path)=> { let __f: fn(&#of) -> __rt::Result<(), _> = #path; __f })
}
