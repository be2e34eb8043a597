//! `AttrPath`: the path to an attribute inside nested objects, lists and maps, parsed once.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::error::Error;
use core::fmt::{self, Debug, Display, Formatter};
use core::str::FromStr;

use crate::text::depth::{MAX_DEPTH, TOO_DEEP};
use crate::text::escape::Escaped;
use crate::text::literals::unquote;

/// One segment of an [`AttrPath`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PathSegment {
    /// An attribute of an object, or a key of a map.
    Name(String),
    /// An item of a list, counted from 0.
    Index(usize),
}

impl PathSegment {
    /// Returns the index if the segment is one.
    pub(crate) fn index(&self) -> Option<usize> {
        match self {
            PathSegment::Index(index) => Some(*index),
            PathSegment::Name(_) => None,
        }
    }

    /// Returns the name or key if the segment is one.
    pub(crate) fn key(&self) -> Option<&str> {
        match self {
            PathSegment::Name(name) => Some(name),
            PathSegment::Index(_) => None,
        }
    }
}

/// A dotted path such as `roi.x`, `stages[2].position` or `limits["max.x"]`; names with dots are quoted.
///
/// Quoted names have the escapes of Rust's strings. A path relative to a list or a map begins with a bracket: `[2].position`.
///
/// It owns its segments, and can be parsed once and stored. Its `Display` prints a string that parses to the same path.
///
/// ```
/// use slots_runtime::AttrPath;
///
/// let path: AttrPath = r#"stages[2]."odd.name".x"#.parse()?;
/// assert_eq!(path.len(), 4);
/// assert_eq!(path.to_string(), r#"stages[2]["odd.name"].x"#);
/// # Ok::<(), slots_runtime::PathError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Default)]
pub struct AttrPath(Vec<PathSegment>);

impl AttrPath {
    /// Parses a path.
    ///
    /// # Errors
    /// [`PathError`] states the offset of the syntax error, or where there are more segments than [`MAX_DEPTH`](crate::MAX_DEPTH).
    pub fn parse(text: &str) -> Result<Self, PathError> {
        Parser { text, at: 0 }.path()
    }

    /// Creates a path of one attribute, whose name may contain any characters.
    pub fn from_name(name: &str) -> Self {
        AttrPath(alloc::vec![PathSegment::Name(name.to_string())])
    }

    /// Returns the segments, the outermost first.
    pub fn segments(&self) -> &[PathSegment] {
        &self.0
    }

    pub(crate) fn into_segments(self) -> Vec<PathSegment> {
        self.0
    }

    /// Returns the number of segments.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns whether the path has no segments; no string parses to such a path.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the path with one more segment.
    #[must_use]
    pub fn join(&self, step: PathSegment) -> Self {
        let mut steps = self.0.clone();
        steps.push(step);
        AttrPath(steps)
    }

    /// Returns the path, followed by all segments of another path.
    #[must_use]
    pub fn join_path(&self, rest: &AttrPath) -> Self {
        AttrPath(self.0.iter().chain(&rest.0).cloned().collect())
    }
}

impl FromIterator<PathSegment> for AttrPath {
    fn from_iter<I: IntoIterator<Item = PathSegment>>(steps: I) -> Self {
        AttrPath(steps.into_iter().collect())
    }
}

impl FromStr for AttrPath {
    type Err = PathError;

    fn from_str(text: &str) -> Result<Self, PathError> {
        AttrPath::parse(text)
    }
}

impl TryFrom<&str> for AttrPath {
    type Error = PathError;

    fn try_from(text: &str) -> Result<Self, PathError> {
        AttrPath::parse(text)
    }
}

/// Whether a name needs no quotes in a path.
fn is_bare(name: &str) -> bool {
    !name.is_empty() && !name.contains(['.', '[', ']', '"']) && name.trim() == name
}

/// The name or index of a segment, as an error prints it.
pub(crate) fn segment_name(step: &PathSegment) -> String {
    match step {
        PathSegment::Name(name) => name.clone(),
        PathSegment::Index(index) => format!("[{index}]"),
    }
}

