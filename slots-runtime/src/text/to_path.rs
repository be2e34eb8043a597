//! `ToPath`: the types that methods accept as a path.

use alloc::borrow::Cow;
use alloc::string::String;

use crate::text::names::{Names, Rest};
use crate::text::path::AttrPath;
use crate::text::path_error::PathError;
use crate::text::plain_name::split_name;
use crate::text::step::{PathSegment, Step};
use crate::text::steps::Steps;

/// A path as an argument: a string, which is parsed, or an [`AttrPath`] or an [`AnySlot`](crate::AnySlot), which was parsed before.
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
