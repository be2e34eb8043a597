//! The constructors of a `ValueError`, and the methods that add a part to it.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::error::Error;
use core::fmt::{Debug, Display};
use core::mem;

use super::{Below, Reason, ValueError};
use crate::model::error_kind::ErrorKind;
use crate::text::step::PathSegment;
use crate::text::type_names::short_type_name;

impl ValueError {
    pub(crate) fn new(
        kind: ErrorKind,
        expected: impl Into<Cow<'static, str>>,
        found: String,
    ) -> Self {
        ValueError(Box::new(Reason {
            kind,
            expected: expected.into(),
            found,
            says: Cow::Borrowed(""),
            rule: String::new(),
            item: Vec::new(),
            is_of_whole: false,
            incomplete: "",
            cause: None,
            choices: Vec::new(),
            below: Vec::new(),
        }))
    }

    /// Creates the error of a value whose type is accepted: `must be in 0.0..=10.0, not 11.5`.
    pub fn wrong_value(expected: impl Into<Cow<'static, str>>, found: &dyn Debug) -> Self {
        ValueError::new(ErrorKind::Value, expected, format!("{found:?}"))
    }

    /// Creates the error of a value outside of a fixed set of names. Similar names become suggestions.
    pub fn not_among<'c>(choices: impl IntoIterator<Item = &'c str>, found: &str) -> Self {
        let choices: Vec<String> = choices.into_iter().map(ToString::to_string).collect();
        let expected = format!("one of '{}'", choices.join("', '"));
        let mut rejected = ValueError::new(ErrorKind::Value, expected, format!("'{found}'"));
        rejected.0.choices = choices;
        rejected
    }

    /// Creates the error of a string that cannot be parsed as a `T`: `must be f64, not 'fast'`.
    pub fn bad_text<T: ?Sized>(text: &str) -> Self {
        ValueError::new(ErrorKind::Value, short_type_name::<T>(), format!("'{text}'"))
    }

    /// Creates the error of a rule or a setter, with its own error as the cause.
    pub fn because(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        ValueError::new(ErrorKind::Value, "", String::new()).with_cause(cause)
    }

    /// Adds the error that caused the rejection.
    #[must_use]
    pub fn with_cause(mut self, cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        self.0.cause = Some(Arc::from(cause.into()));
        self
    }

    /// Attributes the error to an item of the value instead of the value itself. A conversion of a list or a map calls it with
    /// the index or the key, so that the error names the item: `'tags[1]' must be String, not int`.
    #[must_use]
    pub fn in_item(mut self, item: PathSegment) -> Self {
        if !self.0.below.is_empty() {
            self.0.below.iter_mut().for_each(|below| below.steps.push(item.clone()));
        } else if !self.0.is_of_whole {
            self.0.item.push(item);
        }
        self
    }

    /// Records that the value is the name of a variant whose fields need values.
    #[must_use]
    pub(crate) fn of_incomplete(mut self, variant: &'static str) -> Self {
        self.0.incomplete = variant;
        self
    }

    /// The errors of attributes of objects inside of the value; there is at least one.
    pub(crate) fn below(kind: ErrorKind, errors: Vec<Below>) -> Self {
        let mut rejected = ValueError::new(kind, "", String::new());
        rejected.0.says = says_below(&errors);
        rejected.0.below = errors;
        rejected
    }

    /// One error that stands for all of these; `None` if there are none.
    pub(crate) fn all(mut errors: Vec<ValueError>) -> Option<Self> {
        if errors.len() < 2 {
            return errors.pop();
        }
        let kind = errors[0].kind();
        let below = errors.into_iter().flat_map(|mut error| {
            let below = mem::take(&mut error.0.below);
            if below.is_empty() {
                alloc::vec![Below { error: Arc::new(error), steps: Vec::new() }]
            } else {
                below
            }
        });
        Some(ValueError::below(kind, below.collect()))
    }

    /// The value is nested too deep. The error names the attribute and not the item, whose path would be too long.
    pub(crate) fn too_deep(says: &'static str) -> Self {
        let mut rejected = ValueError::that(ErrorKind::Value, says);
        rejected.0.is_of_whole = true;
        rejected
    }

    /// An error of this kind, with a predicate of the attribute as its message: `is given twice`.
    pub(crate) fn that(kind: ErrorKind, says: impl Into<Cow<'static, str>>) -> Self {
        let mut rejected = ValueError::new(kind, "", String::new());
        rejected.0.says = says.into();
        rejected
    }

    /// The same error with another kind.
    pub(crate) fn with_kind(mut self, kind: ErrorKind) -> Self {
        self.0.kind = kind;
        self
    }

    /// The same error with `expected` and `found` as data in addition to the predicate.
    pub(crate) fn with_parts(
        mut self,
        expected: impl Into<Cow<'static, str>>,
        found: String,
    ) -> Self {
        self.0.expected = expected.into();
        self.0.found = found;
        self
    }

    /// The same error with the accepted names and the one that was found, from which suggestions are made.
    pub(crate) fn with_choices<'c>(
        mut self,
        choices: impl IntoIterator<Item = &'c str>,
        found: &str,
    ) -> Self {
        self.0.choices = choices.into_iter().map(ToString::to_string).collect();
        self.0.found = format!("'{found}'");
        self
    }

    /// The same error with the names from which suggestions for the quoted name in the error are made.
    pub(crate) fn among(mut self, choices: &[&str]) -> Self {
        self.0.choices = choices.iter().map(ToString::to_string).collect();
        self
    }

    /// The same error with the rule that rejected the value.
    pub(crate) fn by_rule(mut self, rule: &dyn Display) -> Self {
        self.0.rule = rule.to_string();
        self
    }

    /// The same error with another description of the given value.
    pub(crate) fn found_as(mut self, found: &str) -> Self {
        self.0.found = found.to_string();
        self
    }

    /// The same error with other descriptions of the expected and the given value.
    pub(crate) fn saying(mut self, expected: String, found: String) -> Self {
        self.0.expected = Cow::Owned(expected);
        self.0.found = found;
        self
    }
}

/// The message of a value for the errors of attributes of objects inside of it.
fn says_below(errors: &[Below]) -> Cow<'static, str> {
    match errors {
        [] => Cow::Borrowed(""),
        [first] => Cow::Owned(format!("is rejected: {}", first.error)),
        [first, more @ ..] => {
            Cow::Owned(format!("is rejected: {} (and {} more)", first.error, more.len()))
        }
    }
}
