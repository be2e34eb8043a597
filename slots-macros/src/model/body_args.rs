//! The arguments of the struct in the head of a class body: `impl<T> Camera<T>`, and not `impl Camera<u32>`.

use quote::ToTokens;
use syn::{Expr, GenericArgument, Generics, Ident, ItemImpl, PathArguments, Type};

use crate::errors::Errors;

/// A class body is for all objects of a class, so each argument is a parameter of the `impl`, and no two are the same.
///
/// The macro cannot see an argument behind an alias and cannot compare bounds: rustc checks both, see `expand/class.rs`.
pub(crate) fn each_is_a_parameter(block: &ItemImpl, errors: &mut Errors) {
    let Type::Path(class) = &*block.self_ty else { return };
    let Some(last) = class.path.segments.last() else { return };
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return };
    let mut seen: Vec<&Ident> = Vec::new();
    for argument in &arguments.args {
        if matches!(argument, GenericArgument::Lifetime(_)) {
            continue;
        }
        let class = &last.ident;
        match parameter(argument, &block.generics) {
            None => {
                let written = argument.to_token_stream();
                let message = format!(
                    "a class body is for every `{class}<..>`, not for one with `{written}`: \
                     put a parameter of the `impl` here"
                );
                errors.at(argument, message);
            }
            Some(ident) if seen.contains(&ident) => {
                let message = format!(
                    "a class body is for every `{class}<..>`, not for one with `{ident}` twice: \
                     give each argument its own parameter"
                );
                errors.at(argument, message);
            }
            Some(ident) => seen.push(ident),
        }
    }
}

/// The parameter of the `impl` that an argument is.
fn parameter<'a>(argument: &'a GenericArgument, generics: &Generics) -> Option<&'a Ident> {
    let path = match argument {
        GenericArgument::Type(Type::Path(ty)) => &ty.path,
        // A type that a macro received as a `ty` fragment.
        GenericArgument::Type(Type::Group(group)) => match &*group.elem {
            Type::Path(ty) => &ty.path,
            _ => return None,
        },
        GenericArgument::Const(Expr::Path(value)) => &value.path,
        // `{ N }`
        GenericArgument::Const(Expr::Block(block)) => match block.block.stmts.as_slice() {
            [syn::Stmt::Expr(Expr::Path(value), None)] => &value.path,
            _ => return None,
        },
        _ => return None,
    };
    let ident = path.get_ident()?;
    let mut params = generics.type_params().map(|param| &param.ident);
    let mut consts = generics.const_params().map(|param| &param.ident);
    (params.any(|param| param == ident) || consts.any(|param| param == ident)).then_some(ident)
}
