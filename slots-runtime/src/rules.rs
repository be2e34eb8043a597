//! Rules: what a write by name must satisfy. Data from the macro, one check for every way in.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::error::Error;
use core::fmt::{Debug, Display};
use core::ops::{Bound, RangeBounds};

use crate::attribute::Attribute;
use crate::kernel::AttrRef;
use crate::refused::Refused;
use crate::value::{OwnedValue, Value};

/// A rule of a slot: what it says, and whether a value passes. Its `Display` completes "must be …".
pub trait Rule: Display + Send + Sync {
    /// Whether the value passes; the refusal says what would have.
    #[doc(hidden)]
    fn check(&self, value: AttrRef<'_>) -> Result<(), Refused>;

    /// The bounds, for a rule of `range`.
    fn bounds(&self) -> Option<Bounds> {
        None
    }

    /// The values allowed, for a rule of `choices`.
    fn choices(&self) -> Option<Vec<OwnedValue>> {
        None
    }
}

/// The bounds of a `range` rule.
///
/// ```
/// use slots_runtime::prelude::*;
///
/// #[slots]
/// struct Camera { #[slot(range = 0.0..=24.0)] gain: f64 }
///
/// let slot = Camera::CLASS.slot("gain").unwrap();
/// let bounds = slot.rules().next().unwrap().bounds().unwrap();
/// assert_eq!(bounds.end, Some((24.0.into(), true)));
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Bounds {
    /// The least value, and whether it is itself allowed; `None` if there is none.
    pub start: Option<(OwnedValue, bool)>,
    /// The greatest value, and whether it is itself allowed; `None` if there is none.
    pub end: Option<(OwnedValue, bool)>,
}

/// The value that a rule judges: that of the slot, or what is inside an `Option`. Nothing is not judged; a value of
/// another type than the rule is for passes no rule.
fn judged<T: 'static>(value: AttrRef<'_>) -> Result<Option<&T>, Refused> {
    match (value.downcast_ref::<T>(), value.downcast_ref::<Option<T>>()) {
        (Some(value), _) => Ok(Some(value)),
        (None, Some(inside)) => Ok(inside.as_ref()),
        (None, None) => Err(Refused::not_a::<T>(&Value::None).found_as(&value.type_name())),
    }
}

/// `#[slot(range = 0.0..=10.0)]`.
pub struct RangeRule<R, T> {
    range: R,
    marker: core::marker::PhantomData<fn(T)>,
}

// The bound lets rustc see that `0.0..=1.0` is a range of `f32` where the slot is one.
impl<R: RangeBounds<T>, T> RangeRule<R, T> {
    /// A rule that the value lies in `range`.
    pub const fn new(range: R) -> Self {
        RangeRule { range, marker: core::marker::PhantomData }
    }
}

impl<R: RangeBounds<T>, T: Debug> Display for RangeRule<R, T> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("in ")?;
        match self.range.start_bound() {
            Bound::Included(start) | Bound::Excluded(start) => write!(f, "{start:?}")?,
            Bound::Unbounded => {}
        }
        f.write_str("..")?;
        match self.range.end_bound() {
            Bound::Included(end) => write!(f, "={end:?}"),
            Bound::Excluded(end) => write!(f, "{end:?}"),
            Bound::Unbounded => Ok(()),
        }
    }
}

impl<R, T> Rule for RangeRule<R, T>
where
    R: RangeBounds<T> + Send + Sync,
    T: PartialOrd + Debug + Attribute,
{
    fn check(&self, value: AttrRef<'_>) -> Result<(), Refused> {
        match judged::<T>(value)? {
            // `contains` compares, and no comparison with NaN holds; an open range must not let it through either.
            Some(found) if !self.range.contains(found) || found.partial_cmp(found).is_none() => {
                Err(Refused::wrong_value(self.to_string(), found))
            }
            _ => Ok(()),
        }
    }

    fn bounds(&self) -> Option<Bounds> {
        let bound = |bound: Bound<&T>| match bound {
            Bound::Included(limit) => Some((limit.to_value().to_owned()?, true)),
            Bound::Excluded(limit) => Some((limit.to_value().to_owned()?, false)),
            Bound::Unbounded => None,
        };
        Some(Bounds { start: bound(self.range.start_bound()), end: bound(self.range.end_bound()) })
    }
}

/// `#[slot(choices = ["a", "b"])]`.
pub struct ChoicesRule<C: 'static, T> {
    choices: &'static [C],
    marker: core::marker::PhantomData<fn(T)>,
}

impl<C, T: PartialEq<C>> ChoicesRule<C, T> {
    /// A rule that the value is one of `choices`.
    pub const fn new(choices: &'static [C]) -> Self {
        ChoicesRule { choices, marker: core::marker::PhantomData }
    }
}

impl<C: Attribute, T> Display for ChoicesRule<C, T> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("one of ")?;
        for (at, choice) in self.choices.iter().enumerate() {
            let before = if at == 0 { "" } else { ", " };
            write!(f, "{before}{}", quoted(&choice.to_value()))?;
        }
        Ok(())
    }
}

/// A string in single quotes, as all names in messages; anything else as it is.
fn quoted(value: &dyn Debug) -> String {
    let text = format!("{value:?}");
    match text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(inside) => format!("'{inside}'"),
        None => text,
    }
}

impl<C, T> Rule for ChoicesRule<C, T>
where
    C: Debug + Attribute + Send + Sync,
    T: PartialEq<C> + Debug + 'static,
{
    fn check(&self, value: AttrRef<'_>) -> Result<(), Refused> {
        match judged::<T>(value)? {
            Some(found) if !self.choices.iter().any(|choice| found == choice) => {
                let names: Vec<String> =
                    self.choices.iter().map(|choice| quoted(&choice.to_value())).collect();
                let names = names.iter().map(|name| name.trim_matches('\''));
                // As it crosses by name: the name of a variant may be another than Rust's.
                let found = quoted(&(value.ops().get)(value));
                Err(Refused::not_among(names, "").saying(self.to_string(), found))
            }
            _ => Ok(()),
        }
    }

    fn choices(&self) -> Option<Vec<OwnedValue>> {
        self.choices.iter().map(|choice| choice.to_value().to_owned()).collect()
    }
}

/// `#[slot(check = path)]`.
pub struct CheckRule<T, E> {
    name: &'static str,
    check: fn(&T) -> Result<(), E>,
}

impl<T, E> CheckRule<T, E> {
    /// A rule that `check` accepts the value.
    pub const fn new(name: &'static str, check: fn(&T) -> Result<(), E>) -> Self {
        CheckRule { name, check }
    }
}

impl<T, E> Display for CheckRule<T, E> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "accepted by {}", self.name)
    }
}

impl<T: 'static, E: Into<Box<dyn Error + Send + Sync>>> Rule for CheckRule<T, E> {
    fn check(&self, value: AttrRef<'_>) -> Result<(), Refused> {
        match judged::<T>(value)? {
            Some(found) => (self.check)(found).map_err(Refused::because),
            None => Ok(()),
        }
    }
}
