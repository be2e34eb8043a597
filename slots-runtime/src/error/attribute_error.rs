//! `AttributeError`: the error of every access by name, with CPython's messages.

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
use crate::model::value_error::{Below, ValueError};
use crate::text::path::{AttrPath, write_steps};
use crate::text::step::PathSegment;
use crate::text::suggest::suggest;

/// The error of an access by name: Python's `AttributeError`, `TypeError` and `ValueError` in one type.
///
/// The error owns its parts (`'static`, `Send`, `Sync`, `Clone`) and is one pointer in size, so that a
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
/// The error that a user's check, setter or conversion returned is the [`source`](core::error::Error::source). `Display`
/// leaves it out, `{:#}` prints it after the message.
#[derive(Clone)]
pub struct AttributeError(pub(super) Recycled<Inner>);

/// An error is immutable, so that a panic cannot leave it half changed.
impl UnwindSafe for AttributeError {}

impl RefUnwindSafe for AttributeError {}

/// The operation that failed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    Get,
    /// The value is to be borrowed.
    Borrow,
    /// The value is to be borrowed as `&mut`.
    BorrowMut,
    Set,
    /// A string is to be converted and written.
    SetText,
    Reset,
    Delete,
    Call,
    /// The name is to be resolved to a handle.
    Resolve,
}

#[derive(Clone)]
pub(super) struct Inner {
    pub(super) kind: ErrorKind,
    pub(super) access: Access,
    /// Whether suggestions are computed when they are requested.
    suggests: bool,
    /// The class of the instance, unless `more` names another type.
    class: Option<&'static Class>,
    pub(super) name: Name,
    /// The parts that most errors do not have; without them, one test suffices to drop the box.
    pub(super) more: Option<Box<More>>,
}

#[derive(Clone, Default)]
pub(super) struct More {
    /// The type name of a value without a class on a path, such as a list.
    other: Cow<'static, str>,
    pub(super) path: String,
    /// Whether the message contains the path.
    pub(super) names_path: bool,
    pub(super) rejected: Option<ValueError>,
    /// Whether the object as a whole is rejected, not an attribute.
    pub(super) is_of_object: bool,
    /// Whether the call of a method is rejected or failed.
    pub(super) is_of_method: bool,
    /// The name of the rejected argument; empty if the error is not about an argument.
    pub(super) argument: String,
    /// The slots or arguments without a value and a default, of which the first is the name of the error.
    pub(super) missing: Vec<&'static str>,
    keys: Keys,
    /// The names that a value without a class has.
    names: Vec<&'static str>,
}

/// The longest name, in bytes, that gets suggestions; longer names are not typos.
pub(super) const LONGEST_HINT: usize = 750;

