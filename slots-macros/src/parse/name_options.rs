//! The options of a named item that is not a slot.

use syn::parse::ParseStream;
use syn::{Attribute, Error, Ident, LitStr, Path};

use crate::errors::Errors;
use crate::parse::case::Case;
use crate::parse::option_names::{CRATE, SLOT};
use crate::parse::option_values::{case, text};
use crate::parse::options::{OptionSet, flag, in_attrs, path, unknown};

/// The options of a named item that is not a slot: see [`Place`].
#[derive(Default)]
pub(crate) struct NameOptions {
    pub(crate) skip: bool,
    pub(crate) rename: Option<LitStr>,
    pub(crate) aliases: Vec<LitStr>,
    pub(crate) rename_all: Option<(Ident, Case)>,
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

impl Place {
    const fn option_set(self) -> OptionSet {
        let (options, value): (&[&str], _) = match self {
            Place::Constant => (&["skip", "rename"], "expected an option, such as `rename = ..`"),
            Place::Method | Place::Callable => {
                (&["rename"], "expected an option; did you mean `rename = ..`?")
            }
            Place::Type => (
                &["rename_all", "default", "crate"],
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
            (Place::Variant, "rename_all" | "crate") => {
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
            _ => self.krate = Some(path(key, input, CRATE)?),
        }
        Ok(())
    }
}
