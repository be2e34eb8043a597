//! `AttrPath`: the path to an attribute inside nested objects, lists and maps, parsed once.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::error::Error;
use core::fmt::{self, Debug, Display, Formatter};
use core::str::FromStr;

use crate::text::depth::{MAX_DEPTH, TOO_DEEP};
use crate::text::escape::Escaped;
use crate::text::literals::unquote;
use crate::text::step::{PathSegment, Step};

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
        let mut segments = Vec::new();
        let mut parser = Parser::new(text);
        while let Some(segment) = parser.next()? {
            segments.push(match segment {
                Parsed::Name(name) => PathSegment::Name(name.into_owned()),
                Parsed::Index(index) => PathSegment::Index(index),
                Parsed::FromEnd(index) => PathSegment::FromEnd(index),
            });
        }
        Ok(AttrPath(segments))
    }

    /// Creates a path of one attribute, whose name may contain any characters.
    pub fn from_name(name: &str) -> Self {
        AttrPath(alloc::vec![PathSegment::Name(name.to_string())])
    }

    /// Returns the segments, the outermost first.
    pub fn segments(&self) -> &[PathSegment] {
        &self.0
    }

    /// The number of steps.
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

/// Writes steps as [`AttrPath`]'s `Display` does, as the rest of a path if others were written before.
pub(crate) fn write_steps<'p>(
    steps: impl IntoIterator<Item = Step<'p>>,
    is_rest: bool,
    f: &mut impl fmt::Write,
) -> fmt::Result {
    for (at, step) in steps.into_iter().enumerate() {
        let at = at + usize::from(is_rest);
        match step {
            Step::Index(_) => write!(f, "{step}")?,
            Step::Name(name) if is_bare(name) => {
                write!(f, "{}{name}", if at == 0 { "" } else { "." })?;
            }
            Step::Name(name) if at == 0 => write!(f, "{name:?}")?,
            Step::Name(name) => write!(f, "[{name:?}]")?,
        }
    }
    Ok(())
}

impl Display for AttrPath {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write_steps(self.0.iter().map(PathSegment::as_step), false, f)
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

/// A segment of a path that is being parsed.
pub(super) enum Parsed<'a> {
    Name(Cow<'a, str>),
    Index(usize),
    FromEnd(usize),
}

pub(super) struct Parser<'a> {
    text: &'a str,
    at: usize,
    count: usize,
}

impl<'a> Parser<'a> {
    #[inline]
    pub(super) fn new(text: &'a str) -> Self {
        Parser { text, at: 0, count: 0 }
    }

    /// The next segment; `None` at the end of the text.
    #[inline]
    pub(super) fn next(&mut self) -> Result<Option<Parsed<'a>>, PathError> {
        let is_first = self.count == 0;
        if !is_first && self.at == self.text.len() {
            return Ok(None);
        }
        if self.count == MAX_DEPTH {
            return Err(self.error(Problem::TooDeep));
        }
        self.count += 1;
        if self.eat(b'[') {
            return self.item().map(Some);
        }
        if is_first || self.eat(b'.') {
            return Ok(Some(Parsed::Name(self.name()?)));
        }
        Err(self.expected("'.' or '['"))
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    #[inline]
    fn eat(&mut self, token: u8) -> bool {
        let found = self.text.as_bytes().get(self.at) == Some(&token);
        self.at += usize::from(found);
        found
    }

    #[cold]
    fn expected(&self, expected: &'static str) -> PathError {
        self.error(Problem::Expected(expected))
    }

    #[cold]
    fn error(&self, problem: Problem) -> PathError {
        PathError { text: self.text.to_string(), at: self.at, problem }
    }

    fn name(&mut self) -> Result<Cow<'a, str>, PathError> {
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
        Ok(Cow::Borrowed(name))
    }

    fn quoted(&mut self) -> Result<Cow<'a, str>, PathError> {
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
                        Ok(name) => Ok(name),
                        Err(_) => Err(self.expected("a valid escape")),
                    };
                }
                _ => {}
            }
        }
        Err(self.expected("a name in quotes"))
    }

    fn item(&mut self) -> Result<Parsed<'a>, PathError> {
        let step = if self.rest().starts_with('"') {
            Parsed::Name(self.quoted()?)
        } else {
            let rest = self.rest();
            let is_from_end = rest.starts_with('-');
            let digits = &rest[usize::from(is_from_end)..];
            let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
            let index = digits[..end]
                .parse()
                .ok()
                // No list has more items than an `isize` counts.
                .filter(|index| {
                    isize::try_from(*index).is_ok_and(|index| !is_from_end || index > 0)
                })
                .ok_or_else(|| self.expected("an index or a key in quotes"))?;
            self.at += usize::from(is_from_end) + end;
            if is_from_end { Parsed::FromEnd(index) } else { Parsed::Index(index) }
        };
        if self.eat(b']') { Ok(step) } else { Err(self.expected("']'")) }
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
