//! The signatures of a setter and a deleter, and what setters and methods take.

use syn::{FnArg, Ident, ImplItemFn, ReturnType, Type, parse_quote};

use crate::errors::Errors;
use crate::parse::field_access;
use crate::parse::signature::{borrow_inside, is_named, may_change, plain, reject};

/// A method that writes a property.
pub(crate) struct Setter {
    pub(crate) ident: Ident,
    /// The owned type of the value.
    pub(crate) takes: Type,
    /// Whether the method takes it by reference (`&str` from a `String`).
    pub(crate) by_ref: bool,
    pub(crate) returns: ReturnType,
    /// The field to which it assigns the value, if it does nothing else.
    pub(crate) writes: Option<String>,
}

/// A method that deletes a property.
pub(crate) struct Deleter {
    pub(crate) ident: Ident,
    pub(crate) returns: ReturnType,
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
        Some(Setter { ident, takes, by_ref, returns, writes: field_access::written(item) })
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
