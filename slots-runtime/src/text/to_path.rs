//! `ToPath`: the types that methods accept as a path.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use crate::text::path::{AttrPath, Parsed, Parser, PathError};
use crate::text::step::{PathSegment, Step};

/// The number of steps that need no allocation.
const FEW: usize = 8;

/// The steps of a path, borrowed.
pub(crate) struct Steps<'p> {
    few: [Step<'p>; FEW],
    len: usize,
    /// All steps, if there are more than a few.
    all: Vec<Step<'p>>,
}

impl<'p> Steps<'p> {
    #[inline]
    pub(crate) const fn new() -> Self {
        Steps { few: [Step::Index(0); FEW], len: 0, all: Vec::new() }
    }

    #[inline]
    pub(crate) fn push(&mut self, step: Step<'p>) {
        match self.few.get_mut(self.len) {
            Some(place) => *place = step,
            None => self.push_more(step),
        }
        self.len += 1;
    }

    #[cold]
    fn push_more(&mut self, step: Step<'p>) {
        if self.all.is_empty() {
            self.all.extend(self.few);
        }
        self.all.push(step);
    }

    #[inline]
    pub(crate) fn as_slice(&self) -> &[Step<'p>] {
        self.few.get(..self.len).unwrap_or(&self.all)
    }

    /// Adds the steps of a path in a string; `false` if a name in it has escapes, so that it cannot be borrowed.
    fn parse(&mut self, text: &'p str) -> Result<bool, PathError> {
        let mut parser = Parser::new(text);
        while let Some(segment) = parser.next()? {
            self.push(match segment {
                Parsed::Name(Cow::Borrowed(name)) => Step::Name(name),
                Parsed::Name(Cow::Owned(_)) => return Ok(false),
                Parsed::Index(index) => Step::item(index),
                Parsed::FromEnd(index) => Step::from_end(index),
            });
        }
        Ok(true)
    }
}

/// The number of bytes before the first that may not belong to a plain name: a dot, a bracket, a quote, what a name
/// is trimmed of, or a byte that is not ASCII.
#[inline]
fn plain_len(bytes: &[u8]) -> usize {
    for (at, word) in bytes.as_chunks::<8>().0.iter().enumerate() {
        let special = special_bytes(u64::from_le_bytes(*word));
        if special != 0 {
            return at * 8 + first_byte(special);
        }
    }
    let special = match bytes.last_chunk::<8>() {
        // The bytes that were compared above are plain.
        Some(word) => special_bytes(u64::from_le_bytes(*word)),
        None => {
            let word = bytes.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte));
            return first_byte(special_bytes(word)).min(bytes.len());
        }
    };
    bytes.len() - 8 + first_byte(special)
}

/// Splits a path of names into the first name and the rest, which is `None` after the last name. `None` if the path
/// does not start with a plain name.
#[inline]
fn split_name(path: &str) -> Option<(&str, Option<&str>)> {
    let end = plain_len(path.as_bytes());
    if end == 0 {
        return None;
    }
    match path.as_bytes().get(end) {
        None => Some((path, None)),
        Some(b'.') => Some((path.get(..end)?, path.get(end + 1..))),
        Some(_) => None,
    }
}

/// The index of the first byte with a bit.
#[inline]
fn first_byte(word: u64) -> usize {
    word.trailing_zeros() as usize / 8
}

/// Sets the highest bit of each byte that may not belong to a plain name.
#[inline]
fn special_bytes(word: u64) -> u64 {
    const ONES: u64 = u64::MAX / 0xff;
    const HIGH: u64 = ONES * 0x80;
    // Without the highest bits, no addition carries into the next byte.
    let low = word & !HIGH;
    let is_at_most = |limit: u8| !(low + ONES * u64::from(0x7f - limit));
    let is = |byte: u8| !((low ^ (ONES * u64::from(byte))) + ONES * 0x7f);
    let is_delete = low + ONES;
    let special = is_at_most(b' ') | is(b'.') | is(b'[') | is(b']') | is(b'"') | is_delete | word;
    special & HIGH
}

