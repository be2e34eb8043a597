//! The values of options.

use syn::parse::ParseStream;
use syn::{Error, Expr, Ident, LitStr};

use crate::parse::case::Case;
use crate::parse::options::value;

/// The value of an option, and its name as the span of errors.
pub(crate) struct Spanned<T> {
    pub(crate) token: Ident,
    pub(crate) value: T,
}

pub(crate) fn text(key: &Ident, input: ParseStream<'_>) -> syn::Result<LitStr> {
    value(key, input, "a string", "\"name\"")
}

pub(super) fn case(key: &Ident, input: ParseStream<'_>) -> syn::Result<(Ident, Case)> {
    let text = value(key, input, "a string", "\"camelCase\"")?;
    Ok((key.clone(), Case::parse(&text)?))
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
