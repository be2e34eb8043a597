//! The two attribute macros, `#[slots]` and `#[dynamic]`, and their `crate` option.

use proc_macro2::TokenStream;
use syn::Path;

use crate::errors::Errors;
use crate::parse::class_options::ClassOptions;
use crate::parse::options::in_args;

/// The path of the runtime. Errors in the options are ignored here, since the derive reports them.
pub(crate) fn krate(args: &TokenStream) -> Path {
    let mut options = ClassOptions::default();
    in_args(args.clone(), ClassOptions::OPTIONS, &mut Errors::default(), |key, input| {
        options.take(key, input)
    });
    options.krate.unwrap_or_else(|| syn::parse_quote!(::slots_runtime))
}

/// One of the two attribute macros.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Macro {
    Slots,
    Dynamic,
}
