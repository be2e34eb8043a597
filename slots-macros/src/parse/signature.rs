//! The receiver of a method of the class body, and the signatures and types that are rejected.

use syn::{
    FnArg, GenericArgument, GenericParam, PathArguments, Receiver, ReceiverKind, Safety, Signature,
    Type,
};

use crate::errors::Errors;

/// Whether the last segment of a path is this name.
pub(crate) fn is_named(path: &syn::TypePath, name: &str) -> bool {
    path.path.segments.last().is_some_and(|last| last.ident == name)
}

/// The first reference in a type that is not `'static`.
pub(super) fn borrow_inside(ty: &Type) -> Option<&Type> {
    match ty {
        Type::Reference(reference) => match &reference.lifetime {
            Some(lifetime) if lifetime.ident == "static" => borrow_inside(&reference.elem),
            _ => Some(ty),
        },
        Type::Tuple(tuple) => tuple.elems.iter().find_map(borrow_inside),
        Type::Array(array) => borrow_inside(&array.elem),
        Type::Paren(paren) => borrow_inside(&paren.elem),
        Type::Group(group) => borrow_inside(&group.elem),
        Type::Path(path) => path.path.segments.iter().find_map(|segment| {
            let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
            arguments.args.iter().find_map(|argument| match argument {
                GenericArgument::Type(inner) => borrow_inside(inner),
                GenericArgument::Lifetime(lifetime) if lifetime.ident != "static" => Some(ty),
                _ => None,
            })
        }),
        _ => None,
    }
}

/// Rejects a method that cannot be called through an object of unknown type: a generic, async or unsafe one.
pub(super) fn plain(sig: &Signature, role: &str, errors: &mut Errors) -> Option<()> {
    let generic =
        sig.generics.params.iter().find(|param| !matches!(param, GenericParam::Lifetime(_)));
    if let Some(param) = generic {
        return reject(
            errors,
            param,
            format!("a {role} has no type parameters: its type is fixed"),
        );
    }
    if let Some(token) = &sig.asyncness {
        return reject(errors, token, format!("a {role} cannot be `async`"));
    }
    if let Safety::Unsafe(token) = &sig.safety {
        return reject(
            errors,
            token,
            format!("a {role} cannot be `unsafe`: safe code calls it by name"),
        );
    }
    Some(())
}

/// Accepts `&mut self`, and `&self`, through which a method can write to a `Cell`.
pub(super) fn may_change(sig: &Signature, what: &str, errors: &mut Errors) -> Option<()> {
    match receiver(sig) {
        Some(this) if is_ref(this).is_some() => Some(()),
        Some(this) => reject(errors, this, what),
        None => reject(errors, &sig.ident, what),
    }
}

pub(super) fn receiver(sig: &Signature) -> Option<&Receiver> {
    match sig.inputs.first()? {
        FnArg::Receiver(this) => Some(this),
        FnArg::Typed(_) => None,
    }
}

#[derive(PartialEq)]
pub(super) struct Mutable(pub(super) bool);

/// Whether it is `&self`, `&mut self`, or neither.
pub(super) fn is_ref(this: &Receiver) -> Option<Mutable> {
    match &this.kind {
        ReceiverKind::Reference(_, _, mutability) => Some(Mutable(mutability.is_some())),
        ReceiverKind::Typed(_, ty) => match &**ty {
            Type::Reference(reference) => Some(Mutable(reference.mutability.is_some())),
            _ => None,
        },
        _ => None,
    }
}

pub(super) fn reject<T>(
    errors: &mut Errors,
    at: impl quote::ToTokens,
    message: impl std::fmt::Display,
) -> Option<T> {
    errors.at(at, message);
    None
}
