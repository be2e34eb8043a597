//! `AttributeError`: the one error of every access by name, in CPython's words.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::panic::{RefUnwindSafe, UnwindSafe};

use crate::error::name::Name;
use crate::model::class::Class;
use crate::model::dict::Keys;
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::recycled::{Recycle, Recycled};
use crate::model::value_error::ValueError;
use crate::text::path::AttrPath;
use crate::text::suggest::suggest;

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
///
/// What a check, a setter or a conversion of the user's returned is the [`source`](core::error::Error::source). `Display`
/// leaves it out, `{:#}` prints it after the message.
#[derive(Clone)]
pub struct AttributeError(pub(super) Recycled<Inner>);

/// An error is not changed after it was made, so that a panic leaves nothing half done in it.
impl UnwindSafe for AttributeError {}

impl RefUnwindSafe for AttributeError {}

/// What was to be done with the attribute.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    Get,
    Set,
    Delete,
}

#[derive(Clone)]
pub(super) struct Inner {
    pub(super) kind: ErrorKind,
    pub(super) access: Access,
    /// Whether suggestions are computed when they are requested.
    suggests: bool,
    /// The class that the attribute was asked of, unless `more` names something else.
    class: Option<&'static Class>,
    pub(super) name: Name,
    /// What most errors do not have; the box of an error is dropped by one test where there is nothing more.
    pub(super) more: Option<Box<More>>,
}

#[derive(Clone, Default)]
pub(super) struct More {
    /// What has no class: something that a path led into, such as a list.
    other: Cow<'static, str>,
    pub(super) path: String,
    /// Whether the message says the path.
    pub(super) names_path: bool,
    pub(super) rejected: Option<ValueError>,
    keys: Keys,
}

/// Suggestions are for names that people mistype; longer ones are not of that sort.
pub(super) const LONGEST_HINT: usize = 750;

#[cfg(feature = "std")]
std::thread_local! {
    /// The box of the last error that this thread dropped. A program that asks for names that are not there, and goes
    /// on, asks for memory once.
    static FREE_LIST: core::cell::Cell<Option<Box<Inner>>> = const { core::cell::Cell::new(None) };
}

