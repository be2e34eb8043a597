//! The impl of `SlotValue` for enums, newtypes and tuple structs.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, Type};

use crate::expand::head::Head;
use crate::expand::variants_impl;
use crate::model::choices::{TypeKind, TypeModel};
use crate::model::variant::Variant;
use crate::names::{local, private, shadows};
use crate::parse::field::{is_container, is_scalar};

pub(super) fn attribute(model: &TypeModel) -> TokenStream {
    let rt = private(model.krate.as_ref());
    let mut generics = model.generics.clone();
    let mut more = quote!();
    let body = match &model.kind {
        TypeKind::Choices(choices) => by_name(choices),
        TypeKind::Newtype(ty, field) => {
            if !generics.params.is_empty() {
                let bound = syn::parse_quote!(#ty: __rt::SlotValue);
                generics.make_where_clause().predicates.push(bound);
            }
            as_inside(ty, field.as_ref())
        }
        TypeKind::Variants(variants) => {
            variants_impl::bound(&mut generics);
            more = variants_impl::variants(model, &generics, variants);
            variants_impl::by_variant(variants)
        }
        TypeKind::Tuple(fields) => {
            variants_impl::bound(&mut generics);
            more = variants_impl::variants(model, &generics, std::slice::from_ref(fields));
            variants_impl::by_number(fields)
        }
        TypeKind::Unit => none(),
    };
    let Head { params, class, bounds, .. } = Head::new(&model.ident, &generics);
    let shadows = shadows(["value", "text", "name", "it", "step"]);
    quote! {
        #[allow(deprecated, unused_qualifications, clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction)]
        const _: () = {
            use #rt::{self as __rt};
            #shadows

            #more

            #[automatically_derived]
            impl #params __rt::SlotValue for #class #bounds {
                #body
            }
        };
    }
}

