//! Which of the two attributes it is.

use proc_macro2::TokenStream;
use syn::Path;

use crate::errors::Errors;
use crate::parse::attr::ClassOptions;
use crate::parse::options::in_args;

/// The path of the runtime, before anything else is looked at: the derive reports what is wrong with the options.
pub(crate) fn krate(args: &TokenStream) -> Path {
    let mut options = ClassOptions::default();
    in_args(args.clone(), ClassOptions::WORDS, &mut Errors::default(), |key, input| {
        options.take(key, input)
    });
    options.krate.unwrap_or_else(|| syn::parse_quote!(::slots_runtime))
}

/// Which of the two attributes it is.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Macro {
    Slots,
    Dynamic,
}
