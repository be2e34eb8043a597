//! `#[slots] impl`: the class body as a model of its properties, methods and class attributes.
//!
//! ```text
//! #[slots]
//! impl Person {                                  BodyModel.block
//!     const age: i64 = 35;                       .members[0] = Const
//!     #[getter] fn full_name(&self) -> String    .members[1] = Property { get, set, .. }
//!     #[setter] fn set_full_name(&mut self, ..)
//!     #[on_set] fn changed(&mut self, ..)        .on_set
//!     #[method] fn snap(&mut self, frames: u32)  .members[2] = Method
//!     fn greet(&self)                            unchanged
//! }
//! ```

use proc_macro2::Span;
use syn::{Attribute, Error, Ident, ImplItemConst, ImplItemFn, Path, Type, parse_quote};

use crate::errors::Errors;
use crate::names::unraw;
use crate::parse::docs::Docs;
use crate::parse::getter::Getter;
use crate::parse::hook::Hook;
use crate::parse::method::Method;
use crate::parse::name_options::{NameOptions, Place};
use crate::parse::setter::{Deleter, Setter};

/// The class body of a struct.
pub(crate) struct BodyModel {
    pub(crate) krate: Option<Path>,
    pub(crate) members: Vec<Member>,
    pub(crate) on_set: Option<Hook>,
}

/// A member of a class body.
pub(crate) struct Member {
    pub(crate) name: String,
    pub(crate) span: Span,
    pub(crate) docs: Docs,
    pub(crate) kind: MemberKind,
}

/// The kind of a member.
pub(crate) enum MemberKind {
    Const(Ident, Box<Type>),
    Property(Box<Property>),
    /// `None` if the signature has an error.
    Method(Option<Box<Method>>),
}

/// The methods of a property.
#[derive(Default)]
pub(crate) struct Property {
    pub(crate) get: Option<Getter>,
    pub(crate) set: Option<Setter>,
    pub(crate) delete: Option<Deleter>,
}

/// The role of a method in a property.
#[derive(Clone, Copy)]
enum Role {
    Getter,
    Setter,
    Deleter,
}

impl Role {
    const ALL: [Role; 3] = [Role::Getter, Role::Setter, Role::Deleter];

    const fn attribute(self) -> &'static str {
        match self {
            Role::Getter => "getter",
            Role::Setter => "setter",
            Role::Deleter => "deleter",
        }
    }

    /// The prefixes of a method's name that are not part of the property's name.
    const fn prefixes(self) -> &'static [&'static str] {
        match self {
            // A getter keeps its whole name, as in PyO3: `fn get_gain` is the attribute `get_gain`.
            Role::Getter => &[],
            Role::Setter => &["set_"],
            Role::Deleter => &["delete_", "del_"],
        }
    }
}

/// The attribute of a method that is called by name.
const METHOD: &str = "method";

const ONE_ROLE: &str = "a method has one role: write a second method for this one";

/// Takes the attributes of one name out of a list.
fn take(attrs: &mut Vec<Attribute>, name: &str) -> Vec<Attribute> {
    let (taken, rest) =
        std::mem::take(attrs).into_iter().partition(|attr| attr.path().is_ident(name));
    *attrs = rest;
    taken
}

