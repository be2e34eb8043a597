//! `PathError`: the error for a string that is not a path.

use alloc::string::String;
use core::error::Error;
use core::fmt::{self, Debug, Display, Formatter};

use crate::text::depth::TOO_DEEP;
use crate::text::escape::Escaped;

/// The error for a string that is not a path.
///
/// ```
/// use slots_runtime::AttrPath;
///
/// let error = "roi..x".parse::<AttrPath>().unwrap_err();
/// assert_eq!(error.to_string(), "'roi..x' is not a path: a name expected at byte 4");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathError {
    pub(super) text: String,
    pub(super) at: usize,
    pub(super) problem: Problem,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    Expected(&'static str),
    TooDeep,
}

impl PathError {
    /// Returns the string that is not a path.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the offset of the syntax error in bytes.
    pub fn offset(&self) -> usize {
        self.at
    }
}

impl Display for PathError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let PathError { text, at, problem } = self;
        let text = Escaped(text);
        match problem {
            Problem::Expected(expected) => {
                write!(f, "'{text}' is not a path: {expected} expected at byte {at}")
            }
            Problem::TooDeep => write!(f, "'{text}' is not a path: {TOO_DEEP} at byte {at}"),
        }
    }
}

impl Error for PathError {}

impl From<core::convert::Infallible> for PathError {
    fn from(never: core::convert::Infallible) -> Self {
        match never {}
    }
}
