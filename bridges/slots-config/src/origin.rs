//! `Origin`: the place that a setting comes from.

use std::fmt::{self, Display, Formatter};
use std::ops::Range;
use std::sync::Arc;

/// The origin of a value. Its `Display` is a place for people: `rack.toml:3:1`, `environment RACK_CAMERA__GAIN`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Origin {
    /// A file: its name, its text, and the ranges of the key and the value, in bytes.
    File {
        /// The name of the file in messages.
        name: Arc<str>,
        /// Its whole text.
        text: Arc<str>,
        /// The range of the key, in bytes.
        key: Range<usize>,
        /// The range of the value, in bytes.
        value: Range<usize>,
    },
    /// A variable of the environment.
    Environment(String),
    /// An argument of the command line, as the user wrote it.
    Argument(String),
}

/// The line and the column of a place in a text, counted from 1.
fn position(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (line, before[start..].chars().count() + 1)
}

impl Display for Origin {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Origin::File { name, text, key, .. } => {
                let (line, column) = position(text, key.start);
                write!(f, "{name}:{line}:{column}")
            }
            Origin::Environment(name) => write!(f, "environment {name}"),
            Origin::Argument(given) => write!(f, "argument {given}"),
        }
    }
}
