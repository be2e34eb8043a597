//! The impls of a struct, which consist of data that describes it.

use std::collections::HashMap;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::{Ident, Path, Type};

use crate::expand::head::Head;
use crate::expand::rules::verdict;
use crate::expand::with::operations;
use crate::model::class::{ClassModel, FieldModel, SlotModel};
use crate::names::{at, local, private, shadows, unraw};

/// ```text
/// const _: () = {
///     use ::slots_runtime::__private::{self as __rt, BodyElse as _, ProbeElse as _};
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
    let attribute = object_attribute(&head);
    let names = (0..shared.types.len()).flat_map(|at| [format!("ops{at}"), format!("inner{at}")]);
    let names: Vec<String> = names.collect();
    let shadows = shadows(names.iter().map(String::as_str).chain(["s", "o", "f", "value"]));
    quote! {
        #[allow(deprecated, unused_qualifications, clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction)]
        const _: () = {
            use #rt::{self as __rt, BodyElse as _, ProbeElse as _};
            #shadows

            #[automatically_derived]
            unsafe impl #params __rt::Declare for #class #bounds {
                const DECL: &'static __rt::Decl = {
                    #types
                    #decl
                };
            }
            #attribute
            #(#extends)*
            #checks
        };
    }
}

/// Whether the struct has parameters apart from lifetimes, so that it is many classes.
fn has_arguments(model: &ClassModel) -> bool {
    model.generics.type_params().next().is_some() || model.generics.const_params().next().is_some()
}

/// The types of the slots without duplicates: slots whose types have the same tokens share one. rustc compares each of
/// these types with the types of its fields (see [`types`]), so that equal tokens for different types are an error.
struct Types<'m> {
    types: Vec<(&'m Type, Option<&'m Path>)>,
    /// Which of the types each slot has.
    of_slots: Vec<usize>,
}

