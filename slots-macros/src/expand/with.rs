//! The operations of a type that a module of the user converts: `#[slot(with = module)]`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Path, Type};

use crate::expand::types::vtable;
use crate::names::{at, local};
use crate::parse::field::inside_option;

/// The operations of a type: by the module, or by the traits of the type. For an `Option`, the module converts the inner
/// type.
///
/// ```text
/// {
///     struct __SlotsWith;
///     impl __rt::With for __SlotsWith {
///         type Value = Color;
///         fn to_value(value: &Color) -> __rt::Value<'_> { color::to_value(value) }
///         fn from_value(value: __rt::Value<'_>) -> __rt::Result<Color, __rt::ValueError> { color::from_value(value).map_err(__rt::rejected) }
///     }
///     __rt::with::<Color, __SlotsWith>()
/// }
/// ```
pub(super) fn operations(ty: &Type, with: Option<&Path>) -> TokenStream {
    let Some(path) = with else { return vtable(ty) };
    let (value, name) = (local("value"), Ident::new("__SlotsWith", Span::call_site()));
    let inner = inside_option(ty).unwrap_or(ty);
    let functions = inside_option(ty).map_or_else(
        || quote!(__rt::with::<#ty, #name>()),
        |_| quote!(__rt::with::<#ty, __rt::OptionWith<#name>>()),
    );
    let calls = quote_spanned! {at(path)=>
        fn to_value(#value: &#inner) -> __rt::Value<'_> {
            #path::to_value(#value)
        }
        fn from_value(#value: __rt::Value<'_>) -> __rt::Result<#inner, __rt::ValueError> {
            #path::from_value(#value).map_err(__rt::rejected)
        }
    };
    quote! {{
        struct #name;
        impl __rt::With for #name {
            type Value = #inner;
            #calls
        }
        #functions
    }}
}
