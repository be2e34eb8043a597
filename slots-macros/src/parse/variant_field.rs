//! The options of a field of a variant: `#[slot(..)]`.

use syn::parse::ParseStream;
use syn::{Attribute, Error, Ident, LitStr, Path, Token};

use crate::errors::Errors;
use crate::parse::option_names::{MODULE, SLOT};
use crate::parse::option_values::text;
use crate::parse::options::{OptionSet, flag, in_attrs, path, unknown, value};
use crate::parse::slot_options::{DefaultOption, SlotOptions};

/// The options of a field of a variant.
#[derive(Default)]
pub(crate) struct FieldOptions {
    pub(crate) skip: Option<Ident>,
    pub(crate) rename: Option<LitStr>,
    pub(crate) aliases: Vec<LitStr>,
    pub(crate) default: Option<DefaultOption>,
    pub(crate) with: Option<Path>,
    /// `readonly`, the unit and the rules.
    pub(crate) rules: SlotOptions,
}

const OPTIONS: OptionSet = OptionSet {
    options: &[
        "skip", "rename", "alias", "default", "with", "readonly", "unit", "range", "choices",
        "check",
    ],
    value: "expected an option; did you mean `rename = ..`?",
};

impl FieldOptions {
    pub(crate) fn from_attrs(attrs: &[Attribute], errors: &mut Errors) -> Self {
        let mut options = FieldOptions::default();
        in_attrs(attrs, "slot", OPTIONS, errors, |key, input| options.take(key, input));
        options
    }

    fn take(&mut self, key: &Ident, input: ParseStream<'_>) -> syn::Result<()> {
        match key.to_string().as_str() {
            "skip" => self.skip = Some(flag(key, input)?),
            "rename" => self.rename = Some(text(key, input)?),
            "alias" => self.aliases.push(text(key, input)?),
            "default" if input.peek(Token![=]) => {
                let value = value(key, input, "a value", "1.0")?;
                self.default = Some(DefaultOption::Expr(Box::new(value)));
            }
            "default" => self.default = flag(key, input).map(|_| Some(DefaultOption::OfType))?,
            "with" => self.with = Some(path(key, input, MODULE)?),
            "readonly" | "unit" | "range" | "choices" | "check" => self.rules.take(key, input)?,
            name if SLOT.contains(&name) => {
                let message = format!(
                    "`{name}` is for slots: put `#[slots]` on a struct with this field, and the struct into the variant"
                );
                return Err(Error::new(key.span(), message));
            }
            _ => return Err(unknown(key, OPTIONS.options)),
        }
        Ok(())
    }
}
