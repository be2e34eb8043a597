//! `#[slots] impl`: the class body as a model of its properties and class attributes.
//!
//! ```text
//! #[slots]
//! impl Person {                                  BodyModel.block
//!     const age: i64 = 35;                       .members[0] = Const
//!     #[getter] fn full_name(&self) -> String    .members[1] = Property { get, set, .. }
//!     #[setter] fn set_full_name(&mut self, ..)
//!     #[on_set] fn changed(&mut self, ..)        .on_set
//!     fn greet(&self)                            left alone
//! }
//! ```

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::parse::Parser;
use syn::{
    Attribute, Error, FnArg, Ident, ImplItem, ImplItemConst, ImplItemFn, ItemImpl, Path,
    ReturnType, Type, parse_quote,
};

use crate::attr::{ClassOptions, NameOptions};
use crate::errors::Errors;
use crate::expand;
use crate::gate::{Gate, Gated};
use crate::names::{docs, unraw};

/// The class body of a struct.
pub(crate) struct BodyModel {
    pub(crate) krate: Option<Path>,
    pub(crate) members: Vec<Member>,
    pub(crate) on_set: Vec<Gated<Hook>>,
}

/// A method that is told of each write by name.
pub(crate) struct Hook {
    pub(crate) ident: Ident,
    /// Whether it takes `&mut self`.
    pub(crate) changes: bool,
}

/// A member of a class body.
pub(crate) struct Member {
    pub(crate) name: String,
    pub(crate) span: Span,
    pub(crate) docs: String,
    pub(crate) kind: MemberKind,
}

/// What it is.
pub(crate) enum MemberKind {
    Const(Gate, Ident, Box<Type>),
    Property { get: Vec<Gated<Getter>>, set: Vec<Gated<Setter>>, delete: Vec<Gated<Ident>> },
}

impl Member {
    /// The condition under which there is such a member.
    pub(crate) fn gate(&self) -> Gate {
        match &self.kind {
            MemberKind::Const(gate, ..) => gate.clone(),
            MemberKind::Property { get, set, delete } => {
                let (get, set) = (get.iter().map(|it| &it.gate), set.iter().map(|it| &it.gate));
                Gate::any(get.chain(set).chain(delete.iter().map(|it| &it.gate)))
            }
        }
    }
}

/// A method that reads a property.
pub(crate) struct Getter {
    pub(crate) ident: Ident,
    pub(crate) gives: Gives,
}

/// What a getter returns.
pub(crate) enum Gives {
    /// `&T`: it lends.
    Ref(Type),
    /// `T`.
    Value(Type),
    /// `Result<T, E>`.
    Result(Type),
}

/// A method that writes a property.
pub(crate) struct Setter {
    pub(crate) ident: Ident,
    /// The type of the value it is given, and whether it is given as a reference (`&str` from a `String`).
    pub(crate) takes: Type,
    pub(crate) by_ref: bool,
}

pub(crate) fn expand(args: TokenStream, mut block: ItemImpl) -> TokenStream {
    let mut errors = Errors::default();
    let krate = options(args, &mut errors);
    let mut model = BodyModel { krate, members: Vec::new(), on_set: Vec::new() };
    if let Some((path, _)) = &block.trait_ {
        errors.at(path, "a class body is an inherent impl: `#[slots] impl Person { .. }`");
    }
    for item in &mut block.items {
        match item {
            ImplItem::Const(item) => model.take_const(item, &mut errors),
            ImplItem::Fn(item) => model.take_fn(item, &mut errors),
            _ => {}
        }
    }
    let errors = errors.finish();
    let body = if errors.is_none() { expand::block(&model, &mut block) } else { quote!() };
    quote!(#block #body #errors)
}

/// Of the options of a class only `crate` is meant for its body.
fn options(args: TokenStream, errors: &mut Errors) -> Option<Path> {
    let mut options = ClassOptions::default();
    let span = args.clone();
    let parsed = (|input: syn::parse::ParseStream<'_>| {
        options.parse(input, errors);
        Ok(())
    })
    .parse2(args);
    errors.keep(parsed);
    if options.pub_only
        || options.frozen
        || options.check.is_some()
        || options.warn.is_some()
        || options.rename_all.is_some()
    {
        errors.at(span, "the options of a class go on its struct; its body takes `crate` alone");
    }
    options.krate
}

