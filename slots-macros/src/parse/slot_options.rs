//! The options of a slot.

use syn::parse::ParseStream;
use syn::{Attribute, Error, Expr, Ident, LitStr, Path, Token};

use crate::errors::Errors;
use crate::parse::option_names::{CLASS, FN, MODULE, SLOT, dots};
use crate::parse::option_values::{Spanned, is_list, text};
use crate::parse::options::{OptionSet, flag, in_attrs, path, unknown, value};

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