/// ```text
/// fn to_value(&self) -> __rt::Value<'_> { __rt::Value::from(match self { Self::Soft => "soft", Self::Hard => "hard" }) }
/// fn from_value(..) { __rt::choose(&value, &[("soft", 0), ("hard", 1)]) .. }
/// ```
fn by_name(choices: &[Variant]) -> TokenStream {
    let idents = choices.iter().map(|choice| &choice.ident);
    let firsts = choices.iter().map(|choice| &choice.names[0]);
    let all_firsts = choices.iter().map(|choice| &choice.names[0]);
    let named = choices
        .iter()
        .map(|Variant { ident, names, .. }| quote!(#(#names)|* => __rt::Ok(Self::#ident {})));
    let (value, text, name) = (local("value"), local("text"), local("name"));
    quote! {
        const __TAKES_UNIT: __rt::bool = false;
        #[inline]
        fn to_value(&self) -> __rt::Value<'_> {
            __rt::choice(match self { #(Self::#idents { .. } => #firsts),* })
        }
        #[inline]
        fn from_value(#value: __rt::Value<'_>) -> __rt::Result<Self, __rt::ValueError> {
            __rt::chosen::<Self>(&#value, |#name| Self::from_text(#name))
        }
        #[inline]
        fn from_text(#text: &__rt::str) -> __rt::Result<Self, __rt::ValueError> {
            match #text {
                #(#named,)*
                _ => __rt::Err(__rt::not_chosen::<Self>(#text)),
            }
        }
        #[inline]
        fn choices() -> &'static [&'static __rt::str] {
            &[#(#all_firsts),*]
        }
    }
}

/// The value of a struct without fields, like that of `()`.
fn none() -> TokenStream {
    let (value, text, it) = (local("value"), local("text"), local("it"));
    quote! {
        const __TAKES_UNIT: __rt::bool = false;
        #[inline]
        fn to_value(&self) -> __rt::Value<'_> {
            __rt::Value::None
        }
        #[inline]
        fn from_value(#value: __rt::Value<'_>) -> __rt::Result<Self, __rt::ValueError> {
            match <() as __rt::SlotValue>::from_value(#value) {
                __rt::Ok(()) => __rt::Ok(Self {}),
                __rt::Err(#it) => __rt::Err(#it),
            }
        }
        #[inline]
        fn from_text(#text: &__rt::str) -> __rt::Result<Self, __rt::ValueError> {
            match <() as __rt::SlotValue>::from_text(#text) {
                __rt::Ok(()) => __rt::Ok(Self {}),
                __rt::Err(#it) => __rt::Err(#it),
            }
        }
        #[inline]
        fn slot_type() -> __rt::SlotType {
            __rt::SlotType::None
        }
    }
}

/// ```text
/// const __EDITS: __rt::Edits = <Vec<Item> as __rt::SlotValue>::__EDITS;
/// fn __exchange(&mut self, step: __rt::Step<'_>, new: __rt::Option<__rt::Held>) -> .. { <Vec<Item> as __rt::SlotValue>::__exchange(&mut self.0, step, new) }
/// ```
fn edits(inner: &TokenStream, place: &TokenStream) -> TokenStream {
    let (step, it) = (local("step"), local("it"));
    let held = quote!(__rt::Option<__rt::Held>);
    quote! {
        const __EDITS: __rt::Edits = #inner::__EDITS;
        #[inline]
        fn __exchange(&mut self, #step: __rt::Step<'_>, #it: #held) -> __rt::Result<#held, #held> {
            #inner::__exchange(&mut #place, #step, #it)
        }
        #[inline]
        fn __position(
            &mut self,
            #step: __rt::Step<'_>,
            #it: __rt::Option<__rt::usize>,
        ) -> __rt::Option<__rt::usize> {
            #inner::__position(&mut #place, #step, #it)
        }
    }
}

/// Types of a newtype field for which a unit makes no sense.
const TEXTS: [&str; 4] = ["String", "PathBuf", "bool", "char"];

/// ```text
/// fn to_value(&self) -> __rt::Value<'_> { <f64 as __rt::SlotValue>::to_value(&self.0) }
/// ```
fn as_inside(ty: &Type, field: Option<&Ident>) -> TokenStream {
    let (value, text, it, step) = (local("value"), local("text"), local("it"), local("step"));
    let (place, make) = match field {
        Some(field) => (quote!(self.#field), quote!(|#it| Self { #field: #it })),
        None => (quote!(self.0), quote!(|#it| Self(#it))),
    };
    let inner = quote!(<#ty as __rt::SlotValue>);
    // A newtype may contain itself in a `Vec`, so that its constant would depend on itself: only types that cannot contain
    // it are used.
    let is_text =
        matches!(ty, Type::Path(path) if TEXTS.iter().any(|text| path.path.is_ident(text)));
    let takes_unit =
        is_text.then(|| quote!(const __TAKES_UNIT: __rt::bool = #inner::__TAKES_UNIT;));
    // A literal, since a newtype can contain a list of itself.
    let may_hold_objects = !is_scalar(ty);
    let edits = is_container(ty).then(|| edits(&inner, &place));
    quote! {
        #takes_unit
        #edits
        const __MAY_HOLD_OBJECTS: __rt::bool = #may_hold_objects;
        const __INNER_RULES: __rt::InnerRules = #inner::__INNER_RULES;
        #[inline]
        fn to_value(&self) -> __rt::Value<'_> {
            #inner::to_value(&#place)
        }
        #[inline]
        fn from_value(#value: __rt::Value<'_>) -> __rt::Result<Self, __rt::ValueError> {
            #inner::from_value(#value).map(#make)
        }
        #[inline]
        fn from_text(#text: &__rt::str) -> __rt::Result<Self, __rt::ValueError> {
            #inner::from_text(#text).map(#make)
        }
        #[inline]
        fn __from_item(#text: &__rt::str) -> __rt::Result<Self, __rt::ValueError> {
            #inner::__from_item(#text).map(#make)
        }
        #[inline]
        fn choices() -> &'static [&'static __rt::str] {
            #inner::choices()
        }
        const __HAS_NONE: __rt::bool = #inner::__HAS_NONE;
        #[inline]
        fn slot_type() -> __rt::SlotType {
            #inner::slot_type()
        }
        #[inline]
        fn __is_none(&self) -> __rt::bool {
            #inner::__is_none(&#place)
        }
        #[inline]
        fn __object(&self) -> __rt::Option<&dyn __rt::Object> {
            #inner::__object(&#place)
        }
        #[inline]
        fn __object_mut(&mut self) -> __rt::Option<&mut dyn __rt::Object> {
            #inner::__object_mut(&mut #place)
        }
        #[inline]
        fn __item(&self, #step: __rt::Step<'_>) -> __rt::Option<__rt::AttrRef<'_>> {
            #inner::__item(&#place, #step)
        }
        #[inline]
        fn __item_type(#step: __rt::Step<'_>) -> __rt::ItemType {
            #inner::__item_type(#step)
        }
        #[inline]
        fn __item_mut(&mut self, #step: __rt::Step<'_>) -> __rt::Option<__rt::AttrMut<'_>> {
            #inner::__item_mut(&mut #place, #step)
        }
    }
}
