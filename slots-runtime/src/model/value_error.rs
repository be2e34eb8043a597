//! `ValueError`: the reason why an attribute rejects a value, without the name of the attribute.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::error::Error;
use core::fmt::{self, Debug, Display, Formatter, Write as _};
use core::mem;
use core::panic::{RefUnwindSafe, UnwindSafe};

use crate::model::error_kind::ErrorKind;
use crate::text::escape::Escaping;
use crate::text::path::write_steps;
use crate::text::step::PathSegment;
use crate::text::suggest::suggest;
use crate::text::type_names::short_type_name;

/// The error of a rejected value: the expected and the actual value, and the cause.
///
/// A conversion ([`SlotValue::from_value`](crate::SlotValue::from_value)), a rule or a setter returns it. The called
/// method adds the names of the class and the attribute, and returns an [`AttributeError`](crate::AttributeError).
///
/// ```
/// use slots_runtime::{ValueError, Value};
///
/// let rejected = ValueError::wrong_type("f64", &Value::from("fast"));
/// assert_eq!(rejected.to_string(), "must be f64, not str");
/// ```
///
/// `Display` omits the cause, which is the [`source`](Error::source); `{:#}` prints both.
#[derive(Clone)]
pub struct ValueError(Box<Reason>);

#[derive(Clone)]
struct Reason {
    kind: ErrorKind,
    expected: Cow<'static, str>,
    found: String,
    /// The predicate of the message, if it differs from `must be {expected}, not {found}`; empty otherwise.
    says: Cow<'static, str>,
    /// The rule that rejected the value.
    rule: String,
    /// The path segments from the value to the item with the error, the innermost first.
    item: Vec<PathSegment>,
    /// Whether the error concerns the whole value, at whatever depth it occurred.
    is_of_whole: bool,
    /// The variant that was named without the values that its fields need; empty otherwise.
    incomplete: &'static str,
    cause: Option<Arc<dyn Error + Send + Sync>>,
    choices: Vec<String>,
    /// The errors of attributes of objects inside of the value; the error stands for all of them.
    below: Vec<Below>,
}

/// The error of an attribute of an object inside of a value.
#[derive(Clone)]
pub(crate) struct Below {
    /// An `AttributeError`, or the `ValueError` of an item.
    pub(crate) error: Arc<dyn Error + Send + Sync>,
    /// The path segments from the value to the attribute, the innermost first.
    pub(crate) steps: Vec<PathSegment>,
}

/// An error does not change after its construction, so that a panic cannot leave it inconsistent.
impl UnwindSafe for ValueError {}

impl RefUnwindSafe for ValueError {}

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

    /// The variant that the whole value names, if its fields need values.
    pub(crate) fn incomplete(&self) -> Option<&'static str> {
        let is_of_value = self.0.item.is_empty() && self.0.below.is_empty();
        (is_of_value && !self.0.incomplete.is_empty()).then_some(self.0.incomplete)
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

    /// The errors of attributes of objects inside of the value; empty if the error concerns the value or an item.
    pub(crate) fn errors_below(&self) -> &[Below] {
        &self.0.below
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

    /// [`ErrorKind::Type`] or [`ErrorKind::Value`] for an error of the public constructors.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// A description of the accepted values; empty if only the cause contains one.
    pub fn expected(&self) -> &str {
        &self.0.expected
    }

    /// A description of the given value; empty if only the cause contains one.
    pub fn found(&self) -> &str {
        &self.0.found
    }

    /// The error that caused the rejection.
    pub fn cause(&self) -> Option<&(dyn Error + Send + Sync + 'static)> {
        self.0.cause.as_deref()
    }

    /// The rule that rejected the value, as [`Rule`](crate::Rule) prints it: `in 0.0..=10.0`.
    pub fn rule(&self) -> Option<&str> {
        Some(&*self.0.rule).filter(|rule| !rule.is_empty())
    }

    /// The accepted names, if the value must be one of a fixed set.
    pub fn choices(&self) -> impl Iterator<Item = &str> {
        self.0.choices.iter().map(String::as_str)
    }

    /// Returns the accepted names that are most similar to the rejected one: at most three, the most similar first. An
    /// [`AttributeError`](crate::AttributeError) prints them; `Display` of this type does not.
    ///
    /// ```
    /// # use slots_runtime::prelude::*;
    /// # #[slots] struct Camera { #[slot(choices = ["slow", "fast"])] mode: String }
    /// let error = Camera::CLASS.slot("mode").unwrap().parse_text("fats").unwrap_err();
    /// assert_eq!(error.to_string(), "must be one of 'slow', 'fast', not 'fats'");
    /// assert_eq!(error.suggestions(), ["fast"]);
    /// ```
    pub fn suggestions(&self) -> Vec<String> {
        // The name in quotes: `'hrad'`, `one with the key 'hrad'`.
        let found = self.found();
        let asked = found.split_once('\'').map_or(found, |(_, quoted)| quoted);
        let asked = asked.strip_suffix('\'').unwrap_or(asked);
        suggest(asked, self.choices()).into_iter().map(ToString::to_string).collect()
    }

    /// The path segments from the value to the item with the error; empty if the error concerns the value itself.
    pub fn item(&self) -> impl Iterator<Item = &PathSegment> {
        self.0.item.iter().rev()
    }

    /// Appends the path of the item to `prefix`.
    pub(crate) fn add_item(&self, prefix: &mut String) {
        let steps: Vec<PathSegment> = self.item().cloned().collect();
        // Writing to a string does not fail.
        let _ = write_steps(steps.iter().map(PathSegment::as_step), !prefix.is_empty(), prefix);
    }

    /// Whether only the cause has a message.
    pub(crate) fn is_only_a_cause(&self) -> bool {
        self.0.expected.is_empty() && self.0.says.is_empty()
    }

    /// The message without the name of the attribute or the item.
    pub(crate) fn predicate(&self) -> Predicate<'_> {
        Predicate(&self.0)
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

/// Completes a sentence that begins with the name of an attribute.
pub(crate) struct Predicate<'a>(&'a Reason);

