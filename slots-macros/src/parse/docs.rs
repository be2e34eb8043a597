//! Doc comments: literal lines, and expressions such as `include_str!(..)`, which rustc joins.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Attribute, Expr, ExprLit, Lit, Meta};

/// The doc comment of an item.
#[derive(Default)]
pub(crate) struct Docs(Vec<Part>);

/// A part of a doc comment.
#[allow(clippy::large_enum_variant, reason = "it lives only while an attribute is read")]
enum Part {
    /// A literal line, without the space before and after it.
    Line(String),
    /// The value of `#[doc = concat!(..)]`: any number of lines.
    Lines(Expr),
}

impl Docs {
    /// The doc comment above an item.
    pub(crate) fn of(attrs: &[Attribute]) -> Self {
        let mut parts = Vec::new();
        for attr in attrs.iter().filter(|attr| attr.path().is_ident("doc")) {
            match &attr.meta {
                Meta::NameValue(meta) => match literal(&meta.value) {
                    // Unlike `lines`, `split` returns one line for an empty string: the one between paragraphs.
                    Some(text) => parts.extend(text.split('\n').map(|line| {
                        let line = line.strip_prefix(' ').unwrap_or(line);
                        Part::Line(line.trim_end().to_owned())
                    })),
                    None => parts.push(Part::Lines(meta.value.clone())),
                },
                // `#[doc(hidden)]` and other options.
                Meta::Path(_) | Meta::List(_) => {}
            }
        }
        while matches!(parts.last(), Some(Part::Line(line)) if line.is_empty()) {
            parts.pop();
        }
        Docs(parts)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The text of a string literal, also inside a group of a macro expansion.
fn literal(value: &Expr) -> Option<String> {
    match value {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
        Expr::Group(group) => literal(&group.expr),
        _ => None,
    }
}

/// ```text
/// "Exposure time.\nIn seconds."
/// __rt::doc(__rt::concat!("Exposure time.", "\n", include_str!("exposure.md")))
/// ```
impl ToTokens for Docs {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let lines: Option<Vec<&str>> = self
            .0
            .iter()
            .map(|part| match part {
                Part::Line(line) => Some(line.as_str()),
                Part::Lines(_) => None,
            })
            .collect();
        if let Some(lines) = lines {
            lines.join("\n").to_tokens(tokens);
            return;
        }
        let parts = self.0.iter().map(|part| match part {
            Part::Line(line) => line.to_token_stream(),
            Part::Lines(value) => value.to_token_stream(),
        });
        let parts = parts.enumerate().map(|(at, part)| match at {
            0 => part,
            _ => quote!("\n", #part),
        });
        tokens.extend(quote!(__rt::doc(__rt::concat!(#(#parts),*))));
    }
}