/// Takes the attributes of one name out of a list.
fn take(attrs: &mut Vec<Attribute>, name: &str) -> Vec<Attribute> {
    let (taken, rest) =
        std::mem::take(attrs).into_iter().partition(|attr| attr.path().is_ident(name));
    *attrs = rest;
    taken
}

impl BodyModel {
    fn take_const(&mut self, item: &mut ImplItemConst, errors: &mut Errors) {
        let own = take(&mut item.attrs, "slot");
        let options = NameOptions::from_attrs(&own, "slot", errors);
        if let Some(alias) = options.aliases.first() {
            errors.at(alias, "a class attribute has one name; write a second constant");
        }
        if options.skip {
            return;
        }
        // Python writes class attributes in lower case, and what is written once by hand is no mistake of style.
        item.attrs.push(parse_quote!(#[allow(non_upper_case_globals)]));
        let name = options.rename.map_or_else(|| unraw(&item.ident), |rename| rename.value());
        let kind =
            MemberKind::Const(Gate::of(&item.attrs), item.ident.clone(), Box::new(item.ty.clone()));
        self.push(Member { name, span: item.ident.span(), docs: docs(&item.attrs), kind }, errors);
    }

    fn push(&mut self, member: Member, errors: &mut Errors) {
        let clashes =
            |other: &Member| other.name == member.name && !member.gate().excludes(&other.gate());
        if self.members.iter().any(clashes) {
            errors.push(Error::new(
                member.span,
                format!("'{}' is in the class body twice", member.name),
            ));
        }
        self.members.push(member);
    }

    fn take_fn(&mut self, item: &mut ImplItemFn, errors: &mut Errors) {
        let mut is_ours = false;
        for (role, prefixes) in
            [("getter", &["get_"][..]), ("setter", &["set_"]), ("deleter", &["delete_", "del_"])]
        {
            let own = take(&mut item.attrs, role);
            if own.is_empty() {
                continue;
            }
            let options = NameOptions::from_attrs(&own, role, errors);
            let method = unraw(&item.sig.ident);
            // A getter keeps its whole name: `fn get_gain` without more is the attribute `get_gain` in PyO3 too.
            let short = if role == "getter" {
                None
            } else {
                prefixes.iter().find_map(|prefix| method.strip_prefix(prefix))
            };
            let name = options
                .rename
                .map_or_else(|| short.unwrap_or(&method).to_owned(), |rename| rename.value());
            self.take_role(role, &name, item, errors);
            is_ours = true;
        }
        let hooks = take(&mut item.attrs, "on_set");
        if let Some(hook) = hooks.first() {
            is_ours = true;
            let gate = Gate::of(&item.attrs);
            if self.on_set.iter().any(|other| !gate.excludes(&other.gate)) {
                errors.at(hook, "a class body has one #[on_set]");
            }
            if !(takes_self(item) && item.sig.inputs.len() == 3) {
                errors
                    .at(&item.sig, "#[on_set] goes on `fn(&mut self, name: &str, old: Value<'_>)`");
            }
            let hook = Hook { ident: item.sig.ident.clone(), changes: takes_mut_self(item) };
            self.on_set.push(Gated { gate, item: hook });
        }
        if is_ours {
            // What such a method takes is not the user's choice.
            item.attrs.push(parse_quote! {
                #[allow(clippy::needless_pass_by_value, clippy::unnecessary_wraps, clippy::unused_self)]
            });
        }
    }

    fn take_role(&mut self, role: &str, name: &str, item: &ImplItemFn, errors: &mut Errors) {
        let ident = item.sig.ident.clone();
        let inputs = item.sig.inputs.len();
        let gate = Gate::of(&item.attrs);
        let is_same = |member: &Member| match &member.kind {
            MemberKind::Const(other, ..) => member.name == name && !gate.excludes(other),
            MemberKind::Property { .. } => member.name == name,
        };
        let at = match self.members.iter().position(is_same) {
            Some(at) => at,
            None => {
                let kind = MemberKind::Property { get: vec![], set: vec![], delete: vec![] };
                self.members.push(Member {
                    name: name.to_owned(),
                    span: ident.span(),
                    docs: String::new(),
                    kind,
                });
                self.members.len() - 1
            }
        };
        let member = &mut self.members[at];
        let MemberKind::Property { get, set, delete } = &mut member.kind else {
            errors.at(&ident, format!("'{name}' is in the class body twice"));
            return;
        };
        let twice = match role {
            "getter" => get.iter().any(|it| !gate.excludes(&it.gate)),
            "setter" => set.iter().any(|it| !gate.excludes(&it.gate)),
            _ => delete.iter().any(|it| !gate.excludes(&it.gate)),
        };
        if twice {
            errors.at(&ident, format!("property '{name}' has a {role} already"));
        }
        if member.docs.is_empty() || role == "getter" {
            let own = docs(&item.attrs);
            if !own.is_empty() {
                member.docs = own;
            }
        }
        match role {
            "getter" => {
                if !(takes_self(item) && inputs == 1) {
                    errors.at(&item.sig, "a getter takes `&self` alone");
                    return;
                }
                match gives(&item.sig.output) {
                    Some(gives) => get.push(Gated { gate, item: Getter { ident, gives } }),
                    None => errors
                        .at(&item.sig, "a getter returns a value: `T`, `&T` or `Result<T, E>`"),
                }
            }
            "setter" => match item.sig.inputs.iter().nth(1) {
                Some(FnArg::Typed(value)) if takes_self(item) && inputs == 2 => {
                    let (takes, by_ref) = taken(&value.ty);
                    set.push(Gated { gate, item: Setter { ident, takes, by_ref } });
                }
                _ => errors.at(&item.sig, "a setter takes `&mut self` and the value"),
            },
            _ => {
                if !(takes_self(item) && inputs == 1) {
                    errors.at(&item.sig, "a deleter takes `&mut self` alone");
                    return;
                }
                delete.push(Gated { gate, item: ident });
            }
        }
    }
}

fn takes_self(item: &ImplItemFn) -> bool {
    matches!(item.sig.inputs.first(), Some(FnArg::Receiver(_)))
}

fn takes_mut_self(item: &ImplItemFn) -> bool {
    let first = item.sig.inputs.first();
    let Some(FnArg::Receiver(receiver)) = first else { return false };
    matches!(receiver.kind, syn::ReceiverKind::Reference(.., Some(_)))
}

fn gives(output: &ReturnType) -> Option<Gives> {
    let ReturnType::Type(_, ty) = output else { return None };
    Some(match &**ty {
        Type::Reference(reference) => Gives::Ref((*reference.elem).clone()),
        Type::Path(path)
            if path.path.segments.last().is_some_and(|last| last.ident == "Result") =>
        {
            Gives::Result((**ty).clone())
        }
        ty => Gives::Value(ty.clone()),
    })
}

/// The owned type of a setter's value: `String` for `&str`.
fn taken(ty: &Type) -> (Type, bool) {
    match ty {
        Type::Reference(reference) if matches!(&*reference.elem, Type::Path(path) if path.path.is_ident("str")) => {
            (parse_quote!(__rt::String), true)
        }
        Type::Reference(reference) => ((*reference.elem).clone(), true),
        ty => (ty.clone(), false),
    }
}
