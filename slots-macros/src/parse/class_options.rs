//! The options of a class.

use syn::parse::ParseStream;
use syn::{Attribute, Error, Ident, LitStr, Path};

use crate::errors::Errors;
use crate::parse::case::Case;
use crate::parse::option_names::{CLASS, CRATE, FN, SLOT, STRUCT, dots};
use crate::parse::option_values::{Spanned, case};
use crate::parse::options::{OptionSet, flag, in_attrs, path, unknown, value};

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
