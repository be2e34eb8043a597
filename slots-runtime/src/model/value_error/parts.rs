//! The parts of a `ValueError` as data.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::error::Error;

use super::{Below, Reason, ValueError};
use crate::model::error_kind::ErrorKind;
use crate::text::path::write_steps;
use crate::text::step::PathSegment;
use crate::text::suggest::suggest;

impl ValueError {
    /// The variant that the whole value names, if its fields need values.
    pub(crate) fn incomplete(&self) -> Option<&'static str> {
        let is_of_value = self.0.item.is_empty() && self.0.below.is_empty();
        (is_of_value && !self.0.incomplete.is_empty()).then_some(self.0.incomplete)
    }

    /// The errors of attributes of objects inside of the value; empty if the error concerns the value or an item.
    pub(crate) fn errors_below(&self) -> &[Below] {
        &self.0.below
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
