//! Getters and setters whose whole body is the read or the write of one field, which the runtime reads or writes without a call.

use syn::{Attribute, Expr, FnArg, ImplItemFn, Member, Pat, ReturnType, Stmt, Type};

use crate::names::unraw;

/// Attributes that do not change the body of a method; any other one may be a macro that does.
const INERT: [&str; 11] = [
    "allow",
    "cold",
    "deny",
    "deprecated",
    "doc",
    "expect",
    "forbid",
    "inline",
    "must_use",
    "track_caller",
    "warn",
];

/// Whether no attribute can change the code below it.
pub(crate) fn are_inert(attrs: &[Attribute]) -> bool {
    attrs.iter().all(|attr| INERT.iter().any(|inert| attr.path().is_ident(inert)))
}

/// The field that a getter returns: `{ self.field }`, or `{ &self.field }` if it returns a reference.
pub(super) fn read(item: &ImplItemFn) -> Option<String> {
    let [Stmt::Expr(body, None)] = &*item.block.stmts else { return None };
    if !are_inert(&item.attrs) {
        return None;
    }
    let returns_reference =
        matches!(&item.sig.output, ReturnType::Type(_, ty) if matches!(**ty, Type::Reference(_)));
    match body {
        Expr::Reference(borrow)
            if returns_reference && borrow.mutability.is_none() && borrow.attrs.is_empty() =>
        {
            field(&borrow.expr)
        }
        body if !returns_reference => field(body),
        _ => None,
    }
}

/// The field to which a setter assigns its argument: `{ self.field = value; }`.
pub(super) fn written(item: &ImplItemFn) -> Option<String> {
    let [Stmt::Expr(Expr::Assign(body), _)] = &*item.block.stmts else { return None };
    if !are_inert(&item.attrs) || !body.attrs.is_empty() {
        return None;
    }
    let Some(FnArg::Typed(argument)) = item.sig.inputs.iter().nth(1) else { return None };
    let Pat::Ident(name) = &*argument.pat else { return None };
    let is_moved = name.by_ref.is_none() && name.subpat.is_none();
    let is_argument = matches!(&*body.right, Expr::Path(path) if path.path.is_ident(&name.ident));
    if is_moved && is_argument { field(&body.left) } else { None }
}

/// The name of the field in `self.field`.
fn field(access: &Expr) -> Option<String> {
    let Expr::Field(access) = access else { return None };
    let Expr::Path(object) = &*access.base else { return None };
    match &access.member {
        Member::Named(field) if access.attrs.is_empty() && object.path.is_ident("self") => {
            Some(unraw(field))
        }
        _ => None,
    }
}
