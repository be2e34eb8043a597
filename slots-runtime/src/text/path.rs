//! `AttrPath`: the path to an attribute inside nested objects, lists and maps, parsed once.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::{self, Debug, Display, Formatter};
use core::str::FromStr;

use crate::text::path_error::PathError;
use crate::text::path_parser::{Parsed, Parser};
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
