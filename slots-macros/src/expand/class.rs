//! The impls of a struct, which consist of data that describes it.

mod decl;
mod types;

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use self::decl::decl;
use self::types::{Types, subject, types};
use crate::expand::head::Head;
use crate::model::class::{ClassModel, FieldModel, SlotModel};
use crate::names::{local, private, shadows};
use crate::parse::option_values::Spanned;

/// The number of types for whose variables the library has functions; see [`shadows`].
const SHADOWED_TYPES: usize = 8;

/// ```text
/// const _: () = {
///     use ::slots_runtime::__private::{self as __rt, BodyElse as _, ProbeElse as _, shadows::*};
///     unsafe impl __rt::Declare for Person {
///         const DECL: &'static __rt::Decl = {
///             let _ = |s: &mut Self| { let _: [*mut String; 1] = [&mut s.name]; };
///             &__rt::Decl { name: "Person", slots: &[..], bases: &[], body: .., .. }
///         };
///     }
///     impl __rt::SlotValue for Person { .. }
/// };
/// ```
pub(super) fn class(model: &ClassModel) -> TokenStream {
    let rt = private(model.options.krate.as_ref());
    let head = Head::new(&model.ident, &model.generics);
    let Head { params, class, bounds, .. } = &head;
    let shared = Types::of(model);
    let types = types(model, &shared);
    let decl = decl(model, &head, &shared);
    let extends = model.bases.iter().map(|base| extends(&head, base));
    let checks = checks(model);
    let default = model.options.default.as_ref().map(|option| {
        let of = subject(model);
        let make = match &model.options.remote {
            None => quote_spanned!(option.span()=> <Self as __rt::Default>::default),
            Some(_) => quote_spanned!(option.span()=> <#of as __rt::Default>::default),
        };
        quote!(const DEFAULT: __rt::Option<fn() -> #of> = __rt::Some(#make);)
    });
    let promise = match &model.options.remote {
        None => quote!(Declare),
        Some(_) => quote!(Describe),
    };
    let value =
        model.options.remote.as_ref().map(|Spanned { value, .. }| quote!(type Value = #value;));
    let attribute = model.options.remote.is_none().then(|| object_attribute(&head));
    let others = SHADOWED_TYPES..shared.types.len();
    let shadows = shadows(others.flat_map(|at| [format!("ops{at}"), format!("inner{at}")]));
    quote! {
        #[allow(deprecated, unused_qualifications, clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction)]
        const _: () = {
            use #rt::{self as __rt, BodyElse as _, ProbeElse as _, shadows::*};
            #shadows

            #[automatically_derived]
            unsafe impl #params __rt::#promise for #class #bounds {
                #value
                const DECL: &'static __rt::Decl = {
                    #types
                    #decl
                };
                #default
            }
            #attribute
            #(#extends)*
            #checks
        };
    }
}

/// ```text
/// impl __rt::Extends<Device> for Camera { .. }
/// ```
fn extends(head: &Head, base: &FieldModel) -> TokenStream {
    let Head { params, class, bounds, .. } = head;
    let FieldModel { ident, ty, .. } = base;
    quote! {
        #[automatically_derived]
        impl #params __rt::Extends<#ty> for #class #bounds {
            fn as_part(&self) -> &#ty {
                &self.#ident
            }
        }
    }
}

/// A nested object converts to `Value::Object`:
///
/// ```text
/// impl __rt::SlotValue for Roi { fn to_value(&self) -> __rt::Value<'_> { __rt::Value::Object(self) } .. }
/// ```
fn object_attribute(head: &Head) -> TokenStream {
    let Head { params, class, bounds, .. } = head;
    let value = local("value");
    quote! {
        #[automatically_derived]
        impl #params __rt::SlotValue for #class #bounds {
            const __TAKES_UNIT: __rt::bool = false;
            const __DECL: __rt::Option<&'static __rt::Decl> = __rt::Some(<Self as __rt::Declare>::DECL);
            const __MAY_HOLD_OBJECTS: __rt::bool = true;
            #[inline]
            fn __class() -> __rt::Option<&'static __rt::Class> {
                __rt::Some(<Self as __rt::Slots>::CLASS)
            }
            #[inline]
            fn to_value(&self) -> __rt::Value<'_> {
                __rt::Value::Object(self)
            }
            #[inline]
            fn from_value(#value: __rt::Value<'_>) -> __rt::Result<Self, __rt::ValueError> {
                __rt::create::<Self>(#value)
            }
            #[inline]
            fn __object(&self) -> __rt::Option<&dyn __rt::Object> {
                __rt::Some(self)
            }
            #[inline]
            fn __object_mut(&mut self) -> __rt::Option<&mut dyn __rt::Object> {
                __rt::Some(self)
            }
        }
    }
}

/// Checks that need the names of the bases and the types of the slots, as errors of constant evaluation:
///
/// ```text
/// const _: () = {
///     __rt::check_base(<Camera as __rt::Declare>::DECL, 0);
///     __rt::check_slot(<Camera as __rt::Declare>::DECL, "gain");
///     __rt::check_unit(<Camera as __rt::Declare>::DECL, "gain");
/// };
/// ```
fn checks(model: &ClassModel) -> TokenStream {
    // The names of a generic struct are checked when it is first used with types.
    let has_units = model.slots.iter().any(|slot| slot.unit.is_some());
    if model.has_arguments() || model.is_unchecked || model.bases.is_empty() && !has_units {
        return quote!();
    }
    let class = Head::new(&model.ident, &model.generics).class;
    let class = match &model.options.remote {
        None => class,
        Some(Spanned { value, .. }) => quote!(__rt::Seen<#value, #class>),
    };
    let bases = model.bases.iter().enumerate().map(|(index, base)| {
        quote_spanned!(base.token.span()=> __rt::check_base(<#class as __rt::Declare>::DECL, #index))
    });
    let dict = model.dicts.iter().map(|dict| {
        quote_spanned!(dict.token.span()=> __rt::check_dict(<#class as __rt::Declare>::DECL))
    });
    let slots = if model.bases.is_empty() { &[][..] } else { &model.slots };
    let names = slots.iter().flat_map(SlotModel::names).map(|(name, span)| {
        quote_spanned!(*span=> __rt::check_slot(<#class as __rt::Declare>::DECL, #name))
    });
    let units = model.slots.iter().filter_map(|slot| {
        let (span, name) = (slot.unit.as_ref()?.token.span(), &slot.name.0);
        Some(quote_spanned!(span=> __rt::check_unit(<#class as __rt::Declare>::DECL, #name)))
    });
    quote! {
        const _: () = {
            #(#bases;)*
            #(#dict;)*
            #(#names;)*
            #(#units;)*
        };
    }
}
