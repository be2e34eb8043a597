//! The values and strings that the types of slots accept.

use slots_runtime::prelude::*;

use super::reference::{Failure, Model};

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Ty {
    I64,
    U8,
    U32,
    F64,
    Text,
}

/// The input of a write.
#[derive(Clone, Copy)]
pub(super) enum Given<'a> {
    Value(&'a OwnedValue),
    Text(&'a str),
}

impl Given<'_> {
    /// The value that an overflow map stores.
    pub(super) fn as_it_is(self) -> OwnedValue {
        match self {
            Given::Value(value) => value.clone(),
            Given::Text(text) => text.into(),
        }
    }
}

impl Ty {
    fn range(self) -> std::ops::RangeInclusive<i64> {
        match self {
            Ty::I64 => i64::MIN..=i64::MAX,
            Ty::U8 => 0..=255,
            Ty::U32 => 0..=4_294_967_295,
            Ty::F64 | Ty::Text => 0..=0,
        }
    }

    fn read(self, text: &str) -> Option<OwnedValue> {
        match self {
            Ty::Text => Some(text.into()),
            Ty::F64 => float(text).map(OwnedValue::from),
            Ty::U8 | Ty::U32 if text.trim_start().starts_with('-') => None,
            Ty::I64 | Ty::U8 | Ty::U32 => i64::try_from(whole(text)?)
                .ok()
                .filter(|it| self.range().contains(it))
                .map(OwnedValue::from),
        }
    }
}

impl Model {
    /// The value that a slot of a type has after a write.
    pub(super) fn taken(
        &self,
        name: &str,
        ty: Ty,
        can_be_unset: bool,
        given: Given<'_>,
    ) -> Result<OwnedValue, Failure> {
        match given {
            Given::Value(OwnedValue::None) | Given::Text("None") if can_be_unset => {
                Ok(OwnedValue::None)
            }
            Given::Value(value) => self.converted(name, ty, value),
            Given::Text(text) => ty.read(text).ok_or_else(|| Failure {
                kind: ErrorKind::Value,
                message: format!("'{}' object attribute '{name}' cannot be '{text}'", self.class),
            }),
        }
    }

    /// The value converted to the type of the slot, if the conversion is lossless.
    fn converted(&self, name: &str, ty: Ty, value: &OwnedValue) -> Result<OwnedValue, Failure> {
        let rust = match ty {
            Ty::I64 => "i64",
            Ty::U8 => "u8",
            Ty::U32 => "u32",
            Ty::F64 => "f64",
            Ty::Text => "String",
        };
        let range = ty.range();
        let reject = |kind, expected: String, found: String| {
            let message = format!(
                "'{}' object attribute '{name}' must be {expected}, not {found}",
                self.class
            );
            Err(Failure { kind, message })
        };
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            reason = "that is the question"
        )]
        match (ty, value) {
            (Ty::F64, OwnedValue::Float(_)) | (Ty::Text, OwnedValue::Str(_)) => Ok(value.clone()),
            (Ty::F64, OwnedValue::Int(n)) if (*n as f64) as i128 == i128::from(*n) => {
                Ok(OwnedValue::from(*n as f64))
            }
            (Ty::F64, OwnedValue::Int(n)) => reject(
                ErrorKind::Value,
                "a number that f64 holds exactly".to_owned(),
                n.to_string(),
            ),
            (Ty::I64 | Ty::U8 | Ty::U32, OwnedValue::Int(n)) if range.contains(n) => {
                Ok(value.clone())
            }
            (Ty::I64 | Ty::U8 | Ty::U32, OwnedValue::Int(n)) => {
                reject(ErrorKind::Value, format!("in {range:?}"), n.to_string())
            }
            _ => {
                reject(ErrorKind::Type, rust.to_owned(), value.as_value().type_name().into_owned())
            }
        }
    }
}

/// A whole number in any radix, in groups.
fn whole(text: &str) -> Option<i128> {
    let text = text.trim();
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (radix, digits) = match unsigned.get(..2) {
        Some("0x") => (16, &unsigned[2..]),
        Some("0o") => (8, &unsigned[2..]),
        Some("0b") => (2, &unsigned[2..]),
        _ => (10, unsigned),
    };
    let digits = together(digits, |c| c.is_ascii_alphanumeric())?;
    // A second sign is not a digit.
    let number = digits.bytes().all(|byte| byte.is_ascii_alphanumeric()).then_some(digits)?;
    let number = i128::from_str_radix(&number, radix).ok()?;
    Some(if text.starts_with('-') { -number } else { number })
}

/// A float that is not too large; an infinity must say that it is one.
fn float(text: &str) -> Option<f64> {
    let number = together(text.trim(), |c| c.is_ascii_digit())?;
    let float: f64 = number.parse().ok()?;
    (float.is_finite() || !number.contains(|c: char| c.is_ascii_digit())).then_some(float)
}

/// The digits without separators; each `_` must be between digits or other `_`.
fn together(text: &str, is_digit: fn(char) -> bool) -> Option<String> {
    let groups: Vec<&str> = text.split('_').collect();
    let joins = |pair: &[&str]| {
        let (before, after) = (pair[0].chars().next_back(), pair[1].chars().next());
        before.is_none_or(is_digit) && after.is_none_or(is_digit)
    };
    let at_ends = [groups.first(), groups.last()].iter().flatten().any(|group| group.is_empty());
    let is_grouped = groups.len() > 1;
    (!(is_grouped && at_ends) && groups.windows(2).all(joins)).then(|| groups.concat())
}
