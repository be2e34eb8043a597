//! What the macro can see of the rules of slots: ranges and choices that are written out.

use syn::{Expr, Lit, RangeLimits, Type, UnOp};

use crate::errors::Errors;
use crate::model::{ClassModel, RuleModel};

pub(crate) fn of_slots(model: &ClassModel, errors: &mut Errors) {
    for slot in &model.slots {
        for rule in &slot.rules {
            match rule {
                RuleModel::Range(range) => {
                    ends_are_of_the_type(range, slot.judged(), errors);
                    something_is_in_range(range, errors);
                }
                RuleModel::Choices(choices) => choices_are_a_list(choices, errors),
                RuleModel::Check(_) => {}
            }
        }
    }
}

/// The least mistake of all: rustc would speak of traits of ranges.
fn ends_are_of_the_type(range: &Expr, ty: &Type, errors: &mut Errors) {
    let Type::Path(path) = ty else { return };
    let Some(ty) = path.path.get_ident().map(ToString::to_string) else { return };
    let Expr::Range(ends) = range else { return };
    let is_float = matches!(ty.as_str(), "f32" | "f64");
    let is_integer = matches!(ty.as_str(), "i8" | "i16" | "i32" | "i64" | "i128" | "isize")
        || matches!(ty.as_str(), "u8" | "u16" | "u32" | "u64" | "u128" | "usize");
    for end in [&ends.start, &ends.end].into_iter().flatten() {
        let (Some(value), sign) = literal(end) else { continue };
        match value {
            Lit::Int(int) if is_float && int.suffix().is_empty() => {
                let int = int.base10_digits();
                errors.at(end, format!("the range of a float has floats: `{sign}{int}.0`"));
            }
            Lit::Float(float) if is_integer => {
                let whole = float.base10_digits().split('.').next().unwrap_or("0").to_owned();
                errors.at(end, format!("the range of a `{ty}` has integers: `{sign}{whole}`"));
            }
            _ => {}
        }
    }
}

fn something_is_in_range(range: &Expr, errors: &mut Errors) {
    let Expr::Range(ends) = range else { return };
    let (Some(start), Some(end)) = (&ends.start, &ends.end) else { return };
    let (Some(from), Some(to)) = (number(start), number(end)) else { return };
    if from > to {
        errors.at(range, "no value is in this range: the lesser end comes first");
    } else if from >= to && matches!(ends.limits, RangeLimits::HalfOpen(_)) {
        errors.at(range, "no value is in this range: `..=` includes its end");
    }
}

fn choices_are_a_list(choices: &Expr, errors: &mut Errors) {
    match choices {
        Expr::Lit(literal) => {
            let literal = quote::quote!(#literal);
            errors.at(choices, format!("`choices` needs a list: `choices = [{literal}, ..]`"));
        }
        Expr::Tuple(_) => errors.at(choices, "`choices` needs a list, in `[` `]`"),
        Expr::Array(array) if array.elems.is_empty() => {
            errors.at(choices, "no value passes an empty list: name the choices, or remove the rule");
        }
        _ => {}
    }
}

/// A literal and the sign before it.
fn literal(expr: &Expr) -> (Option<&Lit>, &'static str) {
    match expr {
        Expr::Lit(literal) => (Some(&literal.lit), ""),
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => (literal(&unary.expr).0, "-"),
        Expr::Paren(inner) => literal(&inner.expr),
        Expr::Group(inner) => literal(&inner.expr),
        _ => (None, ""),
    }
}

fn number(expr: &Expr) -> Option<f64> {
    let (value, sign) = literal(expr);
    let value: f64 = match value? {
        Lit::Int(int) => int.base10_digits().parse().ok()?,
        Lit::Float(float) => float.base10_digits().parse().ok()?,
        _ => return None,
    };
    Some(if sign == "-" { -value } else { value })
}
