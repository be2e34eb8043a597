//! The signature of a getter, and what getters and methods return.

use syn::{Ident, ImplItemFn, ReturnType, Type};

use crate::errors::Errors;
use crate::parse::field_access;
use crate::parse::signature::{Mutable, borrow_inside, is_ref, plain, receiver, reject};

/// A method that reads a property.
pub(crate) struct Getter {
    pub(crate) ident: Ident,
    pub(crate) gives: Gives,
    /// The field that it returns, if it does nothing else.
    pub(crate) reads: Option<String>,
}

/// What a getter or a method returns.
pub(crate) enum Gives {
    /// `&T`: a borrowed value.
    Ref(Type),
    /// `T` or `Result<T, E>`. Type inference tells them apart, since an alias of `Result` has another name.
    Value(Type),
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
            reads: field_access::read(item),
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