impl BodyModel {
    pub(crate) fn take_const(&mut self, item: &mut ImplItemConst, errors: &mut Errors) {
        for role in Role::ALL.map(Role::attribute).into_iter().chain([METHOD]) {
            for attr in take(&mut item.attrs, role) {
                errors.at(
                    attr.path(),
                    "a constant is a class attribute without this attribute: remove it",
                );
            }
        }
        let own = take(&mut item.attrs, "slot");
        let options = NameOptions::from_attrs(&own, "slot", Place::Constant, errors);
        if options.skip {
            return;
        }
        // Python writes class attributes in lower case, so rustc must not warn about the name.
        item.attrs.push(parse_quote!(#[allow(non_upper_case_globals)]));
        let (name, span) = name(&options, || unraw(&item.ident), item.ident.span(), errors);
        if self.members.iter().any(|other| other.name == name) {
            errors.push(in_body_twice(&name, span));
        }
        let kind = MemberKind::Const(item.ident.clone(), Box::new(item.ty.clone()));
        self.members.push(Member { name, span, docs: Docs::of(&item.attrs), kind });
    }

    pub(crate) fn take_fn(&mut self, item: &mut ImplItemFn, errors: &mut Errors) {
        let mut is_taken = false;
        for role in Role::ALL {
            let own = take(&mut item.attrs, role.attribute());
            let Some(first) = own.first() else { continue };
            if is_taken {
                errors.at(first.path(), ONE_ROLE);
                continue;
            }
            is_taken = true;
            let options = NameOptions::from_attrs(&own, role.attribute(), Place::Method, errors);
            let default = || {
                let method = unraw(&item.sig.ident);
                let short = role.prefixes().iter().find_map(|prefix| method.strip_prefix(prefix));
                short.map_or_else(|| method.clone(), ToOwned::to_owned)
            };
            let (name, span) = name(&options, default, item.sig.ident.span(), errors);
            self.take_role(role, &name, span, item, errors);
        }
        is_taken |= self.take_method(item, is_taken, errors);
        let hooks = take(&mut item.attrs, "on_set");
        if is_taken || !hooks.is_empty() {
            // The macro fixes the parameters of such a method, so clippy must not warn about them.
            item.attrs.push(parse_quote! {
                #[allow(clippy::needless_pass_by_value, clippy::unnecessary_wraps, clippy::unused_self)]
            });
        }
        let Some(hook) = hooks.first() else { return };
        if !matches!(hook.meta, syn::Meta::Path(_)) {
            errors.at(hook, "`#[on_set]` takes no options: it is called after every write by name");
        }
        if let Some(first) = &self.on_set {
            let first = &first.ident;
            let message = format!("a class body has one `#[on_set]` method, which is `{first}`");
            errors.at(hook.path(), message);
        }
        self.on_set = Hook::from_syn(item, errors);
    }

    /// Treats each getter and setter as a method of unknown body, since an attribute of the class body may change it.
    pub(crate) fn forget_fields(&mut self) {
        for member in &mut self.members {
            let MemberKind::Property(property) = &mut member.kind else { continue };
            if let Some(getter) = &mut property.get {
                getter.reads = None;
            }
            if let Some(setter) = &mut property.set {
                setter.writes = None;
            }
        }
    }

    /// Takes a method that is called by name; returns whether it is one.
    fn take_method(&mut self, item: &mut ImplItemFn, is_taken: bool, errors: &mut Errors) -> bool {
        let own = take(&mut item.attrs, METHOD);
        let Some(first) = own.first() else { return false };
        if is_taken {
            errors.at(first.path(), ONE_ROLE);
            return false;
        }
        let options = NameOptions::from_attrs(&own, METHOD, Place::Callable, errors);
        let default = || unraw(&item.sig.ident);
        let (name, span) = name(&options, default, item.sig.ident.span(), errors);
        if self.members.iter().any(|other| other.name == name) {
            errors.push(in_body_twice(&name, span));
        }
        let method = Method::from_syn(item, errors).map(Box::new);
        let docs = Docs::of(&item.attrs);
        self.members.push(Member { name, span, docs, kind: MemberKind::Method(method) });
        true
    }

    fn take_role(
        &mut self,
        role: Role,
        name: &str,
        span: Span,
        item: &ImplItemFn,
        errors: &mut Errors,
    ) {
        let at = match self.members.iter().position(|member| member.name == name) {
            Some(at) => at,
            None => {
                let kind = MemberKind::Property(Box::default());
                self.members.push(Member {
                    name: name.to_owned(),
                    span,
                    docs: Docs::default(),
                    kind,
                });
                self.members.len() - 1
            }
        };
        let member = &mut self.members[at];
        let own = Docs::of(&item.attrs);
        if !own.is_empty() && (member.docs.is_empty() || matches!(role, Role::Getter)) {
            member.docs = own;
        }
        let MemberKind::Property(property) = &mut member.kind else {
            errors.push(in_body_twice(name, span));
            return;
        };
        let is_twice = match role {
            Role::Getter => is_twice(&mut property.get, Getter::from_syn(item, errors)),
            Role::Setter => is_twice(&mut property.set, Setter::from_syn(item, errors)),
            Role::Deleter => is_twice(&mut property.delete, Deleter::from_syn(item, errors)),
        };
        if is_twice {
            let role = role.attribute();
            errors.push(Error::new(span, format!("property '{name}' has a {role} already")));
        }
    }
}

/// Stores a method; returns whether `place` held one before.
fn is_twice<T>(place: &mut Option<T>, method: Option<T>) -> bool {
    let is_twice = place.is_some();
    *place = method;
    is_twice
}

/// The name of a member, and the token that gives it.
fn name(
    options: &NameOptions,
    default: impl FnOnce() -> String,
    span: Span,
    errors: &mut Errors,
) -> (String, Span) {
    let Some(rename) = &options.rename else { return (default(), span) };
    if rename.value().is_empty() {
        errors.at(rename, "an attribute needs a name");
    }
    (rename.value(), rename.span())
}

fn in_body_twice(name: &str, span: Span) -> Error {
    Error::new(span, format!("'{name}' is in the class body twice: rename one of the two"))
}
