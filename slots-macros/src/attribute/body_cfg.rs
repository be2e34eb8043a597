//! `#[cfg(..)]` and `#[cfg_attr(..)]` in a class body: rustc evaluates them before it calls a derive macro, but not before it
//! calls an attribute macro. So a class body that contains any is expanded by a derive.
//!
//! ```text
//! #[slots]                                #[derive(EvaluatedBody)] #[slot()] #[removed]
//! impl Person {                           struct Body { body: [(); { impl Person {
//!     #[cfg_attr(unix, getter)]      =>       #[cfg_attr(unix, getter)]
//!     fn name(&self) -> String                fn name(&self) -> String
//! }                                       } }] }
//! ```
//!
//! The derive takes the `impl` out of the struct and expands it; the attribute behind it removes the struct.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Attribute, FnArg, ImplItem, ItemImpl};

use crate::attribute::which::krate;

/// Whether a member, a parameter, or an attribute of one depends on a condition.
pub(crate) fn is_conditional(block: &ItemImpl) -> bool {
    let is_condition =
        |attr: &Attribute| attr.path().is_ident("cfg") || attr.path().is_ident("cfg_attr");
    block.items.iter().any(|item| match item {
        ImplItem::Const(item) => item.attrs.iter().any(is_condition),
        ImplItem::Fn(item) => {
            let parameters = item.sig.inputs.iter().flat_map(|input| match input {
                FnArg::Receiver(this) => &this.attrs,
                FnArg::Typed(typed) => &typed.attrs,
            });
            item.attrs.iter().chain(parameters).any(is_condition)
        }
        _ => false,
    })
}

/// Wraps the class body in a struct with the derive.
pub(crate) fn evaluate(args: &TokenStream, block: &ItemImpl) -> TokenStream {
    let krate = krate(args);
    quote! {
        #[derive(#krate::__private::EvaluatedBody)]
        #[slot(#args)]
        #[#krate::__private::removed]
        struct __SlotsBody {
            body: [(); { #block }],
        }
    }
}