#[cfg(feature = "std")]
std::thread_local! {
    /// The box of the last error that this thread dropped, so that a program that looks up missing names repeatedly
    /// allocates once.
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
        reason = "the caller returns a recycled box or this one"
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
            (Some(class), _) => class.label(),
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
        // While a thread ends, its free list is gone; the box is freed.
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

    /// An object of the class is rejected as a whole.
    #[cold]
    pub(crate) fn of_object(class: &'static Class, rejected: ValueError) -> Self {
        let mut error = AttributeError::new(rejected.kind(), class, "");
        error.0.access = Access::Set;
        error.0.more().rejected = Some(rejected);
        error.0.more().is_of_object = true;
        error
    }

    /// A new object of the class needs values for these slots.
    #[cold]
    pub(crate) fn needs(class: &'static Class, slots: Vec<&'static str>) -> Self {
        let first = slots.first().copied().unwrap_or_default();
        let mut error = AttributeError::new(ErrorKind::Missing, class, first);
        error.0.more().missing = slots;
        error
    }

    /// No attribute of the class has this name, and the class has no overflow map.
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
        AttributeError::rejected_in(class, name, false, rejected)
    }

    /// As [`rejected`](Self::rejected), for a name that may be the text of a path, to which the path of an item is appended.
    #[cold]
    pub(crate) fn rejected_in(
        class: &'static Class,
        name: &str,
        is_path: bool,
        rejected: ValueError,
    ) -> Self {
        if let Some(item) = rejected.errors_below().first().and_then(Below::of_item) {
            return AttributeError::rejected_in(class, name, is_path, item);
        }
        let prefix = || if is_path { name.into() } else { AttrPath::from_name(name).to_string() };
        if let Some(below) = rejected.errors_below().first()
            && let Some(error) = below.error.downcast_ref::<AttributeError>()
        {
            let mut path = prefix();
            let steps = below.steps.iter().rev().map(PathSegment::as_step);
            // Writing to a string does not fail.
            let _ = write_steps(steps, true, &mut path);
            return error.clone().at_path(path);
        }
        let mut error = if rejected.item().next().is_none() {
            AttributeError::new(rejected.kind(), class, name)
        } else {
            let mut name = prefix();
            rejected.add_item(&mut name);
            AttributeError::new(rejected.kind(), class, &name)
        };
        error.0.access = Access::Set;
        error.0.more().rejected = Some(rejected);
        error
    }

    /// An attribute or an item was requested from a value that has none.
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

    /// Adds the names that the value has, for suggestions.
    #[must_use]
    pub(crate) fn among(mut self, names: Vec<&'static str>) -> Self {
        self.0.more().names = names;
        self
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

    /// The variant that the value names, if its fields need values.
    pub(crate) fn incomplete_variant(&self) -> Option<&'static str> {
        self.0.rejected()?.incomplete()
    }

    /// Records that the message contains the whole path.
    #[must_use]
    pub(crate) fn naming_path(mut self) -> Self {
        self.0.more().names_path = true;
        self
    }

    /// Records the operation.
    #[must_use]
    pub(crate) fn during(mut self, access: Access) -> Self {
        self.0.access = access;
        self
    }

    /// Disables suggestions.
    #[must_use]
    pub(crate) fn without_suggestions(mut self) -> Self {
        self.0.suggests = false;
        self
    }

    /// Returns the kind of the error.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Returns the name of the class of the instance, as in the message: its [label](Class::label).
    pub fn class_name(&self) -> &str {
        self.0.class_name()
    }

    /// Returns the requested name, with the index or key of an item if the error concerns an item: `tags[1]`.
    pub fn name(&self) -> &str {
        self.0.name.as_str()
    }

    /// Returns the whole requested path; the name itself if the method takes a name.
    pub fn path(&self) -> &str {
        match &self.0.more {
            Some(more) if !more.path.is_empty() => &more.path,
            _ => self.0.name.as_str(),
        }
    }

    /// Returns a description of the accepted values, such as `f64`, if a value or an index was rejected.
    pub fn expected(&self) -> Option<&str> {
        self.0.rejected().map(ValueError::expected).filter(|words| !words.is_empty())
    }

    /// Returns a description of the rejected value or index, such as `str`.
    pub fn found(&self) -> Option<&str> {
        self.0.rejected().map(ValueError::found).filter(|words| !words.is_empty())
    }

    /// Returns the rule that rejected the value, as [`Rule`](crate::Rule) prints it: `in 0.0..=10.0`.
    pub fn rule(&self) -> Option<&str> {
        self.0.rejected().and_then(ValueError::rule)
    }

    /// Returns the error of the rejected value, for the kinds `Type` and `Value` among others.
    pub fn as_rejected(&self) -> Option<&ValueError> {
        self.0.rejected()
    }

    /// Returns the most similar names: at most three, the most similar first, all about equally similar.
    ///
    /// This method and `Display` compute them, not the failed access. An unknown name is compared with all attributes
    /// of the object, a rejected choice with the choices. Names such as `__len__` get no suggestion, and unset slots
    /// are not suggested. Of the errors of one update, only the first 100 have suggestions.
    pub fn suggestions(&self) -> Vec<String> {
        let inner = &*self.0;
        if !inner.suggests {
            return Vec::new();
        }
        match (&inner.kind, inner.class, inner.rejected()) {
            (ErrorKind::Unknown, Some(class), None) if self.name().len() <= LONGEST_HINT => {
                let keys = || inner.more.iter().flat_map(|more| more.keys.iter());
                // A path that begins with an attribute is not a typo.
                let path = self.path_as_name();
                let first = path.as_ref().and_then(|path| path.segments().first()?.as_step().key());
                if first.is_some_and(|first| {
                    class.find(first).is_some() || keys().any(|key| key == first)
                }) {
                    return Vec::new();
                }
                let names = class.names().map(|name| -> &str { name }).chain(keys());
                suggest(self.name(), names).into_iter().map(ToString::to_string).collect()
            }
            (ErrorKind::Unknown, None, None) if self.name().len() <= LONGEST_HINT => {
                let names = inner.more.iter().flat_map(|more| more.names.iter().copied());
                suggest(self.name(), names).into_iter().map(ToString::to_string).collect()
            }
            (ErrorKind::Value | ErrorKind::Unknown, _, Some(rejected)) => rejected.suggestions(),
            _ => Vec::new(),
        }
    }
}

/// Equal in all parts. The candidates for suggestions are not compared.
impl PartialEq for AttributeError {
    fn eq(&self, other: &Self) -> bool {
        self.kind() == other.kind()
            && self.0.access == other.0.access
            && self.class_name() == other.class_name()
            && self.name() == other.name()
            && self.path() == other.path()
            && self.argument() == other.argument()
            && self.as_rejected() == other.as_rejected()
    }
}
