//! Checks of the rules of slots and arguments that need only the tokens: ranges with literal ends.

use syn::{Expr, Lit, RangeLimits, Type};

use crate::errors::Errors;
use crate::model::body::{BodyModel, MemberKind};
use crate::model::class::ClassModel;
use crate::model::rules::{RuleModel, literal};
use crate::model::variant::Variant;
use crate::parse::field::{inside_option, is_array, is_container, is_scalar};

/// Checks the rules of the arguments of methods.
pub(crate) fn of_arguments(model: &BodyModel, errors: &mut Errors) {
    for member in &model.members {
        let MemberKind::Method(Some(method)) = &member.kind else { continue };
        for argument in &method.arguments {
            if let Some(range) = &argument.range {
                let ty = inside_option(&argument.takes).unwrap_or(&argument.takes);
                ends_are_of_the_type(&range.value, ty, "argument", errors);
                something_is_in_range(&range.value, errors);
            }
        }
    }
}

pub(crate) fn of_slots(model: &ClassModel, errors: &mut Errors) {
    for slot in &model.slots {
        for rule in &slot.rules {
            if let RuleModel::Range(range) = rule {
                ends_are_of_the_type(range, slot.validated_type(), "slot", errors);
                something_is_in_range(range, errors);
            }
        }
    }
}

/// Checks the rules of the fields of an enum.
pub(crate) fn of_fields(variants: &[Variant], errors: &mut Errors) {
    for field in variants.iter().flat_map(|variant| &variant.fields) {
        let ty = inside_option(&field.ty).unwrap_or(&field.ty);
        for rule in &field.rules {
            if let RuleModel::Range(range) = rule {
                ends_are_of_the_type(range, ty, "field", errors);
                something_is_in_range(range, errors);
            }
        }
    }
    for variant in variants {
        the_only_field_is_no_object(variant, errors);
    }
}

/// Reports a `check` of the only field of a variant if the field has no name and may be an object, and `readonly` if it may have
/// parts. A path leads directly into the object or to the part, so that the option would have no effect.
fn the_only_field_is_no_object(variant: &Variant, errors: &mut Errors) {
    let ([field], false) = (&variant.fields[..], variant.has_named_fields) else { return };
    let ty = inside_option(&field.ty).unwrap_or(&field.ty);
    let may_be_object = !(is_scalar(ty) || is_array(ty) || is_container(ty));
    if let Some(readonly) = field.readonly.as_ref().filter(|_| !is_scalar(ty)) {
        errors.at(
            readonly,
            "a path may lead into the value of the only field, past this `readonly`: give the field a name",
        );
    }
    let checks = field.rules.iter().filter_map(|rule| match rule {
        RuleModel::Check(path) => Some(path),
        _ => None,
    });
    for path in checks.filter(|_| may_be_object) {
        errors.at(
            path,
            "a path may lead into the value of the only field, past this check: \
             give the field a name, or write the check above the struct, `#[slots(check = ..)]`",
        );
    }
}

/// Reports ends of the wrong literal type, such as `0..=10` for a float. The message of rustc would mention traits of
/// ranges instead.
fn ends_are_of_the_type(range: &Expr, ty: &Type, of: &str, errors: &mut Errors) {
    let (Type::Path(path), Expr::Range(ends)) = (ty, range) else { return };
    let Some(ty) = path.path.get_ident().map(ToString::to_string) else { return };
    let mut is_wrong = false;
    let mut corrected = |end: &Option<Box<Expr>>| {
        let Some((value, sign)) = end.as_deref().and_then(literal) else { return String::new() };
        let text = match value {
            Lit::Int(int) if is_float(&ty) && int.suffix().is_empty() => {
                is_wrong = true;
                format!("{}.0", int.base10_digits())
            }
            Lit::Float(float) if is_integer(&ty) => {
                is_wrong = true;
                float.base10_digits().split('.').next().unwrap_or_default().to_owned()
            }
            value => quote::quote!(#value).to_string(),
        };
        format!("{sign}{text}")
    };
    let (start, end) = (corrected(&ends.start), corrected(&ends.end));
    if is_wrong {
        let limits = if matches!(ends.limits, RangeLimits::Closed(_)) { "..=" } else { ".." };
        errors.at(range, format!("the {of} is `{ty}`: write `{start}{limits}{end}`"));
    }
}

fn is_float(ty: &str) -> bool {
    matches!(ty, "f32" | "f64")
}

fn is_integer(ty: &str) -> bool {
    matches!(ty.strip_prefix(['i', 'u']), Some("8" | "16" | "32" | "64" | "128" | "size"))
}

fn something_is_in_range(range: &Expr, errors: &mut Errors) {
    let Expr::Range(ends) = range else { return };
    let (Some(start), Some(end)) = (&ends.start, &ends.end) else { return };
    let (Some(from), Some(to)) = (number(start), number(end)) else { return };
    if from > to {
        errors.at(range, "no value is in this range: write the smaller end first");
    } else if from >= to && matches!(ends.limits, RangeLimits::HalfOpen(_)) {
        errors.at(range, "no value is in this range: `..=` includes its end");
    }
}

fn number(expr: &Expr) -> Option<f64> {
    let (value, sign) = literal(expr)?;
    let value: f64 = match value {
        Lit::Int(int) => int.base10_digits().parse().ok()?,
        Lit::Float(float) => float.base10_digits().parse().ok()?,
        _ => return None,
    };
    Some(if sign == "-" { -value } else { value })
}
