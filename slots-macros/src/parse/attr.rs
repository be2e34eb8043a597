//! The options of `#[slots(..)]`, `#[slot(..)]` and the other attributes: one struct of options for each kind of item.

use syn::parse::ParseStream;
use syn::{Attribute, Error, Expr, Ident, LitStr, Path, Token};

use crate::errors::Errors;
use crate::parse::case::Case;
use crate::parse::options::{OptionSet, flag, in_attrs, path, unknown, value};

/// The value of an option, and its name as the span of errors.
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
    /// The name of the class in messages.
    pub(crate) label: Option<LitStr>,
    pub(crate) check: Option<Path>,
    pub(crate) warn: Option<Spanned<Path>>,
    /// Whether a new object has the values of `Default` where none are given.
    pub(crate) default: Option<Ident>,
    pub(crate) krate: Option<Path>,
    /// The struct of another crate that the struct describes.
    pub(crate) remote: Option<Spanned<Path>>,
    /// Whether the description names some of the fields only.
    pub(crate) partial: Option<Ident>,
}

/// The default of a slot.
pub(crate) enum DefaultOption {
    /// The `Default` of its type.
    OfType,
    /// This value.
    Expr(Box<Expr>),
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
    pub(crate) default: Option<Spanned<DefaultOption>>,
    /// The module that converts the type.
    pub(crate) with: Option<Spanned<Path>>,
}

/// The options of a named item that is not a slot: see [`Place`].
#[derive(Default)]
pub(crate) struct NameOptions {
    pub(crate) skip: bool,
    pub(crate) rename: Option<LitStr>,
    pub(crate) aliases: Vec<LitStr>,
    pub(crate) rename_all: Option<(Ident, Case)>,
    /// The case of the names of the fields of all variants.
    pub(crate) rename_all_fields: Option<(Ident, Case)>,
    /// Whether the fields of the variants have their types' `Default`.
    pub(crate) default: Option<Ident>,
    pub(crate) krate: Option<Path>,
}

/// The kind of item that has [`NameOptions`].
#[derive(Clone, Copy)]
pub(crate) enum Place {
    /// `#[slot(..)]` on a constant of a class body.
    Constant,
    /// `#[getter(..)]`, `#[setter(..)]`, `#[deleter(..)]`.
    Method,
    /// `#[method(..)]`.
    Callable,
    /// `#[slot_value(..)]` above an enum or a newtype.
    Type,
    /// `#[slot_value(..)]` on a variant.
    Variant,
}

const CLASS: [&str; 10] = [
    "pub",
    "frozen",
    "rename_all",
    "label",
    "check",
    "warn",
    "default",
    "crate",
    "remote",
    "partial",
];

pub(crate) const SLOT: [&str; 13] = [
    "skip", "base", "dict", "unset", "readonly", "rename", "alias", "unit", "range", "choices",
    "check", "default", "with",
];

const FN: &str = "path::of_fn";

pub(crate) const MODULE: &str = "path::of_module";

const STRUCT: &str = "path::Struct";

const CRATE: &str = "path::of_slots_runtime";

impl ClassOptions {
    pub(crate) const OPTIONS: OptionSet = OptionSet {
        options: &CLASS,
        value: "each field is a slot by its own name, so that none is listed here; \
                `#[slot(skip)]` leaves a field out",
    };

    pub(crate) fn from_attrs(attrs: &[Attribute], errors: &mut Errors) -> Self {
        let mut options = ClassOptions::default();
        in_attrs(attrs, "slot", Self::OPTIONS, errors, |key, input| options.take(key, input));
        options
    }