impl Inner {
    #[inline]
    fn boxed(kind: ErrorKind, class: Option<&'static Class>, name: &str) -> Box<Self> {
        #[cfg(feature = "std")]
        if let Ok(Some(mut spare)) = FREE_LIST.try_with(core::cell::Cell::take) {
            spare.kind = kind;
            spare.access = Access::Get;
            spare.suggests = true;
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
        Box::new(Inner {
            kind,
            access: Access::Get,
            suggests: true,
            class,
            name: Name::new(name),
            more: None,
        })
    }

    #[cfg(feature = "std")]
    #[cold]
    #[inline(never)]
    fn forget(&mut self) {
        self.more = None;
        self.name.shrink();
    }

    pub(super) fn more(&mut self) -> &mut More {
        self.more.get_or_insert_default()
    }

    pub(super) fn rejected(&self) -> Option<&ValueError> {
        self.more.as_ref()?.rejected.as_ref()
    }

    pub(super) fn class_name(&self) -> &str {
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

impl Recycle for Inner {
    #[cfg(feature = "std")]
    #[inline]
    fn recycle(mut self: Box<Self>) {
        if self.more.is_some() || self.name.is_large() {
            self.forget();
        }
        // While a thread ends there is nowhere to keep it; then it is freed.
        match FREE_LIST.try_with(|spare| spare.replace(Some(self))) {
            Ok(None) => {}
            other => free(other.ok().flatten()),
        }
    }

    #[cfg(not(feature = "std"))]
    fn recycle(self: Box<Self>) {}
}

impl AttributeError {
    pub(crate) fn new(kind: ErrorKind, class: &'static Class, name: &str) -> Self {
        AttributeError(Recycled::new(Inner::boxed(kind, Some(class), name)))
    }

    /// No attribute of the class has this name, and there is not an overflow map.
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
    pub(crate) fn rejected(class: &'static Class, name: &str, rejected: ValueError) -> Self {
        let mut error = if rejected.item().next().is_none() {
            AttributeError::new(rejected.kind(), class, name)
        } else {
            let mut name = AttrPath::from_name(name).to_string();
            rejected.add_item(&mut name);
            AttributeError::new(rejected.kind(), class, &name)
        };
        error.0.access = Access::Set;
        error.0.more().rejected = Some(rejected);
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
        AttributeError(Recycled::new(inner))
    }

    /// Adds the whole path; an item inside of the value is added to it.
    #[must_use]
    pub(crate) fn at_path(mut self, mut path: String) -> Self {
        if let Some(rejected) = self.0.rejected() {
            rejected.add_item(&mut path);
        }
        self.0.more().path = path;
        self
    }

    /// Notes that the message says the whole path.
    #[must_use]
    pub(crate) fn naming_path(mut self) -> Self {
        self.0.more().names_path = true;
        self
    }

    /// Notes what was to be done.
    #[must_use]
    pub(crate) fn during(mut self, access: Access) -> Self {
        self.0.access = access;
        self
    }

    /// Notes that no suggestions are wanted.
    #[must_use]
    pub(crate) fn without_suggestions(mut self) -> Self {
        self.0.suggests = false;
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

    /// The attribute's name, as it was requested; with the items on the way, if one of them is meant: `tags[1]`.
    pub fn name(&self) -> &str {
        self.0.name.as_str()
    }

    /// The whole path that was requested: the name itself where no path was given.
    pub fn path(&self) -> &str {
        match &self.0.more {
            Some(more) if !more.path.is_empty() => &more.path,
            _ => self.0.name.as_str(),
        }
    }

    /// What would have been accepted, in words, if a value or an index was rejected.
    pub fn expected(&self) -> Option<&str> {
        self.0.rejected().map(ValueError::expected).filter(|words| !words.is_empty())
    }

    /// The input, in words, if a value or an index was rejected.
    pub fn found(&self) -> Option<&str> {
        self.0.rejected().map(ValueError::found).filter(|words| !words.is_empty())
    }

    /// The rule that rejected the value, as [`Rule`](crate::Rule) prints it: `in 0.0..=10.0`.
    pub fn rule(&self) -> Option<&str> {
        self.0.rejected().and_then(ValueError::rule)
    }

    /// Why the value was rejected, for the kinds `Type` and `Value` among others.
    pub fn as_rejected(&self) -> Option<&ValueError> {
        self.0.rejected()
    }

    /// The names that may have been meant, the likeliest first; at most three, which are about equally likely.
    ///
    /// Nothing is computed before this, or the text of the error, is requested. Unknown names are
    /// compared with all attributes of the object, rejected names of choices with the choices. Dunder names
    /// and unset slots get no suggestion, and of the errors of one update only the first hundred have any.
    pub fn suggestions(&self) -> Vec<String> {
        let inner = &*self.0;
        if !inner.suggests {
            return Vec::new();
        }
        match (&inner.kind, inner.class, inner.rejected()) {
            (ErrorKind::Unknown, Some(class), _) if self.name().len() <= LONGEST_HINT => {
                let keys = || inner.more.iter().flat_map(|more| more.keys.iter());
                // A path that begins with an attribute is not a typo.
                let path = self.path_as_name();
                let first = path.as_ref().and_then(|path| path.segments().first()?.key());
                if first.is_some_and(|first| {
                    class.find(first).is_some() || keys().any(|key| key == first)
                }) {
                    return Vec::new();
                }
                let names = class.names().map(|name| -> &str { name }).chain(keys());
                suggest(self.name(), names).into_iter().map(ToString::to_string).collect()
            }
            (ErrorKind::Value, _, Some(rejected)) => {
                let asked = rejected.found().trim_matches('\'');
                suggest(asked, rejected.choices()).into_iter().map(ToString::to_string).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// Equal in all parts. The names that suggestions are made of are not compared.
impl PartialEq for AttributeError {
    fn eq(&self, other: &Self) -> bool {
        self.kind() == other.kind()
            && self.0.access == other.0.access
            && self.class_name() == other.class_name()
            && self.name() == other.name()
            && self.path() == other.path()
            && self.as_rejected() == other.as_rejected()
    }
}
