//! The signature of a method that is called by name, and the options of its arguments: `#[arg(..)]`.

use proc_macro2::Span;
use syn::{
    Attribute, Error, FnArg, Ident, ImplItemFn, LitStr, Pat, PatType, ReturnType, Type, parse_quote,
};

use crate::errors::Errors;
use crate::names::unraw;
use crate::parse::docs::Docs;
use crate::parse::getter::Gives;
use crate::parse::option_names::SLOT;
use crate::parse::option_values::Spanned;
use crate::parse::options::{OptionSet, in_attrs, unknown};
use crate::parse::setter::Taken;
use crate::parse::signature::{Mutable, is_ref, plain, receiver, reject};
use crate::parse::slot_options::{DefaultOption, SlotOptions};

/// A method that is called by name.
pub(crate) struct Method {
    pub(crate) ident: Ident,
    pub(crate) receiver: MethodReceiver,
    pub(crate) arguments: Vec<Argument>,
    pub(crate) gives: Gives,
}

/// What a method takes as `self`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum MethodReceiver {
    None,
    Ref,
    Mut,
}

/// An argument of a method.
pub(crate) struct Argument {
    pub(crate) name: (String, Span),
    pub(crate) docs: Docs,
    /// The owned type of the value.
    pub(crate) takes: Type,
    /// Whether the method takes it by reference.
    pub(crate) by_ref: bool,
    pub(crate) unit: Option<Spanned<LitStr>>,
    pub(crate) range: Option<Spanned<syn::Expr>>,
    pub(crate) choices: Option<Spanned<syn::Expr>>,
    pub(crate) check: Option<Spanned<syn::Path>>,
    pub(crate) default: Option<Spanned<DefaultOption>>,
}

const ARG: [&str; 6] = ["default", "unit", "range", "choices", "check", "rename"];

const OPTIONS: OptionSet =
    OptionSet { options: &ARG, value: "expected an option; did you mean `default = ..`?" };

impl Method {
    /// Takes the options of the arguments out of the signature.
    pub(crate) fn from_syn(item: &mut ImplItemFn, errors: &mut Errors) -> Option<Self> {
        const WHAT: &str =
            "a method that is called by name takes `&self`, `&mut self` or no `self`";
        // rustc accepts no such attributes on parameters, so all are taken out, whatever is wrong.
        let own: Vec<Vec<Attribute>> = item.sig.inputs.iter_mut().map(take_own).collect();
        plain(&item.sig, "method", errors)?;
        let method_receiver = match receiver(&item.sig) {
            None => MethodReceiver::None,
            Some(this) => {
                if let Some(attr) = own.first().and_then(|attrs| attrs.first()) {
                    return reject(errors, attr, "`self` is not an argument: remove the attribute");
                }
                match is_ref(this) {
                    Some(Mutable(false)) => MethodReceiver::Ref,
                    Some(Mutable(true)) => MethodReceiver::Mut,
                    None => return reject(errors, this, WHAT),
                }
            }
        };
        let mut arguments: Vec<Argument> = Vec::new();
        let mut is_complete = true;
        for (input, own) in item.sig.inputs.iter().zip(&own) {
            let FnArg::Typed(input) = input else { continue };
            let Some(argument) = Argument::from_syn(input, own, errors) else {
                is_complete = false;
                continue;
            };
            let (name, span) = &argument.name;
            if arguments.iter().any(|other| other.name.0 == *name) {
                let message = format!("argument '{name}' is given twice: rename one of the two");
                errors.push(Error::new(*span, message));
            }
            arguments.push(argument);
        }
        let nothing: Type = parse_quote!(());
        let gives = match &item.sig.output {
            ReturnType::Default => Gives::from_syn(&nothing, "method", errors),
            ReturnType::Type(_, ty) => Gives::from_syn(ty, "method", errors),
        }?;
        is_complete.then(|| Method {
            ident: item.sig.ident.clone(),
            receiver: method_receiver,
            arguments,
            gives,
        })
    }
}

/// Takes the attributes `#[arg]` and the doc comments off a parameter.
fn take_own(input: &mut FnArg) -> Vec<Attribute> {
    let attrs = match input {
        FnArg::Receiver(this) => &mut this.attrs,
        FnArg::Typed(typed) => &mut typed.attrs,
    };
    let is_own = |attr: &Attribute| attr.path().is_ident("arg") || attr.path().is_ident("doc");
    let (own, rest) = std::mem::take(attrs).into_iter().partition(is_own);
    *attrs = rest;
    own
}

impl Argument {
    fn from_syn(input: &PatType, own: &[Attribute], errors: &mut Errors) -> Option<Self> {
        let options = options(own, errors);
        if let Type::Reference(reference) = &*input.ty
            && reference.mutability.is_some()
        {
            let message = "an argument is a value: take it by value or by `&`";
            return reject(errors, &input.ty, message);
        }
        let Taken { takes, by_ref } = Taken::from_syn(&input.ty, "method", errors)?;
        let name = match (&options.rename, &*input.pat) {
            (Some(rename), _) if rename.value.value().is_empty() => {
                return reject(errors, &rename.value, "an argument needs a name");
            }
            (Some(rename), _) => (rename.value.value(), rename.value.span()),
            (None, Pat::Ident(ident)) => (unraw(&ident.ident), ident.ident.span()),
            (None, pat) => {
                let message =
                    "an argument needs a name: write `#[arg(rename = \"name\")]` before it";
                return reject(errors, pat, message);
            }
        };
        let SlotOptions { unit, range, choices, check, default, .. } = options;
        let docs = Docs::of(own);
        Some(Argument { name, docs, takes, by_ref, unit, range, choices, check, default })
    }
}

fn options(own: &[Attribute], errors: &mut Errors) -> SlotOptions {
    let mut options = SlotOptions::default();
    in_attrs(own, "arg", OPTIONS, errors, |key, input| {
        let name = key.to_string();
        if ARG.contains(&name.as_str()) {
            return options.take(key, input);
        }
        Err(match name.as_str() {
            "alias" => Error::new(key.span(), "an argument has one name: write `rename = ..`"),
            name if SLOT.contains(&name) => {
                Error::new(key.span(), format!("`{name}` is for slots, not for arguments"))
            }
            _ => unknown(key, &ARG),
        })
    });
    options
}