    pub(crate) fn take(&mut self, key: &Ident, input: ParseStream<'_>) -> syn::Result<()> {
        match key.to_string().as_str() {
            "pub" => self.pub_only = flag(key, input).map(|_| true)?,
            "frozen" => self.frozen = flag(key, input).map(|_| true)?,
            "rename_all" => self.rename_all = Some(case(key, input)?.1),
            "label" => self.label = Some(value(key, input, "a string", "\"camera\"")?),
            "check" => self.check = Some(path(key, input, FN)?),
            "warn" => {
                self.warn = Some(Spanned { token: key.clone(), value: path(key, input, FN)? });
            }
            "default" => self.default = Some(flag(key, input)?),
            "crate" => self.krate = Some(path(key, input, CRATE)?),
            "remote" => {
                self.remote =
                    Some(Spanned { token: key.clone(), value: path(key, input, STRUCT)? });
            }
            "partial" => self.partial = Some(flag(key, input)?),
            name if SLOT.contains(&name) => {
                let option = format!("{name}{}", dots(name));
                let message = format!("`{name}` belongs on a field: `#[slot({option})]` above it");
                return Err(Error::new(key.span(), message));
            }
            _ => return Err(unknown(key, &CLASS)),
        }
        Ok(())
    }
}

/// The suffix of an option in a message: ` = ..` for an option with a value.
fn dots(option: &str) -> &'static str {
    match option {
        "skip" | "base" | "dict" | "unset" | "readonly" | "pub" | "frozen" | "partial" => "",
        _ => " = ..",
    }
}

impl SlotOptions {
    const OPTIONS: OptionSet =
        OptionSet { options: &SLOT, value: "expected an option; did you mean `rename = ..`?" };

    pub(crate) fn from_attrs(attrs: &[Attribute], errors: &mut Errors) -> Self {
        let mut options = SlotOptions::default();
        in_attrs(attrs, "slot", Self::OPTIONS, errors, |key, input| options.take(key, input));
        options
    }

    pub(crate) fn take(&mut self, key: &Ident, input: ParseStream<'_>) -> syn::Result<()> {
        let token = key.clone();
        match key.to_string().as_str() {
            "skip" => self.skip = Some(flag(key, input)?),
            "base" => self.base = Some(flag(key, input)?),
            "dict" => self.dict = Some(flag(key, input)?),
            "unset" => self.unset = Some(flag(key, input)?),
            "readonly" => self.readonly = Some(flag(key, input)?),
            "rename" => self.rename = Some(Spanned { token, value: text(key, input)? }),
            "alias" => self.aliases.push(text(key, input)?),
            "unit" => {
                let value = value(key, input, "a string", "\"s\"")?;
                self.unit = Some(Spanned { token, value });
            }
            "range" => {
                let value = value(key, input, "a range", "0..=10")?;
                self.range = Some(Spanned { token, value });
            }
            "choices" => {
                let value = value(key, input, "a list", "[\"a\", \"b\"]")?;
                is_list(&value)?;
                self.choices = Some(Spanned { token, value });
            }
            "check" => self.check = Some(Spanned { token, value: path(key, input, FN)? }),
            "default" if input.peek(Token![=]) => {
                let value = DefaultOption::Expr(Box::new(value(key, input, "a value", "1.0")?));
                self.default = Some(Spanned { token, value });
            }
            "default" => {
                let value = flag(key, input).map(|_| DefaultOption::OfType)?;
                self.default = Some(Spanned { token, value });
            }
            "with" => self.with = Some(Spanned { token, value: path(key, input, MODULE)? }),
            name if CLASS.contains(&name) => {
                let option = format!("{name}{}", dots(name));
                let message = format!("`{name}` belongs on the struct: `#[slots({option})]`");
                return Err(Error::new(key.span(), message));
            }
            _ => return Err(unknown(key, &SLOT)),
        }
        Ok(())
    }
}

pub(crate) fn text(key: &Ident, input: ParseStream<'_>) -> syn::Result<LitStr> {
    value(key, input, "a string", "\"name\"")
}

fn case(key: &Ident, input: ParseStream<'_>) -> syn::Result<(Ident, Case)> {
    let text = value(key, input, "a string", "\"camelCase\"")?;
    Ok((key.clone(), Case::parse(&text)?))
}

