//! The parser of options, `a, b = value, ..`, which reports each error on its token.

use proc_macro2::{TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream, Parser};
use syn::{Attribute, Error, Ident, Lit, LitStr, Meta, Path, Token};

use crate::errors::{Errors, listed, nearest};

/// The options of one kind of attribute, for parsing and for messages.
#[derive(Clone, Copy)]
pub(crate) struct OptionSet {
    /// The names of the options.
    pub(crate) options: &'static [&'static str],
    /// The message for a literal in place of an option.
    pub(crate) value: &'static str,
}

/// A callback that parses the value of one option, after its name has been parsed.
type Take<'a> = &'a mut dyn FnMut(&Ident, ParseStream<'_>) -> syn::Result<()>;

/// Parses the options of each attribute of this name; `#[slot]` without parentheses has none.
pub(crate) fn in_attrs(
    attrs: &[Attribute],
    name: &str,
    set: OptionSet,
    errors: &mut Errors,
    mut take: impl FnMut(&Ident, ParseStream<'_>) -> syn::Result<()>,
) {
    let mut seen = Vec::new();
    for attr in attrs.iter().filter(|attr| attr.path().is_ident(name)) {
        match &attr.meta {
            Meta::Path(_) => {}
            Meta::List(list) => {
                each(list.tokens.clone(), set, &mut seen, errors, &mut take);
            }
            Meta::NameValue(_) => {
                errors.at(attr, format!("write options in parentheses: `#[{name}(..)]`"));
            }
        }
    }
}

/// Parses the arguments of an attribute macro.
pub(crate) fn in_args(
    args: TokenStream,
    set: OptionSet,
    errors: &mut Errors,
    mut take: impl FnMut(&Ident, ParseStream<'_>) -> syn::Result<()>,
) {
    each(args, set, &mut Vec::new(), errors, &mut take);
}

fn each(
    tokens: TokenStream,
    set: OptionSet,
    seen: &mut Vec<String>,
    errors: &mut Errors,
    take: Take<'_>,
) {
    let parsed = (|input: ParseStream<'_>| {
        let mut went_wrong = false;
        while !input.is_empty() {
            if let Err(error) = one(input, set, seen, take, went_wrong) {
                if let Some(error) = error {
                    errors.push(error);
                }
                went_wrong = true;
                skip_option(input);
            }
            if !input.is_empty() && input.parse::<Option<Token![,]>>()?.is_none() {
                errors.push(input.error("expected `,`"));
                skip_option(input);
                input.parse::<Option<Token![,]>>()?;
            }
        }
        Ok(())
    })
    .parse2(tokens);
    errors.keep(parsed);
}

/// Parses one option. A literal in place of a name is skipped without an error if the option before it had one, since the
/// literal belongs to that option.
fn one(
    input: ParseStream<'_>,
    set: OptionSet,
    seen: &mut Vec<String>,
    take: Take<'_>,
    went_wrong: bool,
) -> Result<(), Option<Error>> {
    if input.peek(Lit) {
        return Err((!went_wrong).then(|| input.error(set.value)));
    }
    let key = input.call(Ident::parse_any).map_err(|error| {
        Error::new(error.span(), format!("expected one of {}", listed(set.options)))
    })?;
    take(&key, input)?;
    let name = key.to_string();
    if name != "alias" && seen.contains(&name) {
        return Err(Some(Error::new(key.span(), format!("`{name}` is given twice"))));
    }
    seen.push(name);
    Ok(())
}

/// Skips to the next comma.
fn skip_option(input: ParseStream<'_>) {
    while !input.is_empty() && !input.peek(Token![,]) {
        let _ = input.parse::<TokenTree>();
    }
}

/// Parses an option without a value.
pub(crate) fn flag(key: &Ident, input: ParseStream<'_>) -> syn::Result<Ident> {
    if !input.peek(Token![=]) && !input.peek(syn::token::Paren) {
        return Ok(key.clone());
    }
    let mut value = TokenStream::new();
    while !input.is_empty() && !input.peek(Token![,]) {
        value.extend([input.parse::<TokenTree>()?]);
    }
    Err(Error::new_spanned(value, format!("`{key}` takes no value: write `{key}` alone")))
}

/// Parses `= value`; the error message contains `what` and `example`.
pub(crate) fn value<T: Parse>(
    key: &Ident,
    input: ParseStream<'_>,
    what: &str,
    example: &str,
) -> syn::Result<T> {
    let message = format!("`{key}` needs {what}: `{key} = {example}`");
    if input.parse::<Option<Token![=]>>()?.is_none() || input.is_empty() || input.peek(Token![,]) {
        return Err(Error::new(key.span(), message));
    }
    input.parse().map_err(|error| Error::new(error.span(), message))
}

/// Parses `= path::of_something`.
pub(crate) fn path(key: &Ident, input: ParseStream<'_>, example: &str) -> syn::Result<Path> {
    let ahead = input.fork();
    // serde takes paths as strings, so users try that here.
    if ahead.parse::<Option<Token![=]>>()?.is_some()
        && let Ok(text) = ahead.parse::<LitStr>()
        && text.parse::<Path>().is_ok()
    {
        let message = format!("`{key}` needs a path, not a string: `{key} = {}`", text.value());
        return Err(Error::new(text.span(), message));
    }
    value(key, input, "a path", example)
}

/// The error for an option that does not exist.
pub(crate) fn unknown(key: &Ident, options: &[&str]) -> Error {
    let hint = match nearest(&key.to_string(), options) {
        Some(near) => format!("did you mean `{near}`?"),
        None if options.len() == 1 => format!("the only option is {}", listed(options)),
        None => format!("expected one of {}", listed(options)),
    };
    Error::new(key.span(), format!("unknown option `{key}`; {hint}"))
}
