//! The macros of `slots-runtime`. Depend on `slots-runtime`, which re-exports and documents them.
//!
//! ```text
//!                        attribute/            parse/             model/      check/       expand/
//!  #[slots]  ──┐         attribute.rs
//!  #[dynamic] ─┴───────► adds derive(Slots) ─► attr, field ─────► class ────► check.rs ──► class ► data
//!                        (and __dict__)                                         rules        (after an error: fallback)
//!  #[slots] impl ──────► class_body ─────────► attr, signature ─► body ─────────────────► block ► data
//!                        (body_cfg if #[cfg])
//!  derive(SlotValue) ────────────────────────► attr ────────────► choices ──────────────► choices_impl ► impl
//! ```
//!
//! The derive macro does the work, not the attribute macro: a derive macro sees the struct after `#[cfg]` is applied, and
//! its `#[slot(..)]` is an inert helper attribute that does not have to be removed. The code in `expand` makes no decisions
//! and cannot fail.
#![allow(missing_docs, reason = "`slots-runtime` documents the macros where it re-exports them")]

mod attribute;
mod check;
mod errors;
mod expand;
mod model;
mod names;
mod parse;
#[cfg(test)]
mod snapshots;

use proc_macro::TokenStream;

use crate::attribute::class_body;
use crate::attribute::which;

#[proc_macro_attribute]
pub fn slots(args: TokenStream, item: TokenStream) -> TokenStream {
    attribute::expand(which::Macro::Slots, &args.into(), item.into()).into()
}

#[proc_macro_attribute]
pub fn dynamic(args: TokenStream, item: TokenStream) -> TokenStream {
    attribute::expand(which::Macro::Dynamic, &args.into(), item.into()).into()
}

#[proc_macro_derive(Slots, attributes(slot))]
pub fn derive_slots(item: TokenStream) -> TokenStream {
    expand::slots(item.into()).into()
}

// `slot` is registered here too, so that the macro can report that it is misplaced.
#[proc_macro_derive(SlotValue, attributes(slot_value, slot))]
pub fn derive_slot_value(item: TokenStream) -> TokenStream {
    expand::attribute(item.into()).into()
}

/// A class body whose conditions rustc has evaluated.
#[doc(hidden)]
#[proc_macro_derive(EvaluatedBody, attributes(slot))]
pub fn derive_evaluated_body(item: TokenStream) -> TokenStream {
    class_body::evaluated(item.into()).into()
}

/// Removes the item that it stands on.
#[doc(hidden)]
#[proc_macro_attribute]
pub fn removed(_: TokenStream, _: TokenStream) -> TokenStream {
    TokenStream::new()
}
