//! The macros of `slots-runtime`, which re-exports them; their documentation is there.
//!
//! ```text
//!  #[slots]  ─┐  attribute.rs            derive(Slots)
//!  #[dynamic] ┴► adds the derive ──────► attr.rs ► model.rs ► check.rs ► expand/class.rs ──► data
//!                (and __dict__)          options   what was   rules of   (errors: expand/fallback.rs)
//!                                                  meant      a class
//!  #[slots] impl (► body_cfg.rs) ──────► body.rs ► signature.rs ──────► expand/block.rs ──► data
//!  derive(Attribute) ──────────────────► choices.rs ──────────────────► expand/choices_impl.rs ► impl
//! ```
//!
//! The derive does the work, not the attribute: a derive sees the struct after `#[cfg]` was applied, and its
//! `#[slot(..)]` is an inert helper that need not be stripped. Generators decide nothing and never fail.

mod attr;
mod attribute;
mod body;
mod body_args;
mod body_cfg;
mod case;
mod check;
mod check_rules;
mod choices;
mod docs;
mod errors;
mod expand;
mod misplaced;
mod model;
mod names;
mod options;
mod signature;
#[cfg(test)]
mod snapshots;

use proc_macro::TokenStream;

/// Python's `__slots__`: makes the fields of a struct attributes by name; on an `impl`, the class body.
#[proc_macro_attribute]
pub fn slots(args: TokenStream, item: TokenStream) -> TokenStream {
    attribute::expand(attribute::Macro::Slots, &args.into(), item.into()).into()
}

/// As `#[slots]`, with an overflow map, Python's `__dict__`, for all other attributes.
#[proc_macro_attribute]
pub fn dynamic(args: TokenStream, item: TokenStream) -> TokenStream {
    attribute::expand(attribute::Macro::Dynamic, &args.into(), item.into()).into()
}

/// `#[slots]` as a derive; its options are given by `#[slot(..)]` above the struct.
#[proc_macro_derive(Slots, attributes(slot))]
pub fn derive_slots(item: TokenStream) -> TokenStream {
    expand::slots(item.into()).into()
}

/// Makes an enum without fields, or a newtype, cross as a value.
// `slot` is known here too, to say that it is not meant.
#[proc_macro_derive(Attribute, attributes(attribute, slot))]
pub fn derive_attribute(item: TokenStream) -> TokenStream {
    expand::attribute(item.into()).into()
}

/// A class body whose conditions rustc has evaluated.
#[doc(hidden)]
#[proc_macro_derive(EvaluatedBody, attributes(slot))]
pub fn derive_evaluated_body(item: TokenStream) -> TokenStream {
    body_cfg::evaluated(item.into()).into()
}

/// Removes the item that it stands on.
#[doc(hidden)]
#[proc_macro_attribute]
pub fn removed(_: TokenStream, _: TokenStream) -> TokenStream {
    TokenStream::new()
}
