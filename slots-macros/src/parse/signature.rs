//! The signatures of the methods of a class body, which determine how the expansion calls them.

use syn::{
    FnArg, GenericArgument, GenericParam, Ident, ImplItemFn, PathArguments, Receiver, ReceiverKind,
    ReturnType, Safety, Signature, Type, parse_quote,
};

use crate::errors::Errors;

/// A method that reads a property.
pub(crate) struct Getter {
    pub(crate) ident: Ident,
    pub(crate) gives: Gives,
}

/// What a getter or a method returns.
pub(crate) enum Gives {
    /// `&T`: a borrowed value.
    Ref(Type),
    /// `T` or `Result<T, E>`. Type inference tells them apart, since an alias of `Result` has another name.
    Value(Type),
}

/// A method that writes a property.
pub(crate) struct Setter {
    pub(crate) ident: Ident,
    /// The owned type of the value.
    pub(crate) takes: Type,
    /// Whether the method takes it by reference (`&str` from a `String`).
    pub(crate) by_ref: bool,
    pub(crate) returns: ReturnType,
}

/// A method that deletes a property.
pub(crate) struct Deleter {
    pub(crate) ident: Ident,
    pub(crate) returns: ReturnType,
}

/// A method that is called after writes.
pub(crate) struct Hook {
    pub(crate) ident: Ident,
    /// Whether it takes `&mut self`.
    pub(crate) changes: bool,
    /// Whether it takes a `&Change` instead of a name and the old value.
    pub(crate) takes_change: bool,
}

impl Getter {
    pub(crate) fn from_syn(item: &ImplItemFn, errors: &mut Errors) -> Option<Self> {
        const WHAT: &str = "a getter takes `&self` alone";
        plain(&item.sig, "getter", errors)?;
        match receiver(&item.sig) {
            Some(this) if is_ref(this) == Some(Mutable(false)) => {}
            Some(this) if is_ref(this) == Some(Mutable(true)) => {
                return reject(errors, this, "a getter takes `&self`: reading changes nothing");
            }
            Some(this) => return reject(errors, this, WHAT),
            None => return reject(errors, &item.sig.ident, WHAT),
        }
        if let Some(more) = item.sig.inputs.iter().nth(1) {
            return reject(errors, more, "a getter takes `&self` alone; a method may take more");
        }
        let ReturnType::Type(_, ty) = &item.sig.output else {
            let message = "a getter returns a value: `T`, `&T` or `Result<T, E>`";
            return reject(errors, &item.sig.ident, message);
        };
        Some(Getter {
            ident: item.sig.ident.clone(),
            gives: Gives::from_syn(ty, "getter", errors)?,
        })
    }
}

