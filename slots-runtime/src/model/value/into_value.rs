//! `IntoValue`: the argument of a write, and rustc's answer to a type that does not convert.

use super::Value;

/// A type that a write by name accepts: every type with `Into<Value>`.
///
/// These are numbers, strings and paths, options, lists, tuples and maps of them, and references to a value of any type
/// that implements [`SlotValue`](crate::SlotValue).
///
/// The trait cannot be implemented; implement `From<MyType> for Value<'_>`.
///
/// ```
/// use slots_runtime::IntoValue;
///
/// fn list<'v>(items: impl IntoIterator<Item: IntoValue<'v>>) -> Vec<String> {
///     items.into_iter().map(|item| item.into_value().to_string()).collect()
/// }
///
/// assert_eq!(list([1.5, 2.0]), ["1.5", "2.0"]);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not convert to a `Value`",
    label = "`{Self}` does not convert to a `Value`",
    note = "a reference to a value of a type with `SlotValue` converts: pass `&value`; derive `SlotValue` for an enum without fields or a newtype, put `#[slots]` above a struct",
    note = "a value of a type with `Display` and `FromStr` is written as a string: pass `value.to_string()`",
    note = "`replace_attr` writes a value of exactly the type of the slot, whatever the type is"
)]
pub trait IntoValue<'a>: Sealed<'a> {
    /// The value.
    fn into_value(self) -> Value<'a>;
}

#[diagnostic::do_not_recommend]
impl<'a, T: Into<Value<'a>>> IntoValue<'a> for T {
    #[inline]
    fn into_value(self) -> Value<'a> {
        self.into()
    }
}

/// Only this file implements [`IntoValue`].
pub trait Sealed<'a> {}

impl<'a, T: Into<Value<'a>>> Sealed<'a> for T {}