/// Writes segments like the `Display` of [`AttrPath`]; as the rest of a path if others were written before.
pub(crate) fn write_segments(
    steps: &[PathSegment],
    is_rest: bool,
    f: &mut impl fmt::Write,
) -> fmt::Result {
    for (at, step) in steps.iter().enumerate() {
        let at = at + usize::from(is_rest);
        match step {
            PathSegment::Index(index) => write!(f, "[{index}]")?,
            PathSegment::Name(name) if is_bare(name) => {
                write!(f, "{}{name}", if at == 0 { "" } else { "." })?;
            }
            PathSegment::Name(name) if at == 0 => write!(f, "{name:?}")?,
            PathSegment::Name(name) => write!(f, "[{name:?}]")?,
        }
    }
    Ok(())
}

impl Display for AttrPath {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write_segments(&self.0, false, f)
    }
}

impl Debug for AttrPath {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_tuple("AttrPath").field(&self.to_string()).finish()
    }
}

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
    text: String,
    at: usize,
    problem: Problem,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Problem {
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

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Parser<'a> {
    fn path(mut self) -> Result<AttrPath, PathError> {
        let mut steps = Vec::new();
        while steps.is_empty() || self.at < self.text.len() {
            if steps.len() == MAX_DEPTH {
                return Err(self.error(Problem::TooDeep));
            }
            if self.eat("[") {
                steps.push(self.item()?);
            } else if steps.is_empty() || self.eat(".") {
                steps.push(PathSegment::Name(self.name()?));
            } else {
                return Err(self.expected("'.' or '['"));
            }
        }
        Ok(AttrPath(steps))
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    #[inline]
    fn eat(&mut self, token: &str) -> bool {
        let found = self.rest().starts_with(token);
        if found {
            self.at += token.len();
        }
        found
    }

    fn expected(&self, expected: &'static str) -> PathError {
        self.error(Problem::Expected(expected))
    }

    fn error(&self, problem: Problem) -> PathError {
        PathError { text: self.text.to_string(), at: self.at, problem }
    }

    fn name(&mut self) -> Result<String, PathError> {
        if self.rest().starts_with('"') {
            return self.quoted();
        }
        let rest = self.rest();
        // All four are ASCII, so that a byte is enough to find them.
        let ends = |byte: u8| matches!(byte, b'.' | b'[' | b']' | b'"');
        let end = rest.bytes().position(ends).unwrap_or(rest.len());
        let name = rest[..end].trim();
        if name.is_empty() {
            return Err(self.expected("a name"));
        }
        self.at += end;
        Ok(name.to_string())
    }

    fn quoted(&mut self) -> Result<String, PathError> {
        let rest = self.rest();
        let mut escaped = false;
        for (at, c) in rest.char_indices().skip(1) {
            match c {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '"' => {
                    let read = unquote(&rest[..=at]);
                    self.at += read.as_ref().err().copied().unwrap_or(at + 1);
                    return match read {
                        Ok(name) => Ok(name.into_owned()),
                        Err(_) => Err(self.expected("a valid escape")),
                    };
                }
                _ => {}
            }
        }
        Err(self.expected("a name in quotes"))
    }

    fn item(&mut self) -> Result<PathSegment, PathError> {
        let step = if self.rest().starts_with('"') {
            PathSegment::Name(self.quoted()?)
        } else {
            let rest = self.rest();
            let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            let index =
                rest[..end].parse().map_err(|_| self.expected("an index or a key in quotes"))?;
            self.at += end;
            PathSegment::Index(index)
        };
        if self.eat("]") { Ok(step) } else { Err(self.expected("']'")) }
    }
}

impl From<core::convert::Infallible> for PathError {
    fn from(never: core::convert::Infallible) -> Self {
        match never {}
    }
}

impl From<&AttrPath> for AttrPath {
    fn from(path: &AttrPath) -> Self {
        path.clone()
    }
}

impl TryFrom<String> for AttrPath {
    type Error = PathError;

    fn try_from(text: String) -> Result<Self, PathError> {
        AttrPath::parse(&text)
    }
}

impl TryFrom<&String> for AttrPath {
    type Error = PathError;

    fn try_from(text: &String) -> Result<Self, PathError> {
        AttrPath::parse(text)
    }
}
