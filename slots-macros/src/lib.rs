//! The macros of `slots-runtime`, which re-exports them; their documentation is there.
//!
//! ```text
//!  #[slots]  ─┐  attribute.rs            derive(Slots)
//!  #[dynamic] ┴► adds the derive ──────► attr.rs ► model.rs ► check.rs ► expand/class.rs ──► data
//!                (and __dict__)          parse     what was   rules of   (errors: expand/fallback.rs)
//!                                                  meant      a class
//!  #[slots] impl ──────────────────────► body.rs ─────────────────────► expand/body.rs ───► data
//!  derive(Attribute) ──────────────────► choices.rs ──────────────────► expand/choices.rs ► impl
//! ```
//!
//! The derive does the work, not the attribute: a derive sees the struct after `#[cfg]` was applied, and its
//! `#[slot(..)]` is an inert helper that need not be stripped. Generators decide nothing and never fail.

mod attr;
mod attribute;
mod body;
mod case;
mod check;
mod choices;
mod errors;
mod expand;
mod gate;
mod model;
mod names;

use proc_macro::TokenStream;

/// Python's `__slots__`: makes the fields of a struct attributes by name; on an `impl`, the class body.
#[proc_macro_attribute]
pub fn slots(args: TokenStream, item: TokenStream) -> TokenStream {
    attribute::slots(args.into(), item.into()).into()
}

/// As `#[slots]`, with an overflow map, Python's `__dict__`, for all other attributes.
#[proc_macro_attribute]
pub fn dynamic(args: TokenStream, item: TokenStream) -> TokenStream {
    attribute::dynamic(args.into(), item.into()).into()
}

/// `#[slots]` as a derive; its options are given by `#[slot(..)]` above the struct.
#[proc_macro_derive(Slots, attributes(slot))]
pub fn derive_slots(item: TokenStream) -> TokenStream {
    expand::slots(item.into()).into()
}

/// Makes an enum without fields, or a newtype, cross as a value.
#[proc_macro_derive(Attribute, attributes(attribute))]
pub fn derive_attribute(item: TokenStream) -> TokenStream {
    expand::attribute(item.into()).into()
}
