//! `#[slots]` and `#[dynamic]` as attribute macros, which add the derive and leave the struct unchanged.

mod body_cfg;
pub(crate) mod class_body;
mod misplaced;
pub(crate) mod which;

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Field, Fields, Item, ItemStruct, Path, parse_quote_spanned, parse2};

use self::which::{Macro, krate};
use crate::errors::Errors;
use crate::names;

/// `#[slots]` or `#[dynamic]` on an item.
pub(crate) fn expand(which: Macro, args: &TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let parsed = parse2::<Item>(item.clone());
    let written = match parsed {
        Ok(Item::Struct(parsed)) => on_struct(which, args, parsed, &item, &mut errors),
        // The derive reports the error.
        Ok(Item::Enum(_) | Item::Union(_)) => derived(args, &item),
        Ok(Item::Impl(block)) => {
            if which == Macro::Dynamic {
                let message = "`#[dynamic]` goes on the struct; its class body is `#[slots] impl`";
                errors.at(block.impl_token, message);
            }
            class_body::expand(args, block)
        }
        Ok(other) => {
            // The error underlines the first token, not the whole item.
            let first = quote!(#other).into_iter().next();
            errors.at(
                first,
                match which {
                    Macro::Slots => "`#[slots]` goes on a struct, or on the `impl` of one",
                    Macro::Dynamic => "`#[dynamic]` goes on a struct",
                },
            );
            item
        }
        Err(error) => {
            errors.push(error);
            item
        }
    };
    let errors = errors.finish();
    quote!(#written #errors)
}

/// ```text
/// #[slots(frozen)]           #[derive(::slots_runtime::Slots)]
/// struct Person { .. }  =>   #[slot(frozen)]
///                            struct Person { .. }
/// ```
fn derived(args: &TokenStream, item: &TokenStream) -> TokenStream {
    let krate = krate(args);
    let options = if args.is_empty() { quote!() } else { quote!(#[slot(#args)]) };
    quote!(#[derive(#krate::Slots)] #options #item)
}

/// Adds, for `#[dynamic]`, the field of the overflow map:
///
/// ```text
/// #[dynamic]                 #[derive(::slots_runtime::Slots)]
/// struct Camera { .. }  =>   struct Camera { .., #[slot(dict)] pub __dict__: ::slots_runtime::Dict }
/// ```
fn on_struct(
    which: Macro,
    args: &TokenStream,
    mut input: ItemStruct,
    item: &TokenStream,
    errors: &mut Errors,
) -> TokenStream {
    let found = misplaced::take(which, &mut input, errors);
    if found.is_derived_below {
        return quote!(#input);
    }
    let mut is_changed = found.is_any;
    if which == Macro::Dynamic {
        is_changed |= add_dict(&krate(args), &mut input.fields);
        if matches!(input.fields, Fields::Named(_)) {
            input.semi_token = None;
        }
    }
    if !is_changed {
        return derived(args, item);
    }
    derived(args, &quote_spanned!(input.ident.span()=> #input))
}

/// Adds the field of the overflow map; returns whether it was missing.
fn add_dict(krate: &Path, fields: &mut Fields) -> bool {
    // A unit struct becomes a struct with named fields.
    if matches!(fields, Fields::Unit) {
        let brace_token = syn::token::Brace::default();
        let named = syn::punctuated::Punctuated::new();
        *fields = Fields::Named(syn::FieldsNamed { brace_token, named });
    }
    let Fields::Named(fields) = fields else { return false };
    if fields.named.iter().any(is_dict) {
        return false;
    }
    // The field is public, like the attributes in it, and has its name in Python.
    fields.named.push(parse_quote_spanned! {Span::call_site()=>
        /// The overflow map: all attributes that no slot declares.
        #[slot(dict)]
        #[allow(clippy::pub_underscore_fields)]
        pub __dict__: #krate::Dict
    });
    true
}

/// Whether a field of the user is the overflow map: marked `#[slot(dict)]`, or named `__dict__`.
fn is_dict(field: &Field) -> bool {
    field.ident.as_ref().is_some_and(|ident| names::unraw(ident) == names::DICT)
        || field.attrs.iter().any(|attr| {
            attr.path().is_ident("slot")
                && attr.meta.require_list().is_ok_and(|list| {
                    list.tokens.clone().into_iter().any(|token| token.to_string() == "dict")
                })
        })
}
