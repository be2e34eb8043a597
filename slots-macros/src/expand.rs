//! The steps of each derive: parse, model, check, expand.

pub(crate) mod block;
mod choices_impl;
mod class;
mod fallback;
mod head;
mod method;
mod rules;
pub(crate) mod types;
mod variants_impl;
mod with;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, parse2};

use crate::check;
use crate::errors::Errors;
use crate::model::choices::{TypeKind, TypeModel};
use crate::model::class::ClassModel;
use crate::parse::lifetimes::make_static;

/// `#[derive(Slots)]`.
pub(crate) fn slots(item: TokenStream) -> TokenStream {
    let mut input: DeriveInput = match parse2(item) {
        Ok(input) => input,
        Err(error) => return error.to_compile_error(),
    };
    make_static(&mut input);
    let mut errors = Errors::default();
    let model = ClassModel::from_syn(&input, &mut errors);
    check::class(&model, &input, &mut errors);
    match errors.finish() {
        None => class::class(&model),
        // The fallback gives the struct its methods, so that no second error follows from the first.
        Some(errors) => {
            let fallback = fallback::class(model, &input);
            quote!(#errors #fallback)
        }
    }
}

/// `#[derive(SlotValue)]`.
pub(crate) fn attribute(item: TokenStream) -> TokenStream {
    let mut input: DeriveInput = match parse2(item) {
        Ok(input) => input,
        Err(error) => return error.to_compile_error(),
    };
    make_static(&mut input);
    let mut errors = Errors::default();
    let model = TypeModel::from_syn(&input, &mut errors);
    if let TypeKind::Variants(variants) = &model.kind {
        check::rules::of_fields(variants, &mut errors);
    }
    match errors.finish() {
        None => choices_impl::attribute(&model),
        Some(errors) => {
            let fallback = fallback::attribute(&model);
            quote!(#errors #fallback)
        }
    }
}
