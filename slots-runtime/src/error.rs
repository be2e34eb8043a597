//! `AttributeError`: the one error of every access by name, in CPython's words.

mod name;

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::error::Error;
use core::fmt::{self, Debug, Display, Formatter};

use self::name::Name;
use crate::class::Class;
use crate::dict::Keys;
use crate::kernel::{Keep, Kept};
use crate::refused::Refused;
use crate::suggest::suggest;

/// What kind of mistake an [`AttributeError`] is.
///
/// ```
/// use slots_runtime::prelude::*;
///
/// #[slots]
/// struct Person { name: String }
///
/// let mut me = Person { name: "Aquiles".into() };
/// assert_eq!(me.getattr("age").unwrap_err().kind(), ErrorKind::Unknown);
/// assert_eq!(me.setattr("name", 35).unwrap_err().kind(), ErrorKind::Type);
/// assert_eq!(me.delattr("name").unwrap_err().kind(), ErrorKind::CannotDelete);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// No attribute has this name.
    Unknown,
    /// The attribute is a class attribute, a `readonly` slot, or part of a frozen class.
    ReadOnly,
    /// The slot holds nothing.
    Unset,
    /// The slot is a plain field, which always holds a value.
    CannotDelete,
    /// The value is of a type that the attribute does not take.
    Type,
    /// The type fits, but a rule, a range or the reading of a text refused the value.
    Value,
    /// The property cannot be written.
    NoSetter,
    /// The property cannot be deleted.
    NoDeleter,
    /// The property cannot be read.
    NoGetter,
    /// The object is being written by this very thread, so that waiting for it would never end.
    Busy,
}

/// An access by name that failed: Python's `AttributeError`, and `TypeError` and `ValueError` beside it.
///
/// The error owns what it says (`'static`, `Send`, `Sync`, `Clone`) and is one word in size, so that a
/// `Result<&T, AttributeError>` stays in registers.
///
/// ```
/// use slots_runtime::prelude::*;
///
/// #[slots]
/// struct Person {
///     name: String,
/// }
///
/// let mut me = Person { name: "Aquiles".into() };
/// let error = me.setattr("nmae", "John").unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Unknown);
/// assert_eq!(error.message(), "'Person' object has no attribute 'nmae'");
/// assert_eq!(error.suggestions(), ["name"]);
/// assert_eq!(error.to_string(), "'Person' object has no attribute 'nmae'. Did you mean: 'name'?");
/// ```
#[derive(Clone)]
pub struct AttributeError(Kept<Inner>);

#[derive(Clone)]
struct Inner {
    kind: ErrorKind,
    /// The class that the attribute was asked of, unless `more` names something else.
    class: Option<&'static Class>,
    name: Name,
    /// What most errors do not have; the box of an error is dropped by one test where there is nothing more.
    more: Option<Box<More>>,
}

#[derive(Clone, Default)]
struct More {
    /// What has no class: something that a path led into, such as a list.
    other: Cow<'static, str>,
    path: String,
    refused: Option<Refused>,
    keys: Keys,
}

/// Suggestions are for names that people mistype; longer ones are not of that sort.
const LONGEST_HINT: usize = 750;

#[cfg(feature = "std")]
std::thread_local! {
    /// The box of the last error that this thread dropped. A program that asks for names that are not there, and goes
    /// on, asks for memory once.
    static SPARE: core::cell::Cell<Option<Box<Inner>>> = const { core::cell::Cell::new(None) };
}

impl Inner {
    #[inline]
    fn boxed(kind: ErrorKind, class: Option<&'static Class>, name: &str) -> Box<Self> {
        #[cfg(feature = "std")]
        if let Ok(Some(mut spare)) = SPARE.try_with(core::cell::Cell::take) {
            spare.kind = kind;
            spare.class = class;
            spare.name.set(name);
            return spare;
        }
        Inner::fresh(kind, class, name)
    }

