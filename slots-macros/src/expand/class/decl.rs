//! The declaration of a class: its slots, bases, options and checks as one constant.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Ident, Type};

use super::types::{Types, classed, subject};
use crate::expand::head::Head;
use crate::expand::rules::{accepted_values, verdict};
use crate::expand::types::default_value;
use crate::model::class::{ClassModel, FieldModel, SlotModel};
use crate::names::{at, local, unraw};

/// ```text
/// &__rt::Decl { name: "Person", module: .., doc: "..", slots: &[..], bases: &[..], .. }
/// ```
pub(super) fn decl(model: &ClassModel, head: &Head, shared: &Types<'_>) -> TokenStream {
    let (of, classed) = (subject(model), classed(model));
    let name = match &model.options.remote {
        None => unraw(&model.ident),
        Some(remote) => remote.value.segments.last().map(|it| unraw(&it.ident)).unwrap_or_default(),
    };
    let label = match &model.options.label {
        Some(label) => quote!(__rt::Some(#label)),
        None => quote!(__rt::None),
    };
    let docs = &model.docs;
    let probes = shared.probes();
    let slots = model.slots.iter().zip(&shared.of_slots);
    let slots = slots.map(|(slot, &at)| members(&of, slot, &Types::vtable(at), &Types::inner(at)));
    let bases = model.bases.iter().map(|field| base(&of, field));
    let base_decls =
        model.bases.iter().map(|FieldModel { ty, .. }| quote!(<#ty as __rt::BaseClass>::BASE_DECL));
    let skipped = model.skipped.iter().map(|field| skipped(&of, field));
    // Objects of a class with a field that is not a slot cannot be made from their slots.
    let unnamed = model
        .options
        .partial
        .as_ref()
        .map(|_| quote!(__rt::Skipped { field: "..", offset: 0, size: 0 }));
    let dict = match model.dicts.first() {
        Some(FieldModel { ident, ty, .. }) => {
            let is_dict = quote_spanned!(at(ty)=> <#ty as __rt::OverflowMap>::IS_DICT);
            quote! {{
                #is_dict;
                __rt::Some(__rt::offset_of!(#of, #ident))
            }}
        }
        None => quote!(__rt::None),
    };
    let is_generic = model.has_arguments() && !model.is_unchecked;
    let has_plain_names = model.has_plain_names();
    let frozen = model.options.frozen;
    let check = match &model.options.check {
        Some(path) => {
            let verdict = verdict(&of, path);
            let o = local("o");
            let check = match &model.options.remote {
                None => quote!(check_whole),
                Some(_) => quote!(check_described),
            };
            quote!(__rt::Some(|#o| __rt::#check::<Self, _>(#o, #verdict)))
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
    let body = match &model.options.remote {
        Some(_) => quote!(__rt::Body::EMPTY),
        None => {
            quote_spanned!(at(&model.ident)=> __rt::class_body::<Self>(__rt::ClassBodyWithTheBoundsOfItsStruct::<#any>::BODY))
        }
    };
    quote! {
        #probes
        &__rt::Decl {
            name: #name,
            label: #label,
            module: __rt::module_path!(),
            doc: #docs,
            type_id: __rt::TypeId::of::<#classed>(),
            size: __rt::size_of::<#of>(),
            align: __rt::align_of::<#of>(),
            slots: &[#(#slots)*],
            has_plain_names: #has_plain_names,
            bases: &[#(#bases),*],
            base_decls: &[#(#base_decls),*],
            body: #body,
            dict: #dict,
            is_generic: #is_generic,
            skipped: &[#(#skipped,)* #unnamed],
            frozen: #frozen,
            check: #check,
            warn: #warn,
        }
    }
}

/// ```text
/// __rt::Member { name: "gain", vtable: ops0, inner: inner0, detail: .., offset: .., flags: 0 }, // and one for each alias
/// ```
fn members(of: &TokenStream, slot: &SlotModel, vtable: &Ident, inner: &Ident) -> TokenStream {
    let SlotModel { ident, ty, docs, readonly, unset, rules, .. } = slot;
    let default = slot.default.as_ref();
    let default = default_value(
        ty,
        default.map(|it| &it.value),
        default.map_or(Span::call_site(), |it| it.token.span()),
    );
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
    let accepts = accepted_values(slot.literals.as_ref());
    let rules = rules.iter().map(|rule| crate::expand::rules::rule(rule, slot.validated_type()));
    let field = unraw(ident);
    let field = if field == slot.name.0 { String::new() } else { field };
    if docs.is_empty()
        && field.is_empty()
        && unit.is_empty()
        && flags.is_empty()
        && slot.aliases.is_empty()
        && is_option.is_none()
        && slot.default.is_none()
    {
        let name = &slot.name.0;
        return quote! {
            __rt::Member {
                name: #name,
                vtable: #vtable,
                inner: #inner,
                detail: __rt::Detail::PLAIN,
                offset: __rt::offset_of!(#of, #ident),
                flags: 0,
            },
        };
    }
    let detail = quote! {
        &__rt::Detail::Slot(__rt::SlotDetail { doc: #docs, field: #field, unit: #unit, rules: &[#(#rules),*], accepts: #accepts, default: #default })
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
                offset: __rt::offset_of!(#of, #ident),
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
fn base(of: &TokenStream, base: &FieldModel) -> TokenStream {
    let FieldModel { ident, ty, .. } = base;
    let field = unraw(ident);
    let class = quote_spanned!(at(ty)=> <#ty as __rt::BaseClass>::BASE_CLASS);
    quote! {
        __rt::Base {
            field: #field,
            offset: __rt::offset_of!(#of, #ident),
            class: #class,
        }
    }
}

/// ```text
/// __rt::Skipped { field: "cache", offset: .., size: .. }
/// ```
fn skipped(of: &TokenStream, (ident, ty): &(Ident, Type)) -> TokenStream {
    let field = unraw(ident);
    quote! {
        __rt::Skipped {
            field: #field,
            offset: __rt::offset_of!(#of, #ident),
            size: __rt::size_of::<#ty>(),
        }
    }
}
