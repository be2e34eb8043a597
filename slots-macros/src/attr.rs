//! Parsing of `#[slots(..)]`, `#[slot(..)]` and their like: one struct of options for each place they stand.

use proc_macro2::TokenStream;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, Error, Expr, Ident, LitStr, Path, Token};

use crate::case::Case;
use crate::errors::{Errors, listed, nearest};

/// An option and the token to blame for it.
pub(crate) struct Spanned<T> {
    pub(crate) token: Ident,
    pub(crate) value: T,
}

/// The options of a class: `#[slots(..)]`, `#[dynamic(..)]`, or `#[slot(..)]` above the struct.
#[derive(Default)]
pub(crate) struct ClassOptions {
    pub(crate) pub_only: bool,
    pub(crate) frozen: bool,
    pub(crate) rename_all: Option<Case>,
    pub(crate) check: Option<Path>,
    pub(crate) warn: Option<Spanned<Path>>,
    pub(crate) krate: Option<Path>,
}

/// The options of a field: `#[slot(..)]`.
#[derive(Default)]
pub(crate) struct SlotOptions {
    pub(crate) skip: Option<Ident>,
    pub(crate) base: Option<Ident>,
    pub(crate) dict: Option<Ident>,
    pub(crate) unset: Option<Ident>,
    pub(crate) readonly: Option<Ident>,
    pub(crate) rename: Option<Spanned<LitStr>>,
    pub(crate) aliases: Vec<LitStr>,
    pub(crate) unit: Option<Spanned<LitStr>>,
    pub(crate) range: Option<Spanned<Expr>>,
    pub(crate) choices: Option<Spanned<Expr>>,
    pub(crate) check: Option<Spanned<Path>>,
}

/// The options of a method of a class body: `#[getter(..)]`, `#[setter(..)]`, `#[deleter(..)]`; of a constant, of a
/// variant: `#[slot(..)]`, `#[attribute(..)]`.
#[derive(Default)]
pub(crate) struct NameOptions {
    pub(crate) skip: bool,
    pub(crate) rename: Option<LitStr>,
    pub(crate) aliases: Vec<LitStr>,
    pub(crate) rename_all: Option<Case>,
    pub(crate) krate: Option<Path>,
}

