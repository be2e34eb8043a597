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
            PathSegment::Index(index) => Step::item(*index),
            PathSegment::FromEnd(index) => Step::from_end(*index),
        }
    }
}

/// One segment of a path, borrowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'p> {
    /// An attribute of an object, or a key of a map.
    Name(&'p str),
    /// An item of a list: counted from 0, or, if negative, from the end, where -1 is the last item.
    Index(isize),
}

impl<'p> Step<'p> {
    /// The name, if the step is one.
    pub fn key(self) -> Option<&'p str> {
        match self {
            Step::Name(name) => Some(name),
            Step::Index(_) => None,
        }
    }

    /// The index in a list of this length, if the step is an index and the list has the item.
    pub fn index_in(self, len: usize) -> Option<usize> {
        let Step::Index(index) = self else { return None };
        let index = match usize::try_from(index) {
            Ok(index) => index,
            Err(_) => len.checked_sub(index.unsigned_abs())?,
        };
        (index < len).then_some(index)
    }

    /// The step to an item with this index.
    pub(crate) fn item(index: usize) -> Self {
        // No list has more items.
        Step::Index(isize::try_from(index).unwrap_or(isize::MAX))
    }

    /// The step to an item with this index from the end, where 1 is the last item.
    pub(crate) fn from_end(index: usize) -> Self {
        Step::Index(isize::try_from(index).map_or(isize::MIN, |index| -index))
    }

    /// Whether the step is an index.
    pub(crate) fn is_index(self) -> bool {
        matches!(self, Step::Index(_))
    }

    /// The step as an owned segment.
    pub(crate) fn to_segment(self) -> PathSegment {
        match self {
            Step::Name(name) => PathSegment::Name(name.into()),
            Step::Index(index) if index < 0 => PathSegment::FromEnd(index.unsigned_abs()),
            Step::Index(index) => PathSegment::Index(index.unsigned_abs()),
        }
    }
}

/// Prints a name as it is, and an index in brackets.
impl Display for PathSegment {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.as_step().fmt(f)
    }
}

/// Prints a name as it is, and an index in brackets.
impl Display for Step<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Step::Name(name) => f.write_str(name),
            Step::Index(index) => write!(f, "[{index}]"),
        }
    }
}

/// Whether a name is a path of one step as it is written. It is not if a byte has a meaning in a path.
pub(crate) const fn is_plain_name(name: &str) -> bool {
    let bytes = name.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if matches!(bytes[at], 0..=b' ' | b'.' | b'[' | b']' | b'"' | 0x7f..) {
            return false;
        }
        at += 1;
    }
    !bytes.is_empty()
}
