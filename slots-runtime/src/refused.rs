//! `Refused`: why a value cannot become the value of an attribute, before the attribute's name is known.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::error::Error;
use core::fmt::{self, Debug, Display, Formatter};

use crate::error::ErrorKind;
use crate::names_of_types::short_type_name;
use crate::value::Value;

/// Why a value is not accepted: what was expected, what was found, and the cause.
///
/// A conversion ([`Attribute::from_value`](crate::Attribute::from_value)), a rule or a setter returns it; the verb
/// that was called adds the names of the class and the attribute and makes an
/// [`AttributeError`](crate::AttributeError) of it.
///
/// ```
/// use slots_runtime::{Refused, Value};
///
/// let refused = Refused::wrong_type("f64", &Value::from("fast"));
/// assert_eq!(refused.to_string(), "must be f64, not str");
/// ```
#[derive(Clone)]
pub struct Refused(Box<Reason>);

#[derive(Clone)]
struct Reason {
    kind: ErrorKind,
    expected: Cow<'static, str>,
    found: String,
    cause: Option<Arc<dyn Error + Send + Sync>>,
    choices: Vec<String>,
}

impl Refused {
    fn new(kind: ErrorKind, expected: impl Into<Cow<'static, str>>, found: String) -> Self {
        Refused(Box::new(Reason {
            kind,
            expected: expected.into(),
            found,
            cause: None,
            choices: Vec::new(),
        }))
    }

    /// The value is of a type that the attribute does not take: `must be f64, not str`.
    pub fn wrong_type(expected: impl Into<Cow<'static, str>>, found: &Value<'_>) -> Self {
        Refused::new(ErrorKind::Type, expected, found.kind().into_owned())
    }

    /// As [`wrong_type`](Self::wrong_type), with the name of `T` as what is expected.
    pub fn not_a<T: ?Sized>(found: &Value<'_>) -> Self {
        Refused::wrong_type(short_type_name::<T>(), found)
    }

    /// The type fits and the value does not: `must be in 0.0..=10.0, not 11.5`.
    pub fn wrong_value(expected: impl Into<Cow<'static, str>>, found: &dyn Debug) -> Self {
        Refused::new(ErrorKind::Value, expected, format!("{found:?}"))
    }

    /// The value is none of a fixed set of names; the nearest ones become suggestions.
    pub fn not_among<'c>(choices: impl IntoIterator<Item = &'c str>, found: &str) -> Self {
        let choices: Vec<String> = choices.into_iter().map(ToString::to_string).collect();
        let expected = format!("one of '{}'", choices.join("', '"));
        let mut refused = Refused::new(ErrorKind::Value, expected, format!("'{found}'"));
        refused.0.choices = choices;
        refused
    }

    /// A text that does not read as a `T`: `must be f64, not 'fast'`.
    pub fn bad_text<T: ?Sized>(text: &str) -> Self {
        Refused::new(ErrorKind::Value, short_type_name::<T>(), format!("'{text}'"))
    }

    /// The refusal of a rule or a setter in its own words.
    pub fn because(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Refused::new(ErrorKind::Value, "", String::new()).with_cause(cause)
    }

    /// Adds the error that lies behind the refusal.
    #[must_use]
    pub fn with_cause(mut self, cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        self.0.cause = Some(Arc::from(cause.into()));
        self
    }

    /// The same with other words for what was given.
    pub(crate) fn found_as(mut self, found: &str) -> Self {
        self.0.found = found.to_string();
        self
    }

    /// The same in other words, both for what was expected and for what was given.
    pub(crate) fn saying(mut self, expected: String, found: String) -> Self {
        self.0.expected = Cow::Owned(expected);
        self.0.found = found;
        self
    }

    /// [`ErrorKind::Type`] or [`ErrorKind::Value`].
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// What would have been accepted, in words; empty if only the cause speaks.
    pub fn expected(&self) -> &str {
        &self.0.expected
    }

    /// What was given, in words; empty if only the cause speaks.
    pub fn found(&self) -> &str {
        &self.0.found
    }

    /// The error behind the refusal.
    pub fn cause(&self) -> Option<&(dyn Error + Send + Sync + 'static)> {
        self.0.cause.as_deref()
    }

    /// The names that would have been accepted, if the value must be one of a fixed set.
    pub fn choices(&self) -> impl Iterator<Item = &str> {
        self.0.choices.iter().map(String::as_str)
    }

    /// Whether the refusal is nothing but the words of its cause.
    pub(crate) fn is_only_a_cause(&self) -> bool {
        self.0.expected.is_empty()
    }
}

impl Display for Refused {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Reason { expected, found, cause, .. } = &*self.0;
        match cause {
            Some(cause) if expected.is_empty() => Display::fmt(cause, f),
            Some(cause) => write!(f, "must be {expected}, not {found}: {cause}"),
            None => write!(f, "must be {expected}, not {found}"),
        }
    }
}

impl Debug for Refused {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(self, f)
    }
}

impl Error for Refused {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.cause.as_deref().map(|cause| cause as &(dyn Error + 'static))
    }
}
