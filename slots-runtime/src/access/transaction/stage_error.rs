//! The errors of staging, before they get the names of the class and the attribute.

use alloc::vec::Vec;

use crate::access::check::inner::Rejected;
use crate::access::resolve::errors::{Within, with_path, with_path_below};
use crate::error::attribute_error::AttributeError;
use crate::model::error_kind::ErrorKind;
use crate::model::value_error::ValueError;
use crate::model::vtable::Input;
use crate::text::step::{PathSegment, Step};

/// A change that was not staged.
pub(super) enum NotStaged<'v> {
    Errors(Vec<AttributeError>),
    /// A value on the path is `None`, or a key that a map lacks, where the write may make an object.
    BelowNone(AttributeError, Input<'v>),
    /// A field of the active variant on the path is read-only. Another write may select a variant with a field at the same path.
    InReadOnlyField(AttributeError, Input<'v>),
}

impl From<AttributeError> for NotStaged<'_> {
    fn from(error: AttributeError) -> Self {
        NotStaged::Errors(alloc::vec![error])
    }
}

/// The error of staging, before the names of the class and the attribute are added.
pub(super) enum StageError {
    Kind(ErrorKind),
    Rejected(ValueError),
    /// The error of an attribute inside of the value, and the steps that lead from the value to it.
    Below(AttributeError, Vec<PathSegment>),
}

impl From<Rejected> for StageError {
    fn from(rejected: Rejected) -> Self {
        match rejected {
            Rejected::Itself(rejected) => StageError::Rejected(rejected),
            Rejected::Below(error, steps) => StageError::Below(error, steps),
        }
    }
}

impl From<ValueError> for StageError {
    fn from(rejected: ValueError) -> Self {
        StageError::Rejected(rejected)
    }
}

impl From<ErrorKind> for StageError {
    fn from(kind: ErrorKind) -> Self {
        StageError::Kind(kind)
    }
}

impl StageError {
    /// As `named`, with the errors of all objects inside of the value.
    #[cold]
    pub(super) fn all(self, within: Within, steps: &[Step<'_>]) -> Vec<AttributeError> {
        match self {
            StageError::Rejected(rejected) => within.errors(steps, rejected),
            other => alloc::vec![other.named(within, steps)],
        }
    }

    /// Adds the name of the attribute and its path.
    pub(super) fn named(self, within: Within, steps: &[Step<'_>]) -> AttributeError {
        match self {
            StageError::Kind(kind) => {
                with_path(AttributeError::new(kind, within.class, &within.name(steps)), steps)
            }
            StageError::Rejected(rejected) => within.rejected(steps, rejected),
            StageError::Below(error, below) => with_path_below(error, steps, &below),
        }
    }
}

/// The error of a value that an earlier write of the same transaction gives.
pub(super) fn twice() -> ValueError {
    ValueError::that(ErrorKind::Duplicate, "is given twice")
}