impl<'m> Types<'m> {
    fn of(model: &'m ClassModel) -> Self {
        let mut shared = Types { types: vec![], of_slots: vec![] };
        let mut seen = HashMap::new();
        for slot in &model.slots {
            let with = slot.with.as_ref();
            let key =
                (slot.ty.to_token_stream().to_string(), with.map(|with| quote!(#with).to_string()));
            let at = *seen.entry(key).or_insert_with(|| {
                shared.types.push((&slot.ty, with));
                shared.types.len() - 1
            });
            shared.of_slots.push(at);
        }
        shared
    }

    /// The variable that holds the operations of one of the types.
    fn vtable(at: usize) -> Ident {
        local(&format!("ops{at}"))
    }

    /// The variable that holds the declaration of one of the types, if the type has slots.
    fn inner(at: usize) -> Ident {
        local(&format!("inner{at}"))
    }

    /// ```text
    /// let ops0 = __rt::pick::<f64>(__rt::Probe::<f64>::ATTRIBUTE, ..);
    /// let inner0 = __rt::declared::<f64>(__rt::Probe::<f64>::DECL);
    /// ```
    fn probes(&self) -> TokenStream {
        let names = (0..self.types.len()).map(Self::vtable);
        let vtable = self.types.iter().map(|(ty, with)| operations(ty, *with));
        let inners = (0..self.types.len()).map(Self::inner);
        let types = self.types.iter().map(|(ty, _)| ty);
        let declared = types.map(|ty| quote!(__rt::declared::<#ty>(__rt::Probe::<#ty>::DECL)));
        quote!(#(let #names = #vtable; let #inners = #declared;)*)
    }
}

/// The types of the fields, checked by rustc against the tokens: another macro may have changed the struct since.
fn types(model: &ClassModel, shared: &Types<'_>) -> TokenStream {
    // `&mut`, which rustc rejects for a field of a packed struct, and in safe code for a field of a union: another macro may
    // have produced either. After an error `&raw mut` avoids a second error.
    let borrow = if model.is_unchecked { quote!(&raw mut) } else { quote!(&mut) };
    let slots = shared.types.iter().enumerate().map(|(at, (ty, _))| {
        let of_type = model.slots.iter().zip(&shared.of_slots).filter(|(_, of)| **of == at);
        same_type(ty, &of_type.map(|(slot, _)| &slot.ident).collect::<Vec<_>>(), &borrow)
    });
    let parts = model.bases.iter().chain(&model.dicts).map(|part| (&part.ident, &part.ty));
    let skipped = model.skipped.iter().map(|(ident, ty)| (ident, ty));
    let others = parts.chain(skipped).map(|(ident, ty)| same_type(ty, &[ident], &borrow));
    let all = slots.chain(others);
    let s = local("s");
    quote! {
        let _ = |#s: &mut Self| {
            #(#all)*
        };
    }
}

/// A statement that compiles only if these fields are of this type. One statement for all of them, since the borrow checker
/// checks each mention of a type again, which is most of the compile time of the expansion.
fn same_type(ty: &Type, idents: &[&Ident], borrow: &TokenStream) -> TokenStream {
    let (count, s) = (idents.len(), local("s"));
    quote!(let _: [*mut #ty; #count] = [#(#borrow #s.#idents),*];)
}

/// ```text
/// &__rt::Decl { name: "Person", module: .., doc: "..", slots: &[..], bases: &[..], .. }
/// ```
fn decl(model: &ClassModel, head: &Head, shared: &Types<'_>) -> TokenStream {
    let name = unraw(&model.ident);
    let docs = &model.docs;
    let probes = shared.probes();
    let slots = model.slots.iter().zip(&shared.of_slots);
    let slots = slots.map(|(slot, &at)| members(slot, &Types::vtable(at), &Types::inner(at)));
    let bases = model.bases.iter().map(base);
    let base_decls =
        model.bases.iter().map(|FieldModel { ty, .. }| quote!(<#ty as __rt::BaseClass>::BASE_DECL));
    let skipped = model.skipped.iter().map(skipped);
    let dict = match model.dicts.first() {
        Some(FieldModel { ident, ty, .. }) => {
            let is_dict = quote_spanned!(at(ty)=> <#ty as __rt::OverflowMap>::IS_DICT);
            quote! {{
                #is_dict;
                __rt::Some(__rt::offset_of!(Self, #ident))
            }}
        }
        None => quote!(__rt::None),
    };
    let is_generic = has_arguments(model) && !model.is_unchecked;
    let frozen = model.options.frozen;
    let check = match &model.options.check {
        Some(path) => {
            let verdict = verdict(&quote!(Self), path);
            let o = local("o");
            quote!(__rt::Some(|#o| __rt::check_whole::<Self, _>(#o, #verdict)))
        }
        None => quote!(__rt::None),
    };
    let warn = match &model.options.warn {
        Some(warn) => {
            let (path, f) = (&warn.value, local("f"));
            let hook =
                quote_spanned!(at(path)=> { let #f: fn(&__rt::PossibleTypo<'_>) = #path; #f });
            quote!(__rt::Some(#hook))
        }
        None => quote!(__rt::None),
    };
    let any = &head.any;
    let body = quote_spanned!(at(&model.ident)=> __rt::class_body::<Self>(__rt::ClassBodyWithTheBoundsOfItsStruct::<#any>::BODY));
    quote! {
        #probes
        &__rt::Decl {
            name: #name,
            module: __rt::module_path!(),
            doc: #docs,
            type_id: __rt::TypeId::of::<Self>,
            class: __rt::class_of::<Self>,
            size: __rt::size_of::<Self>(),
            align: __rt::align_of::<Self>(),
            slots: &[#(#slots)*],
            bases: &[#(#bases),*],
            base_decls: &[#(#base_decls),*],
            body: #body,
            dict: #dict,
            is_generic: #is_generic,
            skipped: &[#(#skipped),*],
            frozen: #frozen,
            check: #check,
            warn: #warn,
        }
    }
}

/// ```text
/// __rt::Member { name: "gain", vtable: ops0, inner: inner0, detail: .., offset: .., flags: 0 }, // and one for each alias
/// ```
fn members(slot: &SlotModel, vtable: &Ident, inner: &Ident) -> TokenStream {
    let SlotModel { ident, ty, docs, readonly, unset, rules, .. } = slot;
    let unit = slot.unit.as_ref().map(|unit| unit.value.value()).unwrap_or_default();
    let mut flags = vec![];
    if *readonly {
        flags.push(quote!(__rt::flags::READONLY));
    }
    if unset.is_some() {
        flags.push(quote!(__rt::flags::UNSET));
    }
    if !rules.is_empty() {
        flags.push(quote!(__rt::flags::RULED));
    }
    // The type may be a type of the user that is named `Option`.
    let is_option = (slot.is_option() && (unset.is_some() || !rules.is_empty()))
        .then(|| quote_spanned!(at(ty)=> <#ty as __rt::IsOption>::IS_OPTION;));
    let rules = rules.iter().map(|rule| crate::expand::rules::rule(rule, slot.validated_type()));
    let field = unraw(ident);
    let field = if field == slot.name.0 { String::new() } else { field };
    if docs.is_empty()
        && field.is_empty()
        && unit.is_empty()
        && flags.is_empty()
        && slot.aliases.is_empty()
        && is_option.is_none()
    {
        let name = &slot.name.0;
        return quote! {
            __rt::Member {
                name: #name,
                vtable: #vtable,
                inner: #inner,
                detail: __rt::Detail::PLAIN,
                offset: __rt::offset_of!(Self, #ident),
                flags: 0,
            },
        };
    }
    let detail = quote! {
        &__rt::Detail::Slot(__rt::SlotDetail { doc: #docs, field: #field, unit: #unit, rules: &[#(#rules),*] })
    };
    let member = |name: &str, more: TokenStream| {
        let bits = quote!(0 #(| #flags)* #more);
        let bits = if is_option.is_some() { quote!({ #is_option #bits }) } else { bits };
        quote! {
            __rt::Member {
                name: #name,
                vtable: #vtable,
                inner: #inner,
                detail: #detail,
                offset: __rt::offset_of!(Self, #ident),
                flags: #bits,
            },
        }
    };
    let own = member(&slot.name.0, quote!());
    let aliases = slot.aliases.iter().map(|(alias, _)| member(alias, quote!(| __rt::flags::ALIAS)));
    quote!(#own #(#aliases)*)
}

/// ```text
/// __rt::Base { field: "device", offset: .., class: <Device as __rt::BaseClass>::BASE_CLASS }
/// ```
fn base(base: &FieldModel) -> TokenStream {
    let FieldModel { ident, ty, .. } = base;
    let field = unraw(ident);
    let class = quote_spanned!(at(ty)=> <#ty as __rt::BaseClass>::BASE_CLASS);
    quote! {
        __rt::Base {
            field: #field,
            offset: __rt::offset_of!(Self, #ident),
            class: #class,
        }
    }
}

/// ```text
/// __rt::Skipped { field: "cache", offset: .., size: .. }
/// ```
fn skipped((ident, ty): &(Ident, Type)) -> TokenStream {
    let field = unraw(ident);
    quote! {
        __rt::Skipped {
            field: #field,
            offset: __rt::offset_of!(Self, #ident),
            size: __rt::size_of::<#ty>(),
        }
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
            fn __class() -> __rt::Option<&'static __rt::Class> {
                __rt::Some(<Self as __rt::Slots>::CLASS)
            }
            fn to_value(&self) -> __rt::Value<'_> {
                __rt::Value::Object(self)
            }
            fn from_value(#value: __rt::Value<'_>) -> __rt::Result<Self, __rt::ValueError> {
                __rt::Err(__rt::ValueError::not_a::<Self>(&#value))
            }
            fn __object(&self) -> __rt::Option<&dyn __rt::Object> {
                __rt::Some(self)
            }
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
    if has_arguments(model) || model.is_unchecked || model.bases.is_empty() && !has_units {
        return quote!();
    }
    let class = Head::new(&model.ident, &model.generics).class;
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
