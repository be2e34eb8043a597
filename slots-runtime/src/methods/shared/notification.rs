//! `Notification`: a change of a shared object, as subscribers receive it.

use core::fmt::{self, Debug, Display, Formatter};

use crate::model::change::show_change;
use crate::model::value::owned::OwnedValue;
use crate::text::path::AttrPath;

/// A change of a shared object, as a [`Subscription`](crate::Subscription) returns it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Notification {
    /// The path to the value that changed, relative to the handle whose [`subscribe`](crate::Shared::subscribe) was called.
    pub path: AttrPath,
    /// The value before the write; `None` if there was no such attribute or item.
    pub old: Option<OwnedValue>,
    /// The value after the write; `None` if the attribute or item no longer exists.
    pub new: Option<OwnedValue>,
    /// The number of older changes that were dropped directly before this one, since the queue was full.
    pub skipped: u64,
}

/// Prints the path and both values, as a [`Difference`](crate::Difference) does: `gain: 1.0 -> 2.0`.
impl Display for Notification {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        show_change(f, &self.path, self.old.as_ref(), self.new.as_ref())
    }
}