impl Place {
    const fn option_set(self) -> OptionSet {
        let (options, value): (&[&str], _) = match self {
            Place::Constant => (&["skip", "rename"], "expected an option, such as `rename = ..`"),
            Place::Method | Place::Callable => {
                (&["rename"], "expected an option; did you mean `rename = ..`?")
            }
            Place::Type => (
                &["rename_all", "rename_all_fields", "default", "crate"],
                "expected an option, such as `rename_all = ..`",
            ),
            Place::Variant => {
                (&["rename", "alias", "default"], "expected an option; did you mean `rename = ..`?")
            }
        };
        OptionSet { options, value }
    }

    /// The error for an option that belongs to another kind of item, or to none.
    fn reject(self, key: &Ident, input: ParseStream<'_>) -> Error {
        let name = key.to_string();
        let elsewhere = match (self, name.as_str()) {
            (Place::Constant | Place::Method | Place::Callable, "alias") => {
                "an attribute of the class body has one name: write a second member for another name".to_owned()
            }
            (Place::Constant, name) if SLOT.contains(&name) => {
                format!("`{name}` is for slots; a class attribute is never written")
            }
            (Place::Method | Place::Callable, "skip") => "remove the attribute to leave the method out".to_owned(),
            (Place::Method, "unit") => {
                "`unit` is for slots; the getter and the setter of a property convert units".to_owned()
            }
            (Place::Method, name) if SLOT.contains(&name) => {
                format!(
                    "`{name}` is for slots; a setter does its own checks and returns a `Result`"
                )
            }
            (Place::Callable, name) if SLOT.contains(&name) => {
                format!("`{name}` belongs on an argument: `#[arg({name} = ..)]` before it")
            }
            (Place::Type, "rename" | "alias") => {
                format!("`{name}` belongs on a variant; `rename_all = ..` goes here")
            }
            (Place::Variant, "rename_all" | "rename_all_fields" | "crate") => {
                format!("`{name}` belongs above the enum; `rename = ..` goes here")
            }
            (Place::Variant, "skip") => {
                "every variant is a choice: a value that holds it must have a name".to_owned()
            }
            // PyO3 renames with `#[getter(title)]`.
            (Place::Method | Place::Callable, name) if input.is_empty() => {
                format!("unknown option `{name}`; did you mean `rename = \"{name}\"`?")
            }
            _ => return unknown(key, self.option_set().options),
        };
        Error::new(key.span(), elsewhere)
    }
}

impl NameOptions {
    /// The options in all attributes of one name.
    pub(crate) fn from_attrs(
        attrs: &[Attribute],
        name: &str,
        place: Place,
        errors: &mut Errors,
    ) -> Self {
        let mut options = NameOptions::default();
        in_attrs(attrs, name, place.option_set(), errors, |key, input| {
            options.take(key, input, place)
        });
        options
    }

    fn take(&mut self, key: &Ident, input: ParseStream<'_>, place: Place) -> syn::Result<()> {
        let name = key.to_string();
        if !place.option_set().options.contains(&name.as_str()) {
            return Err(place.reject(key, input));
        }
        match name.as_str() {
            "skip" => self.skip = flag(key, input).map(|_| true)?,
            "default" => self.default = Some(flag(key, input)?),
            "rename" => self.rename = Some(text(key, input)?),
            "alias" => self.aliases.push(text(key, input)?),
            "rename_all" => self.rename_all = Some(case(key, input)?),
            "rename_all_fields" => self.rename_all_fields = Some(case(key, input)?),
            _ => self.krate = Some(path(key, input, CRATE)?),
        }
        Ok(())
    }
}

/// Rejects choices that are not a list, for which the message of rustc would name references to slices.
pub(crate) fn is_list(choices: &Expr) -> syn::Result<()> {
    let message = match choices {
        Expr::Lit(literal) => {
            let literal = quote::quote!(#literal);
            format!("`choices` needs a list: `choices = [{literal}, ..]`")
        }
        Expr::Tuple(_) => "`choices` needs a list, in `[` and `]`".to_owned(),
        Expr::Array(array) if array.elems.is_empty() => {
            "no value passes an empty list: name the choices, or remove the rule".to_owned()
        }
        _ => return Ok(()),
    };
    Err(Error::new_spanned(choices, message))
}
