//! The operations of a type that `#[slot(with = ..)]` converts: by a module of functions, or by the description of a foreign
//! struct.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Path, Type};

use crate::expand::types::vtable;
use crate::names::{at, local, shadows};
use crate::parse::field::{holds_items, inside_option, is_description};

/// The operations of a type: by the description or the module, or by the traits of the type.
///
/// ```text
/// __rt::operations::<Vec<Vec3>>(__rt::described::<Vec<Vec3>, Vec3Def, _>())
/// __rt::operations::<Vec<Color>>({
///     struct __SlotsWith;
///     impl __rt::With for __SlotsWith {
///         fn to_value(value: &dyn __rt::Any) -> __rt::Option<__rt::Value<'_>> {
///             __rt::Converted::of(color::from_value).get(value).map(|value| color::to_value(value))
///         }
///         fn from_value(value: __rt::Value<'_>, made: &mut dyn __rt::Any) -> __rt::Result<(), __rt::ValueError> {
///             __rt::Converted::of(color::from_value).store(color::from_value(value), made)
///         }
///     }
///     __rt::with::<Vec<Color>, __SlotsWith, _, _>(__rt::Converted::of(color::from_value))
/// })
/// ```
pub(super) fn operations(ty: &Type, with: Option<&Path>) -> TokenStream {
    let Some(path) = with else { return vtable(ty) };
    if is_description(path) {
        return quote_spanned!(at(path)=> __rt::operations::<#ty>(__rt::described::<#ty, #path, _>()));
    }
    let (value, made) = (local("value"), local("made"));
    let name = Ident::new("__SlotsWith", Span::call_site());
    let converted = converted(ty, path);
    let functions = quote_spanned! {at(path)=>
        #[inline]
        fn to_value(#value: &dyn __rt::Any) -> __rt::Option<__rt::Value<'_>> {
            #converted.get(#value).map(|#value| #path::to_value(#value))
        }
        #[inline]
        fn from_value(#value: __rt::Value<'_>, #made: &mut dyn __rt::Any) -> __rt::Result<(), __rt::ValueError> {
            #converted.store(#path::from_value(#value), #made)
        }
    };
    let operations = quote_spanned!(at(path)=> __rt::with::<#ty, #name, _, _>(#converted));
    let shadows = shadows(["value", "made"]);
    // The type is named outside of the block too, where no name means the struct of the block.
    quote! {
        __rt::operations::<#ty>({
            #shadows
            struct #name;
            impl __rt::With for #name {
                #functions
            }
            #operations
        })
    }
}

/// The type that a module converts. Functions with a parameter can convert any type, so that the type is written where it is
/// known: the type of the field, or the type in an `Option`. Otherwise rustc infers it from the functions.
fn converted(ty: &Type, path: &Path) -> TokenStream {
    let inner = inside_option(ty).unwrap_or(ty);
    if holds_items(inner) {
        quote_spanned!(at(path)=> __rt::Converted::of(#path::from_value))
    } else {
        quote_spanned!(at(path)=> __rt::Converted::<#inner>::KNOWN)
    }
}

/// The declaration of a type, if it has slots:
///
/// ```text
/// __rt::declared::<f64>(__rt::Probe::<f64>::DECL)
/// __rt::description::<Vec3, Vec3Def, _>()
/// ```
pub(super) fn declaration(ty: &Type, with: Option<&Path>) -> TokenStream {
    match with {
        None => quote!(__rt::declared::<#ty>(__rt::Probe::<#ty>::DECL)),
        Some(path) if is_description(path) => {
            quote_spanned!(at(path)=> __rt::description::<#ty, #path, _>())
        }
        Some(_) => quote!(__rt::None),
    }
}
