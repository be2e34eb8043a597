//! The expansion after an error: impls that avoid second errors in the code of the user.

use std::collections::HashSet;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Data, DeriveInput, Generics, Type, TypeParam};

use crate::check::{derives_again, is_maybe_sized};
use crate::expand::class;
use crate::expand::head::Head;
use crate::model::choices::TypeModel;
use crate::model::class::ClassModel;
use crate::names::{local, private, shadows};

/// The class without the parts that may be wrong.
pub(super) fn class(mut model: ClassModel, input: &DeriveInput) -> TokenStream {
    // An impl is impossible, or the second macro writes it.
    if is_unsized(input) || input.attrs.iter().any(derives_again) {
        return quote!();
    }
    let mut seen = HashSet::new();
    model.slots.retain(|slot| seen.insert(slot.name.0.clone()));
    for slot in &mut model.slots {
        slot.aliases.retain(|(alias, _)| seen.insert(alias.clone()));
        slot.rules.clear();
        slot.unset = None;
    }
    let mut types = HashSet::new();
    model.bases.retain(|base| types.insert(base.ty.to_token_stream().to_string()));
    if model.options.remote.is_some() {
        model.bases.clear();
    }
    model.dicts.clear();
    model.options.check = None;
    model.options.warn = None;
    model.is_unchecked = true;
    sized(&mut model.generics);
    class::class(&model)
}

fn is_unsized(input: &DeriveInput) -> bool {
    let Data::Struct(data) = &input.data else { return false };
    data.fields.iter().any(|field| match &field.ty {
        Type::Slice(_) | Type::TraitObject(_) => true,
        Type::Path(path) => path.path.is_ident("str"),
        _ => false,
    })
}

fn sized(generics: &mut Generics) {
    let retain = |param: &mut TypeParam| {
        let bounds = std::mem::take(&mut param.bounds);
        param.bounds = bounds.into_iter().filter(|bound| !is_maybe_sized(bound)).collect();
    };
    generics.type_params_mut().for_each(retain);
    for predicate in generics.where_clause.iter_mut().flat_map(|clause| &mut clause.predicates) {
        if let syn::WherePredicate::Type(bound) = predicate {
            let bounds = std::mem::take(&mut bound.bounds);
            bound.bounds = bounds.into_iter().filter(|bound| !is_maybe_sized(bound)).collect();
        }
    }
}

/// An impl of `SlotValue` that rejects every value.
pub(super) fn attribute(model: &TypeModel) -> TokenStream {
    let rt = private(model.krate.as_ref());
    let Head { params, class, bounds, .. } = Head::new(&model.ident, &model.generics);
    let (value, shadows) = (local("value"), shadows(["value"]));
    quote! {
        const _: () = {
            use #rt::{self as __rt};
            #shadows

            #[automatically_derived]
            impl #params __rt::SlotValue for #class #bounds {
                #[inline]
                fn to_value(&self) -> __rt::Value<'_> {
                    __rt::Value::None
                }
                #[inline]
                fn from_value(#value: __rt::Value<'_>) -> __rt::Result<Self, __rt::ValueError> {
                    __rt::Err(__rt::ValueError::not_a::<Self>(&#value))
                }
            }
        };
    }
}