impl<'p> FromIterator<Step<'p>> for Steps<'p> {
    #[inline]
    fn from_iter<I: IntoIterator<Item = Step<'p>>>(steps: I) -> Self {
        let mut all = Steps::new();
        steps.into_iter().for_each(|step| all.push(step));
        all
    }
}

/// The names of a path that consists of few plain names. For any other path, the last result is `Name::Other`.
#[derive(Debug)]
pub struct Names<'p> {
    rest: Rest<'p>,
    /// The number of names that may follow.
    room: usize,
}

#[derive(Debug)]
enum Rest<'p> {
    Text(Option<&'p str>),
    Segments(&'p [PathSegment]),
    Steps(&'p [Step<'p>]),
}

/// One of the [`Names`].
pub(crate) enum Name<'p> {
    /// A name, and whether it is the last one.
    Plain(&'p str, bool),
    /// An index, an escape, an error, or a path of many names: the path has to be read as a whole.
    Other,
}

impl<'p> Names<'p> {
    fn new(rest: Rest<'p>) -> Self {
        Names { rest, room: FEW }
    }

    /// The next name. Not called after the last one.
    #[inline]
    pub(crate) fn next(&mut self) -> Name<'p> {
        let Some(room) = self.room.checked_sub(1) else { return Name::Other };
        self.room = room;
        match &mut self.rest {
            Rest::Text(rest) => match split_name(rest.unwrap_or_default()) {
                Some((name, after)) => {
                    *rest = after;
                    Name::Plain(name, after.is_none())
                }
                None => Name::Other,
            },
            Rest::Segments(segments) => match segments.split_first() {
                Some((PathSegment::Name(name), rest)) => {
                    *segments = rest;
                    Name::Plain(name, rest.is_empty())
                }
                _ => Name::Other,
            },
            Rest::Steps(steps) => match steps.split_first() {
                Some((Step::Name(name), rest)) => {
                    *steps = rest;
                    Name::Plain(name, rest.is_empty())
                }
                _ => Name::Other,
            },
        }
    }
}

/// A path as an argument: a string, which is parsed, or an [`AttrPath`], which was parsed before.
///
/// ```
/// use slots_runtime::{AttrPath, ToPath, prelude::*};
///
/// #[slots]
/// struct Roi { x: u32 }
///
/// #[slots]
/// struct Camera { roi: Roi }
///
/// fn read(cam: &Camera, path: impl ToPath) -> Result<u32, Box<dyn std::error::Error>> {
///     Ok(cam.get_path(path)?.extract()?)
/// }
///
/// let cam = Camera { roi: Roi { x: 3 } };
/// let path: AttrPath = "roi.x".parse()?;
/// assert_eq!((read(&cam, "roi.x")?, read(&cam, &path)?), (3, 3));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a path",
    label = "a path is a string such as `\"roi.x\"`, or an `AttrPath`"
)]
pub trait ToPath {
    /// The names of the path, to be found one after the other.
    #[doc(hidden)]
    fn __names(&self) -> Names<'_>;

    /// The string of the path, if it is one that has not been parsed.
    #[doc(hidden)]
    #[inline]
    fn __text(&self) -> Option<&str> {
        None
    }

