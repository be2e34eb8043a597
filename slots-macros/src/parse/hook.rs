//! The signature of a hook.

use syn::{FnArg, Ident, ImplItemFn, ReturnType, Type};

use crate::errors::Errors;
use crate::parse::signature::{Mutable, is_ref, may_change, plain, receiver, reject};

/// A method that is called after writes.
pub(crate) struct Hook {
    pub(crate) ident: Ident,
    /// Whether it takes `&mut self`.
    pub(crate) changes: bool,
    /// Whether it takes a `&Change` instead of a name and the old value.
    pub(crate) takes_change: bool,
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