impl Gives {
    pub(super) fn from_syn(ty: &Type, role: &str, errors: &mut Errors) -> Option<Self> {
        match ty {
            Type::ImplTrait(_) => {
                let message = format!("a {role} returns a type that has a name, not `impl ..`");
                reject(errors, ty, message)
            }
            Type::Never(_) => reject(errors, ty, format!("a {role} returns a value")),
            Type::Reference(reference) => match &*reference.elem {
                Type::Slice(slice) => {
                    let item = &slice.elem;
                    let item = quote::quote!(#item).to_string();
                    reject(
                        errors,
                        ty,
                        format!(
                            "a {role} returns a reference to a type of known size: write `&Vec<{item}>`"
                        ),
                    )
                }
                Type::TraitObject(_) => reject(
                    errors,
                    ty,
                    format!(
                        "a {role} returns a reference to a type of known size, not to `dyn ..`"
                    ),
                ),
                elem => Some(Gives::Ref(elem.clone())),
            },
            ty => {
                if let Some(inside) = borrow_inside(ty) {
                    let message = format!(
                        "a {role} cannot return a reference inside another type: return owned data, such as a \
                         `String`, or return `&T`"
                    );
                    return reject(errors, inside, message);
                }
                Some(Gives::Value(ty.clone()))
            }
        }
    }
}

/// Whether the last segment of a path is this name.
pub(crate) fn is_named(path: &syn::TypePath, name: &str) -> bool {
    path.path.segments.last().is_some_and(|last| last.ident == name)
}

/// The first reference in a type that is not `'static`.
fn borrow_inside(ty: &Type) -> Option<&Type> {
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

impl Setter {
    pub(crate) fn from_syn(item: &ImplItemFn, errors: &mut Errors) -> Option<Self> {
        const WHAT: &str = "a setter takes `&mut self` and the value";
        plain(&item.sig, "setter", errors)?;
        may_change(&item.sig, WHAT, errors)?;
        let mut inputs = item.sig.inputs.iter().skip(1);
        let Some(FnArg::Typed(value)) = inputs.next() else {
            return reject(errors, &item.sig.ident, WHAT);
        };
        if let Some(more) = inputs.next() {
            return reject(errors, more, "a setter takes one value; for several, take a tuple");
        }
        let Taken { takes, by_ref } = Taken::from_syn(&value.ty, "setter", errors)?;
        let (ident, returns) = (item.sig.ident.clone(), item.sig.output.clone());
        Some(Setter { ident, takes, by_ref, returns })
    }
}

/// What a setter or a method takes.
pub(super) struct Taken {
    /// The owned type of the value.
    pub(super) takes: Type,
    /// Whether it is taken by reference.
    pub(super) by_ref: bool,
}

impl Taken {
    pub(super) fn from_syn(ty: &Type, role: &str, errors: &mut Errors) -> Option<Self> {
        let (takes, by_ref) = match ty {
            Type::ImplTrait(_) => {
                let message = format!("a {role} takes a type that has a name, not `impl ..`");
                return reject(errors, ty, message);
            }
            Type::Reference(reference) => match &*reference.elem {
                Type::Path(path) if is_named(path, "str") => (parse_quote!(__rt::String), true),
                Type::Slice(slice) => {
                    let item = &slice.elem;
                    (parse_quote!(__rt::Vec<#item>), true)
                }
                elem => (elem.clone(), true),
            },
            ty => (ty.clone(), false),
        };
        if let Some(inside) = borrow_inside(&takes) {
            let message =
                format!("a {role} cannot take a reference inside another type: take owned data");
            return reject(errors, inside, message);
        }
        Some(Taken { takes, by_ref })
    }
}

impl Deleter {
    pub(crate) fn from_syn(item: &ImplItemFn, errors: &mut Errors) -> Option<Self> {
        const WHAT: &str = "a deleter takes `&mut self` alone";
        plain(&item.sig, "deleter", errors)?;
        may_change(&item.sig, WHAT, errors)?;
        if let Some(more) = item.sig.inputs.iter().nth(1) {
            return reject(errors, more, WHAT);
        }
        Some(Deleter { ident: item.sig.ident.clone(), returns: item.sig.output.clone() })
    }
}

impl Hook {
    pub(crate) fn from_syn(item: &ImplItemFn, errors: &mut Errors) -> Option<Self> {
        const WHAT: &str = "a hook is `fn(&self, change: &Change<'_>)` or `fn(&self, name: &str, old: Value<'_>)`, or the same with `&mut self`";
        plain(&item.sig, "hook", errors)?;
        may_change(&item.sig, WHAT, errors)?;
        let takes_change = match item.sig.inputs.iter().collect::<Vec<_>>()[..] {
            [_, FnArg::Typed(change)] if is_change(&change.ty) => true,
            [_, _, _] => false,
            _ => return reject(errors, &item.sig.inputs, WHAT),
        };
        if let ReturnType::Type(_, ty) = &item.sig.output {
            return reject(
                errors,
                ty,
                "a hook returns nothing, since the write is done: remove the return type",
            );
        }
        let changes = receiver(&item.sig).and_then(is_ref) == Some(Mutable(true));
        Some(Hook { ident: item.sig.ident.clone(), changes, takes_change })
    }
}

/// Whether a type may be `&Change<'_>`, under any name: a reference to a type other than `str`.
fn is_change(ty: &Type) -> bool {
    match ty {
        Type::Reference(reference) => {
            !matches!(&*reference.elem, Type::Path(path) if path.path.is_ident("str"))
        }
        Type::Group(group) => is_change(&group.elem),
        Type::Paren(paren) => is_change(&paren.elem),
        _ => false,
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
fn may_change(sig: &Signature, what: &str, errors: &mut Errors) -> Option<()> {
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