impl Display for Predicate<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Reason { expected, found, says, .. } = self.0;
        match (says.is_empty(), expected.is_empty()) {
            (false, _) => f.write_str(says),
            (true, true) => f.write_str("is rejected"),
            (true, false) => write!(f, "must be {expected}, not {found}"),
        }
    }
}

/// Writes the messages of an error's causes, each after `: `.
pub(crate) fn write_causes(error: &dyn Error, f: &mut Formatter<'_>) -> fmt::Result {
    let mut next = error.source();
    while let Some(cause) = next {
        write!(f, ": {cause}")?;
        next = cause.source();
    }
    Ok(())
}

impl Display for ValueError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if !self.0.item.is_empty() {
            let mut item = String::new();
            self.add_item(&mut item);
            write!(Escaping(f), "item {item} ")?;
        }
        write!(Escaping(f), "{}", self.predicate())?;
        if f.alternate() { write_causes(self, f) } else { Ok(()) }
    }
}

impl Debug for ValueError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut parts = f.debug_struct("ValueError");
        parts.field("message", &self.to_string()).field("kind", &self.0.kind);
        self.debug_parts(&mut parts);
        parts.finish()
    }
}

impl ValueError {
    /// Adds the parts that are not empty.
    pub(crate) fn debug_parts(&self, parts: &mut fmt::DebugStruct<'_, '_>) {
        let Reason { expected, found, rule, cause, .. } = &*self.0;
        for (name, part) in [("expected", &**expected), ("found", found), ("rule", rule)] {
            if !part.is_empty() {
                parts.field(name, &part);
            }
        }
        if let Some(cause) = cause {
            parts.field("cause", cause);
        }
    }
}

/// Equal in all parts; causes are compared by their messages.
impl PartialEq for ValueError {
    fn eq(&self, other: &Self) -> bool {
        let (a, b) = (&*self.0, &*other.0);
        let text = |reason: &Reason| reason.cause.as_ref().map(ToString::to_string);
        a.kind == b.kind
            && a.expected == b.expected
            && a.found == b.found
            && a.says == b.says
            && a.rule == b.rule
            && a.item == b.item
            && a.choices == b.choices
            && text(a) == text(b)
    }
}

impl Error for ValueError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.cause.as_deref().map(|cause| cause as &(dyn Error + 'static))
    }
}

impl Below {
    /// The error of an item, with the path from the whole value to it; `None` for the error of an attribute.
    pub(crate) fn of_item(&self) -> Option<ValueError> {
        let error = self.error.downcast_ref::<ValueError>()?;
        Some(self.steps.iter().cloned().fold(error.clone(), ValueError::in_item))
    }
}
