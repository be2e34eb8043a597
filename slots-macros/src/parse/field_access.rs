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

#[cfg(test)]
mod tests {
    use quote::ToTokens as _;
    use syn::{ImplItemFn, parse_quote};

    use super::{read, written};

    #[test]
    fn getter_that_only_reads_field_is_recognised() {
        let getters: [ImplItemFn; 4] = [
            parse_quote!(
                fn gain(&self) -> f64 {
                    self.raw
                }
            ),
            parse_quote!(
                fn gain(&self) -> &f64 {
                    &self.raw
                }
            ),
            parse_quote!(
                #[inline]
                #[must_use]
                fn gain(self: &Self) -> f64 {
                    self.raw
                }
            ),
            parse_quote!(
                fn gain(&self) -> f64 {
                    self.r#raw
                }
            ),
        ];
        for getter in getters {
            assert_eq!(read(&getter).as_deref(), Some("raw"), "{}", getter.to_token_stream());
        }
    }

    #[test]
    fn getter_that_does_more_than_read_field_is_called() {
        let getters: [ImplItemFn; 11] = [
            parse_quote!(
                fn gain(&self) -> f64 {
                    self.raw * 2.0
                }
            ),
            parse_quote!(
                fn gain(&self) -> f64 {
                    return self.raw;
                }
            ),
            parse_quote!(
                fn gain(&self) -> f64 {
                    log();
                    self.raw
                }
            ),
            parse_quote!(
                fn gain(&self) -> f64 {
                    self.raw()
                }
            ),
            parse_quote!(
                fn gain(&self) -> f64 {
                    self.inner.raw
                }
            ),
            parse_quote!(
                fn gain(&self) -> f64 {
                    other.raw
                }
            ),
            parse_quote!(
                fn gain(&self) -> f64 {
                    self.0
                }
            ),
            parse_quote!(
                fn gain(&self) -> &f64 {
                    self.raw
                }
            ),
            parse_quote!(
                fn gain(&self) -> f64 {
                    *&self.raw
                }
            ),
            parse_quote!(
                #[logged]
                fn gain(&self) -> f64 {
                    self.raw
                }
            ),
            parse_quote!(
                fn gain(&self) -> f64 {
                    #[cfg(unix)]
                    self.raw
                }
            ),
        ];
        for getter in getters {
            assert_eq!(read(&getter), None, "{}", getter.to_token_stream());
        }
    }

    #[test]
    fn setter_that_only_assigns_its_argument_is_recognised() {
        let setters: [ImplItemFn; 3] = [
            parse_quote!(
                fn set_gain(&mut self, to: f64) {
                    self.raw = to;
                }
            ),
            parse_quote!(
                fn set_gain(&mut self, mut to: f64) {
                    self.raw = to
                }
            ),
            parse_quote!(
                #[inline]
                fn set_gain(&mut self, to: f64) -> () {
                    self.raw = to;
                }
            ),
        ];
        for setter in setters {
            assert_eq!(written(&setter).as_deref(), Some("raw"), "{}", setter.to_token_stream());
        }
    }

    #[test]
    fn setter_that_does_more_than_assign_its_argument_is_called() {
        let setters: [ImplItemFn; 9] = [
            parse_quote!(
                fn set_gain(&mut self, to: f64) {
                    self.raw = to * 2.0;
                }
            ),
            parse_quote!(
                fn set_gain(&mut self, to: f64) {
                    self.raw += to;
                }
            ),
            parse_quote!(
                fn set_gain(&mut self, to: f64) {
                    self.raw = other;
                }
            ),
            parse_quote!(
                fn set_gain(&mut self, to: &f64) {
                    self.raw = *to;
                }
            ),
            parse_quote!(
                fn set_gain(&mut self, to: f64) {
                    self.raw = to;
                    self.count += 1;
                }
            ),
            parse_quote!(
                fn set_gain(&mut self, to: f64) {
                    self.inner.raw = to;
                }
            ),
            parse_quote!(
                fn set_gain(&mut self, Meters(to): Meters) {
                    self.raw = to;
                }
            ),
            parse_quote!(
                #[logged]
                fn set_gain(&mut self, to: f64) {
                    self.raw = to;
                }
            ),
            parse_quote!(
                fn set_gain(&mut self, to: f64) {
                    #[cfg(unix)]
                    {
                        self.raw = to;
                    }
                }
            ),
        ];
        for setter in setters {
            assert_eq!(written(&setter), None, "{}", setter.to_token_stream());
        }
    }
}