/// Goes through `a, b = value, ..`, giving each option to `take`; the error of one does not hide the next.
fn each_option(
    input: ParseStream<'_>,
    errors: &mut Errors,
    mut take: impl FnMut(&Ident, ParseStream<'_>, &mut Errors) -> syn::Result<()>,
) {
    let mut seen: Vec<String> = Vec::new();
    while !input.is_empty() {
        let parsed = input.call(Ident::parse_any).and_then(|key| {
            let name = key.to_string();
            if seen.contains(&name) && name != "alias" {
                errors.push(Error::new(key.span(), format!("`{name}` is given twice")));
            }
            seen.push(name);
            take(&key, input, errors)
        });
        if let Err(error) = parsed {
            errors.push(error);
            skip_option(input);
        }
        if !input.is_empty() {
            if let Err(error) = input.parse::<Token![,]>() {
                errors.push(error);
                skip_option(input);
                let _ = input.parse::<Token![,]>();
            }
        }
    }
}

/// Goes on to the next comma.
fn skip_option(input: ParseStream<'_>) {
    while !input.is_empty() && !input.peek(Token![,]) {
        let _ = input.parse::<proc_macro2::TokenTree>();
    }
}

/// Parses `= value`.
fn value<T: syn::parse::Parse>(
    key: &Ident,
    input: ParseStream<'_>,
    example: &str,
) -> syn::Result<T> {
    if !input.peek(Token![=]) {
        return Err(Error::new(key.span(), format!("`{key}` needs a value: `{key} = {example}`")));
    }
    input.parse::<Token![=]>()?;
    input.parse()
}

fn unknown(key: &Ident, options: &[&str], elsewhere: &[(&str, &str)]) -> Error {
    let name = key.to_string();
    if let Some((_, place)) = elsewhere.iter().find(|(option, _)| *option == name) {
        return Error::new(key.span(), format!("`{name}` {place}"));
    }
    let hint = nearest(&name, options).map(|near| format!("; did you mean `{near}`?"));
    let hint = hint.unwrap_or_else(|| format!("; expected one of {}", listed(options)));
    Error::new(key.span(), format!("unknown option `{name}`{hint}"))
}

const CLASS: [&str; 6] = ["pub", "frozen", "rename_all", "check", "warn", "crate"];
const SLOT: [&str; 11] = [
    "skip", "base", "dict", "unset", "readonly", "rename", "alias", "unit", "range", "choices",
    "check",
];
const NAME: [&str; 3] = ["skip", "rename", "alias"];

impl ClassOptions {
    pub(crate) fn from_attrs(attrs: &[Attribute], errors: &mut Errors) -> Self {
        let mut options = ClassOptions::default();
        parse_attrs(attrs, "slot", errors, |input, errors| options.parse(input, errors));
        options
    }

    pub(crate) fn parse(&mut self, input: ParseStream<'_>, errors: &mut Errors) {
        each_option(input, errors, |key, input, _| {
            match key.to_string().as_str() {
                "pub" => self.pub_only = true,
                "frozen" => self.frozen = true,
                "rename_all" => {
                    self.rename_all = Some(Case::parse(&value(key, input, "\"camelCase\"")?)?)
                }
                "check" => self.check = Some(value(key, input, "path::of_fn")?),
                "warn" => {
                    self.warn = Some(Spanned {
                        token: key.clone(),
                        value: value(key, input, "path::of_fn")?,
                    })
                }
                "crate" => self.krate = Some(value(key, input, "path::of_slots_runtime")?),
                _ => {
                    let on_field = "belongs on a field: `#[slot(..)]` above it";
                    let on_field: Vec<_> = SLOT
                        .iter()
                        .filter(|name| !CLASS.contains(name))
                        .map(|name| (*name, on_field))
                        .collect();
                    return Err(unknown(key, &CLASS, &on_field));
                }
            }
            Ok(())
        });
    }
}

impl SlotOptions {
    pub(crate) fn from_attrs(attrs: &[Attribute], errors: &mut Errors) -> Self {
        let mut options = SlotOptions::default();
        parse_attrs(attrs, "slot", errors, |input, errors| options.parse(input, errors));
        options
    }

    fn parse(&mut self, input: ParseStream<'_>, errors: &mut Errors) {
        each_option(input, errors, |key, input, _| {
            let token = || key.clone();
            match key.to_string().as_str() {
                "skip" => self.skip = Some(token()),
                "base" => self.base = Some(token()),
                "dict" => self.dict = Some(token()),
                "unset" => self.unset = Some(token()),
                "readonly" => self.readonly = Some(token()),
                "rename" => {
                    self.rename =
                        Some(Spanned { token: token(), value: value(key, input, "\"name\"")? })
                }
                "alias" => self.aliases.push(value(key, input, "\"name\"")?),
                "unit" => {
                    self.unit = Some(Spanned { token: token(), value: value(key, input, "\"s\"")? })
                }
                "range" => {
                    self.range =
                        Some(Spanned { token: token(), value: value(key, input, "0..=10")? })
                }
                "choices" => {
                    self.choices = Some(Spanned {
                        token: token(),
                        value: value(key, input, "[\"a\", \"b\"]")?,
                    })
                }
                "check" => {
                    self.check =
                        Some(Spanned { token: token(), value: value(key, input, "path::of_fn")? })
                }
                _ => {
                    let on_struct = "belongs on the struct: `#[slots(..)]` above it";
                    let on_struct: Vec<_> = CLASS
                        .iter()
                        .filter(|name| !SLOT.contains(name))
                        .map(|name| (*name, on_struct))
                        .collect();
                    return Err(unknown(key, &SLOT, &on_struct));
                }
            }
            Ok(())
        });
    }
}

impl NameOptions {
    /// The options in all attributes of one name.
    pub(crate) fn from_attrs(attrs: &[Attribute], name: &str, errors: &mut Errors) -> Self {
        let mut options = NameOptions::default();
        parse_attrs(attrs, name, errors, |input, errors| options.parse(input, false, errors));
        options
    }

    /// The options above a whole enum or newtype.
    pub(crate) fn of_type(attrs: &[Attribute], errors: &mut Errors) -> Self {
        let mut options = NameOptions::default();
        parse_attrs(attrs, "attribute", errors, |input, errors| options.parse(input, true, errors));
        options
    }

    fn parse(&mut self, input: ParseStream<'_>, of_type: bool, errors: &mut Errors) {
        each_option(input, errors, |key, input, _| {
            match key.to_string().as_str() {
                "rename_all" if of_type => {
                    self.rename_all = Some(Case::parse(&value(key, input, "\"kebab-case\"")?)?);
                }
                "crate" if of_type => {
                    self.krate = Some(value(key, input, "path::of_slots_runtime")?)
                }
                _ if of_type => return Err(unknown(key, &["rename_all", "crate"], &[])),
                "skip" => self.skip = true,
                "rename" => self.rename = Some(value(key, input, "\"name\"")?),
                "alias" => self.aliases.push(value(key, input, "\"name\"")?),
                _ => return Err(unknown(key, &NAME, &[])),
            }
            Ok(())
        });
    }
}

/// Parses the arguments of each attribute of this name; `#[slot]` without any has none.
fn parse_attrs(
    attrs: &[Attribute],
    name: &str,
    errors: &mut Errors,
    mut parse: impl FnMut(ParseStream<'_>, &mut Errors),
) {
    for attr in attrs.iter().filter(|attr| attr.path().is_ident(name)) {
        let tokens = match &attr.meta {
            syn::Meta::Path(_) => TokenStream::new(),
            syn::Meta::List(list) => list.tokens.clone(),
            syn::Meta::NameValue(_) => {
                errors.at(attr, format!("write `#[{name}(..)]`"));
                continue;
            }
        };
        let parsed = (|input: ParseStream<'_>| {
            parse(input, errors);
            Ok(())
        })
        .parse2(tokens);
        if let Err(error) = parsed {
            errors.push(error);
        }
    }
}
