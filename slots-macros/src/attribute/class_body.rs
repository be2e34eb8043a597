//! `#[slots]` on an `impl`: parses the class body, and writes its data after it.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput, Error, Expr, ImplItem, Item, ItemImpl, Path, Stmt, Type, parse2};

use crate::attribute::body_cfg;
use crate::check::rules;
use crate::errors::Errors;
use crate::expand::block;
use crate::model::body::BodyModel;
use crate::model::body_args;
use crate::parse::class_options::ClassOptions;
use crate::parse::field_access;
use crate::parse::options::in_args;

/// `#[slots] impl`. Where a member depends on a condition, rustc evaluates the condition first, see `body_cfg.rs`.
pub(crate) fn expand(args: &TokenStream, block: ItemImpl) -> TokenStream {
    if body_cfg::is_conditional(&block) {
        return body_cfg::evaluate(args, &block);
    }
    expand_evaluated(args, block)
}

/// The class body, none of whose members depends on a condition.
pub(crate) fn expand_evaluated(args: &TokenStream, mut block: ItemImpl) -> TokenStream {
    let mut errors = Errors::default();
    let krate = options(args, &mut errors);
    let mut model = BodyModel { krate, members: Vec::new(), on_set: None };
    if let Some((path, _)) = &block.trait_ {
        errors.at(path, "a class body is an inherent impl: `#[slots] impl Person { .. }`");
    }
    body_args::each_is_a_parameter(&block, &mut errors);
    for item in &mut block.items {
        match item {
            ImplItem::Const(item) => model.take_const(item, &mut errors),
            ImplItem::Fn(item) => model.take_fn(item, &mut errors),
            _ => {}
        }
    }
    if !field_access::are_inert(&block.attrs) {
        model.forget_fields();
    }
    rules::of_arguments(&model, &mut errors);
    let errors = errors.finish();
    let body = if errors.is_none() { block::block(&model, &block) } else { quote!() };
    quote!(#block #body #errors)
}

/// Of the options of a class only `crate` is valid on its body.
pub(crate) fn options(args: &TokenStream, errors: &mut Errors) -> Option<Path> {
    let mut options = ClassOptions::default();
    in_args(args.clone(), ClassOptions::OPTIONS, errors, |key, input| {
        options.take(key, input)?;
        if key == "crate" {
            return Ok(());
        }
        Err(Error::new(key.span(), format!("`{key}` belongs on the struct, not on its class body")))
    });
    options.krate
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
        Ok(expand_evaluated(&args, block))
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
