//! `PathSegment` and `Step`, an owned and a borrowed segment of a path.

use alloc::string::String;
use core::fmt::{self, Display, Formatter};

/// One segment of an [`AttrPath`](crate::AttrPath).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PathSegment {
    /// An attribute of an object, or a key of a map.
    Name(String),
    /// An item of a list, counted from 0.
    Index(usize),
    /// An item of a list, counted from the end: 1 is the last item, written `[-1]`.
    FromEnd(usize),
}

impl PathSegment {
    /// The same segment, borrowed.
    pub(crate) fn as_step(&self) -> Step<'_> {
        match self {
            PathSegment::Name(name) => Step::Name(name),
            PathSegment::Index(index) => Step::Index(*index),
            PathSegment::FromEnd(index) => Step::FromEnd(*index),
        }
    }
}

/// One segment of a path, borrowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'p> {
    /// An attribute of an object, or a key of a map.
    Name(&'p str),
    /// An item of a list, counted from 0.
    Index(usize),
    /// An item of a list, counted from the end: 1 is the last item.
    FromEnd(usize),
}

impl<'p> Step<'p> {
    /// The name, if the step is one.
    pub fn key(self) -> Option<&'p str> {
        match self {
            Step::Name(name) => Some(name),
            Step::Index(_) | Step::FromEnd(_) => None,
        }
    }

    /// The index in a list of this length, if the step is one and the list has the item.
    pub fn index_in(self, len: usize) -> Option<usize> {
        match self {
            Step::Index(index) => Some(index).filter(|index| *index < len),
            Step::FromEnd(index) => len.checked_sub(index).filter(|index| *index < len),
            Step::Name(_) => None,
        }
    }

    /// Whether the step is an index, from the start or from the end.
    pub(crate) fn is_index(self) -> bool {
        !matches!(self, Step::Name(_))
    }

    /// The step as an owned segment.
    pub(crate) fn to_segment(self) -> PathSegment {
        match self {
            Step::Name(name) => PathSegment::Name(name.into()),
            Step::Index(index) => PathSegment::Index(index),
            Step::FromEnd(index) => PathSegment::FromEnd(index),
        }
    }
}

/// Prints a name as it is, and an index in brackets.
impl Display for Step<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Step::Name(name) => f.write_str(name),
            Step::Index(index) => write!(f, "[{index}]"),
            Step::FromEnd(index) => write!(f, "[-{index}]"),
        }
    }
}
