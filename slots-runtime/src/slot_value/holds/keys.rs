//! The keys of maps that have no `SlotValue`: strings in the way of their type.

use alloc::string::{String, ToString};
use core::any::TypeId;
use core::fmt::Display;
use core::str::FromStr;

use crate::slot_value::SlotValue;
use crate::slot_value::texts::{AsText, Text};
use crate::text::step::Step;

/// A key that is read and written as a string; `M` is `Text` or `Flags`.
#[diagnostic::on_unimplemented(
    message = "a key of type `{Self}` does not convert to a string",
    note = "the keys of a map convert if their type has `SlotValue`, or `FromStr` and `Display`; flags of the crate `bitflags` convert with the feature `bitflags`"
)]
pub trait Key<M>: Sized + 'static {
    /// The same key with [`SlotValue`].
    type Wrapped: SlotValue;

    /// Whether the string of a key has all its data.
    const IS_EXACT: bool;

    /// The key from its wrapped form.
    fn unwrap(wrapped: Self::Wrapped) -> Self;

    /// The string of the key.
    fn text(&self) -> String;

    /// The key in a string.
    fn parse(text: &str) -> Option<Self>;
}

impl<K: FromStr<Err: Display> + Display + 'static> Key<Text> for K {
    type Wrapped = AsText<K>;
    const IS_EXACT: bool = false;

    fn unwrap(wrapped: AsText<K>) -> Self {
        wrapped.into_inner()
    }

    fn text(&self) -> String {
        self.to_string()
    }

    fn parse(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

/// The key that a path segment names: `m.key`, `m["key"]`, and `m[5]` where the keys are not strings.
pub(super) fn key_of<K: Key<M>, M>(step: Step<'_>) -> Option<K> {
    match step {
        Step::Name(name) => K::parse(name),
        Step::Index(_) if TypeId::of::<K>() == TypeId::of::<String>() => None,
        Step::Index(index) => K::parse(&index.to_string()),
    }
}
