//! The rules that expansions construct: ranges, choices, checks.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::any::Any;
use core::error::Error;
use core::fmt::{Debug, Display};
use core::marker::PhantomData;
use core::ops::{Bound, RangeBounds};
use core::time::Duration;

use crate::model::kernel::attr::AttrRef;
use crate::model::rule::{Bounds, Rule};
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;
use crate::model::value_error::ValueError;
use crate::slot_value::SlotValue;

/// What a rule validates: the value of a slot, or the one inside an `Option`.
enum Given<'a, T> {
    Value(&'a T),
    /// The `Option` is `None`, which no rule rejects.
    None,
    /// A value of another type than that of the rule.
    Other,
}

#[inline]
fn given<T: 'static>(value: AttrRef<'_>) -> Given<'_, T> {
    if let Some(value) = value.downcast_ref::<T>() {
        return Given::Value(value);
    }
    match value.downcast_ref::<Option<T>>() {
        Some(Some(value)) => Given::Value(value),
        Some(None) => Given::None,
        None => Given::Other,
    }
}

/// The error of a value of another type than that of the rule.
#[cold]
fn other_type<T: 'static>(value: AttrRef<'_>) -> ValueError {
    ValueError::not_a::<T>(&Value::None).found_as(&value.type_name())
}

/// The types that `range =` accepts for a slot of type `T`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a range for a slot of type `{T}`",
    label = "write `0..=10` for integers, `0.0..=10.0` for floats",
    note = "a range is for one number; write `check = ..` for the items of a list"
)]
pub trait RangeOf<T>: RangeBounds<T> {
    /// `()`; without it, rustc reports one error only.
    type Checked;
}

#[diagnostic::do_not_recommend]
impl<T, R: RangeBounds<T>> RangeOf<T> for R {
    type Checked = ();
}

/// The types of values that a range can contain.
#[diagnostic::on_unimplemented(
    message = "`range` needs values with an order, and `{Self}` has none",
    label = "derive `PartialOrd` for `{Self}`, or write `choices` or `check`"
)]
pub trait Ordered: Sized {
    /// Whether the value lies in a range. An open one must not let NaN through either.
    #[doc(hidden)]
    fn lies_in(&self, range: &impl RangeBounds<Self>) -> bool;
}

#[diagnostic::do_not_recommend]
impl<T: PartialOrd> Ordered for T {
    #[inline]
    fn lies_in(&self, range: &impl RangeBounds<Self>) -> bool {
        range.contains(self) && self.partial_cmp(self).is_some()
    }
}

/// The `Option` of the standard library, whose `None` is neither validated nor an attribute's value.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the `Option` of the standard library",
    label = "write `core::option::Option<..>`"
)]
pub trait IsOption {
    /// Proves that the type is that of the standard library.
    const IS_OPTION: () = ();
}

impl<T> IsOption for Option<T> {}

/// `#[slot(range = 0.0..=10.0)]`.
#[derive(Debug)]
pub struct RangeRule<R, T, A = ()> {
    range: R,
    /// Whether the range accepts a value. A function pointer, so that a missing order is reported once.
    accepts: fn(&R, AttrRef<'_>) -> bool,
    marker: PhantomData<fn(T, A)>,
}

/// A rule that the value lies in `range`.
// The bound lets rustc see that `0.0..=1.0` is a range of `f32` where the slot is one.
pub const fn range<R: RangeOf<T>, T: Ordered + 'static>(range: R) -> RangeRule<R, T, R::Checked> {
    RangeRule {
        range,
        accepts: |range, value| match given::<T>(value) {
            Given::Value(value) => value.lies_in(range),
            Given::None => true,
            Given::Other => false,
        },
        marker: PhantomData,
    }
}

/// A bound or a value of a range, as the value itself is printed: by `Debug`, but a duration of zero is `0s`.
struct Shown<'a, T>(&'a T);

impl<T: Debug + 'static> Debug for Shown<'_, T> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match (self.0 as &dyn Any).downcast_ref::<Duration>() {
            Some(duration) => Debug::fmt(&Value::Duration(*duration), f),
            None => Debug::fmt(self.0, f),
        }
    }
}

impl<R: RangeBounds<T>, T: Debug + 'static, A> Display for RangeRule<R, T, A> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("in ")?;
        match self.range.start_bound() {
            Bound::Included(start) | Bound::Excluded(start) => write!(f, "{:?}", Shown(start))?,
            Bound::Unbounded => {}
        }
        f.write_str("..")?;
        match self.range.end_bound() {
            Bound::Included(end) => write!(f, "={:?}", Shown(end)),
            Bound::Excluded(end) => write!(f, "{:?}", Shown(end)),
            Bound::Unbounded => Ok(()),
        }
    }
}