    #[cold]
    #[inline(never)]
    #[expect(
        clippy::unnecessary_box_returns,
        reason = "who has a spare box needs no room for another"
    )]
    fn fresh(kind: ErrorKind, class: Option<&'static Class>, name: &str) -> Box<Self> {
        Box::new(Inner { kind, class, name: Name::new(name), more: None })
    }

    #[cfg(feature = "std")]
    #[cold]
    #[inline(never)]
    fn forget(&mut self) {
        self.more = None;
    }

    fn more(&mut self) -> &mut More {
        self.more.get_or_insert_default()
    }

    fn refused(&self) -> Option<&Refused> {
        self.more.as_ref()?.refused.as_ref()
    }

    fn class_name(&self) -> &str {
        match (self.class, &self.more) {
            (Some(class), _) => class.name(),
            (None, Some(more)) => &more.other,
            (None, None) => "",
        }
    }
}

#[cfg(feature = "std")]
#[cold]
#[inline(never)]
fn free(inner: Option<Box<Inner>>) {
    drop(inner);
}

impl Keep for Inner {
    #[cfg(feature = "std")]
    #[inline]
    fn keep(mut self: Box<Self>) {
        if self.more.is_some() {
            self.forget();
        }
        // While a thread ends there is nowhere to keep it; then it is freed.
        match SPARE.try_with(|spare| spare.replace(Some(self))) {
            Ok(None) => {}
            other => free(other.ok().flatten()),
        }
    }

    #[cfg(not(feature = "std"))]
    fn keep(self: Box<Self>) {}
}

impl AttributeError {
    pub(crate) fn new(kind: ErrorKind, class: &'static Class, name: &str) -> Self {
        AttributeError(Kept::new(Inner::boxed(kind, Some(class), name)))
    }

    /// No attribute of the class has this name, and there is no overflow map.
    #[cold]
    pub(crate) fn missing(class: &'static Class, name: &str) -> Self {
        AttributeError::new(ErrorKind::Unknown, class, name)
    }

    pub(crate) fn unknown(class: &'static Class, keys: Keys, name: &str) -> Self {
        let mut error = AttributeError::new(ErrorKind::Unknown, class, name);
        if keys.iter().next().is_some() {
            error.0.more().keys = keys;
        }
        error
    }

    #[cold]
    pub(crate) fn refused(class: &'static Class, name: &str, refused: Refused) -> Self {
        let mut error = AttributeError::new(refused.kind(), class, name);
        error.0.more().refused = Some(refused);
        error
    }

    /// An attribute or an item was asked of something that has none.
    #[cold]
    pub(crate) fn of_other(
        kind: ErrorKind,
        other: impl Into<Cow<'static, str>>,
        name: &str,
    ) -> Self {
        let mut inner = Inner::boxed(kind, None, name);
        inner.more().other = other.into();
        AttributeError(Kept::new(inner))
    }

    /// As [`refused`](Self::refused), of something without a class, such as a list.
    #[cold]
    pub(crate) fn refused_by_other(of: String, name: &str, refused: Refused) -> Self {
        let mut error = AttributeError::of_other(refused.kind(), of, name);
        error.0.more().refused = Some(refused);
        error
    }

    #[must_use]
    pub(crate) fn at_path(mut self, path: String) -> Self {
        self.0.more().path = path;
        self
    }

    /// What kind of mistake this is.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The name of the class of the instance, as in the message.
    pub fn class_name(&self) -> &str {
        self.0.class_name()
    }

    /// The attribute's name, as it was asked for.
    pub fn name(&self) -> &str {
        self.0.name.as_str()
    }

    /// The whole path that was asked for: the name itself where no path was given.
    pub fn path(&self) -> &str {
        match &self.0.more {
            Some(more) if !more.path.is_empty() => &more.path,
            _ => self.0.name.as_str(),
        }
    }

