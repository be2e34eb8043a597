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
    #[inline]
    fn parse(&mut self, text: &'p str) -> Result<bool, PathError> {
        if self.split_names(text) {
            return Ok(true);
        }
        *self = Steps::new();
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

    /// Adds the steps of a path of few names and dots; `false` for any other path.
    #[inline]
    fn split_names(&mut self, text: &'p str) -> bool {
        let bytes = text.as_bytes();
        let mut start = 0;
        for at in 0..=bytes.len() {
            match bytes.get(at) {
                None | Some(b'.') => {
                    if at == start || self.len == FEW {
                        return false;
                    }
                    let Some(name) = text.get(start..at) else { return false };
                    self.few[self.len] = Step::Name(name);
                    self.len += 1;
                    start = at + 1;
                }
                // Brackets and quotes, and what a name is trimmed of.
                Some(b'[' | b']' | b'"' | ..=b' ' | 0x7f..) => return false,
                Some(_) => {}
            }
        }
        true
    }
}

impl<'p> FromIterator<Step<'p>> for Steps<'p> {
    #[inline]
    fn from_iter<I: IntoIterator<Item = Step<'p>>>(steps: I) -> Self {
        let mut all = Steps::new();
        steps.into_iter().for_each(|step| all.push(step));
        all
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
    /// Calls a function with the steps of the path.
    #[doc(hidden)]
    fn __with_steps<R>(&self, call: impl FnOnce(Result<&[Step<'_>], PathError>) -> R) -> R;
}

impl ToPath for str {
    #[inline]
    fn __with_steps<R>(&self, call: impl FnOnce(Result<&[Step<'_>], PathError>) -> R) -> R {
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
    fn __with_steps<R>(&self, call: impl FnOnce(Result<&[Step<'_>], PathError>) -> R) -> R {
        let steps: Steps<'_> = self.iter().map(PathSegment::as_step).collect();
        call(Ok(steps.as_slice()))
    }
}

impl ToPath for [Step<'_>] {
    fn __with_steps<R>(&self, call: impl FnOnce(Result<&[Step<'_>], PathError>) -> R) -> R {
        call(Ok(self))
    }
}

impl ToPath for AttrPath {
    #[inline]
    fn __with_steps<R>(&self, call: impl FnOnce(Result<&[Step<'_>], PathError>) -> R) -> R {
        self.segments().__with_steps(call)
    }
}

impl ToPath for String {
    #[inline]
    fn __with_steps<R>(&self, call: impl FnOnce(Result<&[Step<'_>], PathError>) -> R) -> R {
        self.as_str().__with_steps(call)
    }
}

impl ToPath for Cow<'_, str> {
    #[inline]
    fn __with_steps<R>(&self, call: impl FnOnce(Result<&[Step<'_>], PathError>) -> R) -> R {
        (**self).__with_steps(call)
    }
}

impl<P: ToPath + ?Sized> ToPath for &P {
    #[inline]
    fn __with_steps<R>(&self, call: impl FnOnce(Result<&[Step<'_>], PathError>) -> R) -> R {
        (**self).__with_steps(call)
    }
}
