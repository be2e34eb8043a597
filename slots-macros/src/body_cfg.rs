//! `#[cfg(..)]` and `#[cfg_attr(..)]` in a class body: an attribute sees them as they are written, a derive sees what is
//! left of them. So a class body that has any goes through a derive.
//!
//! ```text
//! #[slots]                                #[derive(EvaluatedBody)] #[slot()] #[removed]
//! impl Person {                           struct Body { body: [(); { impl Person {
//!     #[cfg_attr(unix, getter)]      =>       #[cfg_attr(unix, getter)]
//!     fn name(&self) -> String                fn name(&self) -> String
//! }                                       } }] }
//! ```
//!
//! The derive takes the `impl` out of the struct and expands it; the attribute behind it removes the struct.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{
    Attribute, Data, DeriveInput, Error, Expr, ImplItem, Item, ItemImpl, Stmt, Type, parse2,
};

use crate::attribute::krate;
use crate::body;

/// Whether a member, or an attribute of a member, depends on a condition.
pub(crate) fn is_conditional(block: &ItemImpl) -> bool {
    let is_condition =
        |attr: &Attribute| attr.path().is_ident("cfg") || attr.path().is_ident("cfg_attr");
    block.items.iter().any(|item| match item {
        ImplItem::Const(item) => item.attrs.iter().any(is_condition),
        ImplItem::Fn(item) => item.attrs.iter().any(is_condition),
        _ => false,
    })
}

/// Hands the class body to the derive.
pub(crate) fn evaluate(args: &TokenStream, block: &ItemImpl) -> TokenStream {
    let krate = krate(args);
    quote! {
        #[derive(#krate::__private::EvaluatedBody)]
        #[slot(#args)]
        #[#krate::__private::removed]
        struct __SlotsBody {
            body: [(); { #block }],
        }
    }
}

/// `#[derive(EvaluatedBody)]`.
pub(crate) fn evaluated(item: TokenStream) -> TokenStream {
    let taken = parse2::<DeriveInput>(item).and_then(|input| {
        let args = input.attrs.iter().find(|attr| attr.path().is_ident("slot"));
        let args = args.and_then(|attr| attr.meta.require_list().ok());
        let args = args.map(|list| list.tokens.clone()).unwrap_or_default();
        let name = input.ident.clone();
        let block =
            taken(input).ok_or_else(|| Error::new(name.span(), "a class body was expected"))?;
        Ok(body::expand_evaluated(&args, block))
    });
    taken.unwrap_or_else(Error::into_compile_error)
}

fn taken(input: DeriveInput) -> Option<ItemImpl> {
    let Data::Struct(data) = input.data else { return None };
    let Type::Array(array) = data.fields.into_iter().next()?.ty else { return None };
    let Expr::Block(block) = array.len else { return None };
    match block.block.stmts.into_iter().next()? {
        Stmt::Item(Item::Impl(block)) => Some(block),
        _ => None,
    }
}