    /// What would have been accepted, in words, for the kinds `Type` and `Value`.
    pub fn expected(&self) -> Option<&str> {
        self.0.refused().map(Refused::expected).filter(|words| !words.is_empty())
    }

    /// What was given, in words, for the kinds `Type` and `Value`.
    pub fn found(&self) -> Option<&str> {
        self.0.refused().map(Refused::found).filter(|words| !words.is_empty())
    }

    /// Why the value was refused, for the kinds `Type` and `Value`.
    pub fn as_refused(&self) -> Option<&Refused> {
        self.0.refused()
    }

    /// The names that may have been meant, the likeliest first; at most three.
    ///
    /// Nothing is computed before this, or the text of the error, is asked for. Unknown names are
    /// compared with all attributes of the object, refused names of choices with the choices. Dunder names
    /// and unset slots get no suggestion.
    pub fn suggestions(&self) -> Vec<String> {
        let inner = &*self.0;
        match (&inner.kind, inner.class, inner.refused()) {
            (ErrorKind::Unknown, Some(class), _) if self.name().len() <= LONGEST_HINT => {
                let keys = inner.more.iter().flat_map(|more| more.keys.iter());
                let names = class.names().map(|name| -> &str { name }).chain(keys);
                suggest(self.name(), names).into_iter().map(ToString::to_string).collect()
            }
            (ErrorKind::Value, _, Some(refused)) => {
                let asked = refused.found().trim_matches('\'');
                suggest(asked, refused.choices()).into_iter().map(ToString::to_string).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The message without suggestions: CPython's own text where CPython has the case.
    pub fn message(&self) -> String {
        Message(&self.0).to_string()
    }
}

/// The text of [`AttributeError::message`].
struct Message<'a>(&'a Inner);

impl Display for Message<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Inner { kind, name, .. } = self.0;
        let name = name.as_str();
        let class = self.0.class_name();
        match (kind, self.0.refused()) {
            (ErrorKind::Unknown | ErrorKind::Unset, _) => {
                write!(f, "'{class}' object has no attribute '{name}'")
            }
            (ErrorKind::ReadOnly, _) => {
                write!(f, "'{class}' object attribute '{name}' is read-only")
            }
            (ErrorKind::CannotDelete, _) => {
                write!(f, "cannot delete attribute '{name}' of '{class}' object")
            }
            (ErrorKind::NoSetter, _) => {
                write!(f, "property '{name}' of '{class}' object has no setter")
            }
            (ErrorKind::NoDeleter, _) => {
                write!(f, "property '{name}' of '{class}' object has no deleter")
            }
            (ErrorKind::NoGetter, _) => {
                write!(f, "property '{name}' of '{class}' object has no getter")
            }
            (ErrorKind::Busy, _) => write!(
                f,
                "'{class}' object is being written; attribute '{name}' cannot be reached now"
            ),
            (ErrorKind::Type | ErrorKind::Value, Some(refused)) if refused.is_only_a_cause() => {
                write!(f, "'{class}' object attribute '{name}': {refused}")
            }
            (ErrorKind::Type | ErrorKind::Value, Some(refused)) => {
                write!(f, "'{class}' object attribute '{name}' {refused}")
            }
            (ErrorKind::Type | ErrorKind::Value, None) => {
                write!(f, "'{class}' object attribute '{name}' is refused")
            }
        }
    }
}

/// The message, the likeliest suggestion, and the path if the attribute lies deeper than one name.
impl Display for AttributeError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(&Message(&self.0), f)?;
        if let Some(hint) = self.suggestions().first() {
            write!(f, ". Did you mean: '{hint}'?")?;
        }
        if self.path() != self.name() {
            write!(f, " (at '{}')", self.path())?;
        }
        Ok(())
    }
}

/// The same text as `Display`: what `unwrap` and a `main` that returns an error print.
impl Debug for AttributeError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(self, f)
    }
}

impl Error for AttributeError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.refused().and_then(Error::source)
    }
}