    /// Calls a function with the steps of the path.
    #[doc(hidden)]
    fn __with_steps<R>(&self, call: impl FnOnce(Result<&[Step<'_>], PathError>) -> R) -> R;
}

impl ToPath for str {
    #[inline]
    fn __names(&self) -> Names<'_> {
        Names::new(Rest::Text(Some(self)))
    }

    #[inline]
    fn __text(&self) -> Option<&str> {
        Some(self)
    }

    #[inline]
    fn __with_steps<R>(&self, call: impl FnOnce(Result<&[Step<'_>], PathError>) -> R) -> R {
        let mut names = split_name(self);
        if let Some((name, None)) = names {
            return call(Ok(&[Step::Name(name)]));
        }
        let mut steps = Steps::new();
        while let Some((name, rest)) = names {
            steps.push(Step::Name(name));
            let Some(rest) = rest else { return call(Ok(steps.as_slice())) };
            names = split_name(rest);
        }
        let mut steps = Steps::new();
        match steps.parse(self) {
            Ok(true) => call(Ok(steps.as_slice())),
            Ok(false) => match AttrPath::parse(self) {
                Ok(path) => path.__with_steps(call),
                Err(error) => call(Err(error)),
            },
            Err(error) => call(Err(error)),
        }
    }
}

impl ToPath for [PathSegment] {
    #[inline]
    fn __names(&self) -> Names<'_> {
        Names::new(Rest::Segments(self))
    }

    #[inline]
    fn __with_steps<R>(&self, call: impl FnOnce(Result<&[Step<'_>], PathError>) -> R) -> R {
        let steps: Steps<'_> = self.iter().map(PathSegment::as_step).collect();
        call(Ok(steps.as_slice()))
    }
}

impl ToPath for [Step<'_>] {
    #[inline]
    fn __names(&self) -> Names<'_> {
        Names::new(Rest::Steps(self))
    }

    fn __with_steps<R>(&self, call: impl FnOnce(Result<&[Step<'_>], PathError>) -> R) -> R {
        call(Ok(self))
    }
}

impl ToPath for AttrPath {
    #[inline]
    fn __names(&self) -> Names<'_> {
        self.segments().__names()
    }

    #[inline]
    fn __with_steps<R>(&self, call: impl FnOnce(Result<&[Step<'_>], PathError>) -> R) -> R {
        self.segments().__with_steps(call)
    }
}

impl ToPath for String {
    #[inline]
    fn __names(&self) -> Names<'_> {
        self.as_str().__names()
    }

    #[inline]
    fn __text(&self) -> Option<&str> {
        Some(self)
    }

    #[inline]
    fn __with_steps<R>(&self, call: impl FnOnce(Result<&[Step<'_>], PathError>) -> R) -> R {
        self.as_str().__with_steps(call)
    }
}

impl ToPath for Cow<'_, str> {
    #[inline]
    fn __names(&self) -> Names<'_> {
        (**self).__names()
    }

    #[inline]
    fn __text(&self) -> Option<&str> {
        (**self).__text()
    }

    #[inline]
    fn __with_steps<R>(&self, call: impl FnOnce(Result<&[Step<'_>], PathError>) -> R) -> R {
        (**self).__with_steps(call)
    }
}

impl<P: ToPath + ?Sized> ToPath for &P {
    #[inline]
    fn __names(&self) -> Names<'_> {
        (**self).__names()
    }

    #[inline]
    fn __text(&self) -> Option<&str> {
        (**self).__text()
    }

    #[inline]
    fn __with_steps<R>(&self, call: impl FnOnce(Result<&[Step<'_>], PathError>) -> R) -> R {
        (**self).__with_steps(call)
    }
}

#[cfg(test)]
mod tests {
    use super::plain_len;
    use crate::text::step::is_plain_name;

    #[test]
    fn plain_names_end_at_the_first_special_byte() {
        let is_special = |byte: u8| matches!(byte, b'.' | b'[' | b']' | b'"' | ..=b' ' | 0x7f..);
        for len in 0..20 {
            for at in 0..=len {
                for byte in 0..=255 {
                    let mut name =
                        [b'a', b'~', b'!', b'\'', b'-', b'/', b'Z', b'\\', b'^', b'_'].repeat(2);
                    name.truncate(len);
                    if let Some(place) = name.get_mut(at) {
                        *place = byte;
                    }
                    let expected = name.iter().position(|byte| is_special(*byte)).unwrap_or(len);
                    assert_eq!(plain_len(&name), expected, "{name:?}");
                    if let Ok(name) = str::from_utf8(&name) {
                        let is_plain = expected == len && len > 0;
                        assert_eq!(is_plain_name(name), is_plain, "{name:?}");
                    }
                }
            }
        }
    }
}
