//! `#[slots]` and `#[dynamic]` as attributes: they leave the struct as it is and hand it to the derive.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::parse::Parser;

use syn::{Data, DeriveInput, Error, Field, Fields, Item, Path, parse_quote_spanned, parse2};

use crate::attr::ClassOptions;
use crate::body;
use crate::names;

/// `#[slots]` on a struct or on an impl.
pub(crate) fn slots(args: TokenStream, item: TokenStream) -> TokenStream {
    match parse2::<Item>(item.clone()) {
        Ok(Item::Impl(block)) => body::expand(args, block),
        Ok(Item::Struct(_)) => on_struct(&args, item, false),
        Ok(Item::Enum(_) | Item::Union(_)) => derived(&args, &item),
        Ok(other) => refused(&other, "#[slots] goes on a struct or on an impl block", &item),
        Err(error) => with_error(&error, &item),
    }
}

/// `#[dynamic]` on a struct.
pub(crate) fn dynamic(args: TokenStream, item: TokenStream) -> TokenStream {
    match parse2::<Item>(item.clone()) {
        Ok(Item::Struct(_)) => on_struct(&args, item, true),
        Ok(Item::Enum(_) | Item::Union(_)) => derived(&args, &item),
        Ok(other @ Item::Impl(_)) => refused(
            &other,
            "#[dynamic] goes on the struct; the class body of a dynamic struct is `#[slots] impl` too",
            &item,
        ),
        Ok(other) => refused(&other, "#[dynamic] goes on a struct", &item),
        Err(error) => with_error(&error, &item),
    }
}

fn refused(on: &Item, message: &str, item: &TokenStream) -> TokenStream {
    // The first token says what it is; the whole item would underline it all.
    let first = quote!(#on).into_iter().next().map_or_else(Span::call_site, |token| token.span());
    with_error(&Error::new(first, message), item)
}

fn with_error(error: &Error, item: &TokenStream) -> TokenStream {
    let error = error.to_compile_error();
    quote!(#error #item)
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

/// The path of the runtime, before anything else is looked at: the derive reports what is wrong with the options.
fn krate(args: &TokenStream) -> Path {
    let mut options = ClassOptions::default();
    let _ = (|input: syn::parse::ParseStream<'_>| {
        options.parse(input, &mut crate::errors::Errors::default());
        Ok(())
    })
    .parse2(args.clone());
    options.krate.unwrap_or_else(|| syn::parse_quote!(::slots_runtime))
}

/// Adds, for `#[dynamic]`, the field of the overflow map:
///
/// ```text
/// #[dynamic]                 #[derive(::slots_runtime::Slots)]
/// struct Camera { .. }  =>   struct Camera { .., #[slot(dict)] pub __dict__: ::slots_runtime::Dict }
/// ```
fn on_struct(args: &TokenStream, item: TokenStream, dynamic: bool) -> TokenStream {
    if !dynamic {
        return derived(args, &item);
    }
    let mut input: DeriveInput = match parse2(item.clone()) {
        Ok(input) => input,
        Err(error) => return with_error(&error, &item),
    };
    let span = Span::call_site();
    let krate = krate(args);
    if let Data::Struct(data) = &mut input.data {
        // A struct without fields takes the one of the map.
        if matches!(data.fields, Fields::Unit) {
            data.fields = Fields::Named(syn::FieldsNamed {
                brace_token: syn::token::Brace::default(),
                named: syn::punctuated::Punctuated::new(),
            });
            data.semi_token = None;
        }
        if let Fields::Named(fields) = &mut data.fields
            && !fields.named.iter().any(is_dict)
        {
            let field: Field = parse_quote_spanned! {span=>
                /// The overflow map: all attributes that no slot declares.
                #[slot(dict)]
                pub __dict__: #krate::Dict
            };
            fields.named.push(field);
        }
    }
    derived(args, &quote_spanned!(input.ident.span()=> #input))
}

/// Whether the struct has marked a field of its own as the overflow map.
fn is_dict(field: &Field) -> bool {
    field.ident.as_ref().is_some_and(|ident| names::unraw(ident) == "__dict__")
        || field.attrs.iter().any(|attr| {
            attr.path().is_ident("slot")
                && attr.meta.require_list().is_ok_and(|list| {
                    list.tokens.clone().into_iter().any(|token| token.to_string() == "dict")
                })
        })
}
