//! What is written after an error: impls that keep the rest of the user's code free of second errors.

use proc_macro2::TokenStream;
use quote::quote;

use super::class::{bounded, object_attribute};
use crate::choices::TypeModel;
use crate::model::ClassModel;
use crate::names::{private, unraw};

/// A class without slots.
pub(super) fn class(model: &ClassModel) -> TokenStream {
    // A struct that borrows can have no verbs at all.
    if model.generics.lifetimes().next().is_some() {
        return quote!();
    }
    let rt = private(model.options.krate.as_ref());
    let ident = &model.ident;
    let name = unraw(ident);
    let generics = bounded(&model.generics);
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    let attribute = object_attribute(model, &generics);
    quote! {
        const _: () = {
            use #rt::{self as __rt};

            #[automatically_derived]
            unsafe impl #impl_generics __rt::Declare for #ident #ty_generics #where_clause {
                const DECL: &'static __rt::Decl = &__rt::Decl {
                    name: #name,
                    module: "",
                    doc: "",
                    type_id: __rt::TypeId::of::<Self>,
                    class: __rt::class_of::<Self>,
                    size: 0,
                    align: 1,
                    slots: &[],
                    bases: &[],
                    body: __rt::Body::EMPTY,
                    dict: __rt::None,
                    is_generic: false,
                    skipped: &[],
                    frozen: false,
                    check: __rt::None,
                    warn: __rt::None,
                    object: __rt::as_object::<Self>,
                    object_mut: __rt::as_object_mut::<Self>,
                };
            }
            #attribute
        };
    }
}

/// An attribute that takes nothing.
pub(super) fn attribute(model: &TypeModel) -> TokenStream {
    let rt = private(model.krate.as_ref());
    let ident = &model.ident;
    let generics = bounded(&model.generics);
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    quote! {
        const _: () = {
            use #rt::{self as __rt};

            #[automatically_derived]
            impl #impl_generics __rt::Attribute for #ident #ty_generics #where_clause {
                fn to_value(&self) -> __rt::Value<'_> {
                    __rt::Value::None
                }
                fn from_value(__value: __rt::Value<'_>) -> __rt::Result<Self, __rt::Refused> {
                    __rt::Err(__rt::Refused::not_a::<Self>(&__value))
                }
            }
        };
    }
}
