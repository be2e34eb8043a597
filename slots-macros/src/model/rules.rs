//! The rules of a slot, and those whose values are literals: `range = 0.0..=10.0`, `choices = ["a", "b"]`.

use std::str::FromStr;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::{Expr, ExprRange, Lit, Path, RangeLimits, Type, UnOp};

use crate::parse::option_values::Spanned;

/// A rule of a slot.
pub(crate) enum RuleModel {
    Range(Expr),
    Choices(Expr),
    Check(Path),
}

impl RuleModel {
    /// The rules in the order in which they are applied.
    pub(crate) fn all(
        range: Option<Spanned<Expr>>,
        choices: Option<Spanned<Expr>>,
        check: Option<Spanned<Path>>,
    ) -> Vec<Self> {
        let rules = [
            range.map(|range| RuleModel::Range(range.value)),
            choices.map(|choices| RuleModel::Choices(choices.value)),
            check.map(|check| RuleModel::Check(check.value)),
        ];
        rules.into_iter().flatten().collect()
    }
}

/// The values that a rule accepts, if all are literals of the type of the slot.
pub(crate) enum LiteralRule {
    /// A range of numbers: the constructor, both ends, and whether the range contains its end, as `..=` does.
    Range { constructor: Ident, ends: [Option<TokenStream>; 2], is_closed: bool },
    /// A list of numbers or strings: the variant, and the items.
    OneOf { variant: Ident, items: Vec<TokenStream> },
}

impl LiteralRule {
    /// The accepted values of the only rule of a slot; `ty` is the type that it validates. For any other rule or type,
    /// `None`: rustc validates it.
    pub(crate) fn new(rules: &[RuleModel], ty: &Type) -> Option<Self> {
        let Type::Path(path) = ty else { return None };
        let ty = path.path.get_ident()?.to_string();
        match rules {
            [RuleModel::Range(Expr::Range(range))] => LiteralRule::range(range, &ty),
            [RuleModel::Choices(Expr::Array(choices))] => {
                let items = choices.elems.iter().map(|item| literal_of(item, &ty));
                Some(LiteralRule::OneOf {
                    variant: one_of(&ty)?,
                    items: items.collect::<Option<_>>()?,
                })
            }
            _ => None,
        }
    }

    fn range(range: &ExprRange, ty: &str) -> Option<Self> {
        let end = |end: &Option<Box<Expr>>| match end {
            None => Some(None),
            Some(end) => literal_of(end, ty).map(Some),
        };
        (ty != STRING).then_some(())?;
        one_of(ty)?;
        Some(LiteralRule::Range {
            constructor: format_ident!("{ty}_range"),
            ends: [end(&range.start)?, end(&range.end)?],
            is_closed: matches!(range.limits, RangeLimits::Closed(_)),
        })
    }
}

const STRING: &str = "String";

/// The variant for a list of values of a type.
fn one_of(ty: &str) -> Option<Ident> {
    let prefix = match ty {
        STRING => "",
        "f32" => "F32",
        "f64" => "F64",
        "i8" => "I8",
        "i16" => "I16",
        "i32" => "I32",
        "i64" => "I64",
        "isize" => "Isize",
        "u8" => "U8",
        "u16" => "U16",
        "u32" => "U32",
        "u64" => "U64",
        "usize" => "Usize",
        _ => return None,
    };
    Some(format_ident!("{prefix}OneOf"))
}

/// The tokens of a literal of this type, with its sign; `None` for any other expression, and for a literal that rustc
/// rejects.
fn literal_of(expr: &Expr, ty: &str) -> Option<TokenStream> {
    let (value, sign) = literal(expr)?;
    let is_of_the_type = match value {
        Lit::Str(text) => ty == STRING && text.suffix().is_empty(),
        Lit::Int(int) => {
            int.suffix().is_empty() && is_in(ty, &format!("{sign}{}", int.base10_digits()))
        }
        Lit::Float(float) => float.suffix().is_empty() && matches!(ty, "f32" | "f64"),
        _ => false,
    };
    let minus = (!sign.is_empty()).then(|| quote!(-));
    is_of_the_type.then(|| quote!(#minus #value))
}

/// Whether an integer lies in the range of an integer type.
fn is_in(ty: &str, digits: &str) -> bool {
    fn is<T: FromStr>(digits: &str) -> bool {
        digits.parse::<T>().is_ok()
    }
    match ty {
        "i8" => is::<i8>(digits),
        "i16" => is::<i16>(digits),
        // Where the program runs, a pointer may have 32 bits.
        "i32" | "isize" => is::<i32>(digits),
        "i64" => is::<i64>(digits),
        "u8" => is::<u8>(digits),
        "u16" => is::<u16>(digits),
        "u32" | "usize" => is::<u32>(digits),
        "u64" => is::<u64>(digits),
        _ => false,
    }
}

/// A literal and the sign before it.
pub(crate) fn literal(expr: &Expr) -> Option<(&Lit, &'static str)> {
    match expr {
        Expr::Lit(literal) => Some((&literal.lit, "")),
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => {
            literal(&unary.expr).map(|(value, _)| (value, "-"))
        }
        Expr::Paren(inner) => literal(&inner.expr),
        Expr::Group(inner) => literal(&inner.expr),
        _ => None,
    }
}