impl<R, T, A> Rule for RangeRule<R, T, A>
where
    R: RangeBounds<T> + Send + Sync,
    T: Debug + SlotValue,
{
    fn check(&self, value: AttrRef<'_>) -> Result<(), ValueError> {
        if (self.accepts)(&self.range, value) { Ok(()) } else { Err(self.reject(value)) }
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

impl<R: RangeBounds<T>, T: Debug + 'static, A> RangeRule<R, T, A> {
    #[cold]
    fn reject(&self, value: AttrRef<'_>) -> ValueError {
        match given::<T>(value) {
            Given::Value(found) => ValueError::wrong_value(self.to_string(), &Shown(found)),
            _ => other_type::<T>(value),
        }
    }
}

/// `#[slot(choices = ["a", "b"])]`.
#[derive(Debug)]
pub struct ChoicesRule<C: 'static, T, A = ()> {
    choices: &'static [C],
    marker: PhantomData<fn(T, A)>,
}

/// The types of the items that `choices =` accepts for a slot of type `T`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a choice for a slot of type `{T}`",
    label = "a list of what a `{T}` can be compared with"
)]
pub trait ChoiceOf<T> {
    /// As in [`RangeOf`].
    type Checked;
}

#[diagnostic::do_not_recommend]
impl<C, T: PartialEq<C>> ChoiceOf<T> for C {
    type Checked = ();
}

/// A rule that the value is one of `choices`.
pub const fn choices<C: ChoiceOf<T>, T>(choices: &'static [C]) -> ChoicesRule<C, T, C::Checked> {
    ChoicesRule { choices, marker: PhantomData }
}

impl<C: SlotValue, T, A> Display for ChoicesRule<C, T, A> {
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

impl<C, T, A> Rule for ChoicesRule<C, T, A>
where
    C: Debug + SlotValue + Send + Sync,
    T: PartialEq<C> + Debug + 'static,
{
    fn check(&self, value: AttrRef<'_>) -> Result<(), ValueError> {
        match given::<T>(value) {
            Given::Value(found) if !self.choices.iter().any(|choice| found == choice) => {
                Err(self.reject(value))
            }
            Given::Value(_) | Given::None => Ok(()),
            Given::Other => Err(other_type::<T>(value)),
        }
    }

    fn choices(&self) -> Option<Vec<OwnedValue>> {
        self.choices.iter().map(|choice| choice.to_value().to_owned()).collect()
    }
}

impl<C: SlotValue, T, A> ChoicesRule<C, T, A> {
    #[cold]
    fn reject(&self, value: AttrRef<'_>) -> ValueError {
        let names: Vec<String> =
            self.choices.iter().map(|choice| quoted(&choice.to_value())).collect();
        let names = names.iter().map(|name| name.trim_matches('\''));
        // Converted to a `Value`, since the name of a variant may differ from Rust's.
        let found = quoted(&(value.vtable().get)(value));
        ValueError::not_among(names, "").saying(self.to_string(), found)
    }
}

/// `#[slot(check = path)]`.
#[derive(Debug)]
pub struct CheckRule<T, E, A = ()> {
    name: &'static str,
    check: fn(&T) -> Result<(), E>,
    marker: PhantomData<fn(A)>,
}

/// A rule that `check` accepts the value.
pub const fn check<T, E: Cause>(
    name: &'static str,
    check: fn(&T) -> Result<(), E>,
) -> CheckRule<T, E, E::Checked> {
    CheckRule { name, check, marker: PhantomData }
}

/// The error type of a user's check, getter or setter.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the reason of a rejection",
    label = "a `String` can, and every type that implements `std::error::Error`"
)]
pub trait Cause: Into<Box<dyn Error + Send + Sync>> {
    /// As in [`RangeOf`].
    type Checked;
}

#[diagnostic::do_not_recommend]
impl<E: Into<Box<dyn Error + Send + Sync>>> Cause for E {
    type Checked = ();
}

impl<T, E, A> Display for CheckRule<T, E, A> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "accepted by {}", self.name)
    }
}

impl<T: 'static, E: Cause, A> Rule for CheckRule<T, E, A> {
    fn check(&self, value: AttrRef<'_>) -> Result<(), ValueError> {
        match given::<T>(value) {
            Given::Value(found) => (self.check)(found).map_err(ValueError::because),
            Given::None => Ok(()),
            Given::Other => Err(other_type::<T>(value)),
        }
    }
}
