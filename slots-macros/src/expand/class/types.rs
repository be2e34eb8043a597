//! The types of the fields: the operations of each one, and the statements by which rustc checks them.

use std::collections::HashMap;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned as _;
use syn::{Ident, Path, PathArguments, Token, Type};

use crate::expand::with::{declaration, operations};
use crate::model::class::ClassModel;
use crate::names::{at, local, shadows};

/// The types of the slots without duplicates: slots whose types have the same tokens share one. rustc compares each of
/// these types with the types of its fields (see [`types`]), so that equal tokens for different types are an error.
pub(super) struct Types<'m> {
    /// The types, each with the module that converts it.
    pub(super) types: Vec<(&'m Type, Option<&'m Path>)>,
    /// Which of the types each slot has.
    pub(super) of_slots: Vec<usize>,
}

impl<'m> Types<'m> {
    pub(super) fn of(model: &'m ClassModel) -> Self {
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
    pub(super) fn vtable(at: usize) -> Ident {
        local(&format!("ops{at}"))
    }

    /// The variable that holds the declaration of one of the types, if the type has slots.
    pub(super) fn inner(at: usize) -> Ident {
        local(&format!("inner{at}"))
    }

    /// ```text
    /// let ops0 = __rt::pick::<f64>(__rt::Probe::<f64>::ATTRIBUTE, ..);
    /// let inner0 = __rt::declared::<f64>(__rt::Probe::<f64>::DECL);
    /// ```
    pub(super) fn probes(&self) -> TokenStream {
        let names = (0..self.types.len()).map(Self::vtable);
        let vtable = self.types.iter().map(|(ty, with)| operations(ty, *with));
        let inners = (0..self.types.len()).map(Self::inner);
        let declared = self.types.iter().map(|(ty, with)| declaration(ty, *with));
        quote!(#(let #names = #vtable; let #inners = #declared;)*)
    }
}

/// The struct with the fields: the struct itself, or the one that it describes.
pub(super) fn subject(model: &ClassModel) -> TokenStream {
    match &model.options.remote {
        None => quote!(Self),
        Some(remote) => remote.value.to_token_stream(),
    }
}

/// The type that has the class: the struct itself, or a type of the library in place of a struct of another crate.
pub(super) fn classed(model: &ClassModel) -> TokenStream {
    match &model.options.remote {
        None => quote!(Self),
        Some(remote) => {
            let value = &remote.value;
            quote!(__rt::Seen<#value, Self>)
        }
    }
}

/// The types of the fields, checked by rustc against the tokens: another macro may have changed the struct since.
pub(super) fn types(model: &ClassModel, shared: &Types<'_>) -> TokenStream {
    if let Some(remote) = &model.options.remote {
        return remote_types(model, &remote.value);
    }
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
    // An object is made of the values of its fields, so that none may be left out.
    let names = model.slots.iter().map(|slot| &slot.ident);
    let names = names.chain(model.bases.iter().chain(&model.dicts).map(|part| &part.ident));
    let names = names.chain(model.skipped.iter().map(|(ident, _)| ident));
    let every = (!model.is_unchecked).then(|| quote!(let Self { #(#names: _),* } = #s;));
    quote! {
        let _ = |#s: &mut Self| {
            #(#all)*
            #every
        };
    }
}

/// The same for a description: the pattern names all fields of the other struct, or some if the description is partial. It
/// borrows them, which rustc rejects for a packed struct, and in safe code for a union.
///
/// ```text
/// let _ = |s: &mut glam::Vec3| {
///     let glam::Vec3 { x: slot0, y: slot1, z: slot2 } = s;
///     let _: *mut f32 = slot0;
///     ..
/// };
/// ```
///
/// The second function uses the fields of the description, so that the compiler does not warn.
fn remote_types(model: &ClassModel, remote: &Path) -> TokenStream {
    if model.is_unchecked {
        return quote!();
    }
    let s = local("s");
    let slots = model.slots.iter().map(|slot| (&slot.ident, &slot.ty));
    let fields: Vec<_> = slots.chain(model.skipped.iter().map(|(ident, ty)| (ident, ty))).collect();
    let names: Vec<_> = fields.iter().map(|(ident, _)| ident).collect();
    let place = |(number, (ident, _)): (usize, &(&Ident, &Type))| {
        let mut place = local(&format!("slot{number}"));
        place.set_span(place.span().located_at(ident.span()));
        place
    };
    let places: Vec<_> = fields.iter().enumerate().map(place).collect();
    let same = fields
        .iter()
        .zip(&places)
        .map(|((_, ty), place)| quote_spanned!(at(ty)=> let _: *mut #ty = #place;));
    let pattern = in_pattern(remote);
    let rest = model.options.partial.as_ref().map(|_| quote!(..));
    // The span of the user, so that rustc names the fields that are missing.
    let names_all =
        quote_spanned!(remote.span()=> let #pattern { #(#names: #places,)* #rest } = #s;);
    let shadows = shadows((0..fields.len()).map(|at| format!("slot{at}")));
    quote! {
        let _ = |#s: &mut #remote| {
            #shadows
            #names_all
            #(#same)*
        };
        let _ = |#s: Self| {
            let Self { #(#names),* } = #s;
            Self { #(#names),* }
        };
    }
}

/// A path as a pattern needs it: `Point::<f64>`.
fn in_pattern(path: &Path) -> Path {
    let mut path = path.clone();
    for segment in &mut path.segments {
        if let PathArguments::AngleBracketed(arguments) = &mut segment.arguments {
            arguments.colon2_token = Some(Token![::](at(&*arguments)));
        }
    }
    path
}

/// A statement that compiles only if these fields are of this type. One statement for all of them, since the borrow checker
/// checks each mention of a type again, which is most of the compile time of the expansion.
fn same_type(ty: &Type, idents: &[&Ident], borrow: &TokenStream) -> TokenStream {
    let s = local("s");
    // rustc would check a number as a constant of its own.
    quote!(let _: [*mut #ty; _] = [#(#borrow #s.#idents),*];)
}
