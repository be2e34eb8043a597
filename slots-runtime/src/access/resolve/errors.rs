//! Errors of paths: the name and the path that they state.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::iter;

use crate::error::attribute_error::{Access, AttributeError};
use crate::model::class::Class;
use crate::model::edits::Edits;
use crate::model::error_kind::ErrorKind;
use crate::model::too_deep::too_deep;
use crate::model::value_error::ValueError;
use crate::text::depth::MAX_DEPTH;
use crate::text::path::write_steps;
use crate::text::path_error::PathError;
use crate::text::step::{PathSegment, Step};

/// The innermost object on a path, which errors name.
#[derive(Clone, Copy)]
pub(crate) struct Within {
    pub(crate) class: &'static Class,
    /// The number of steps that lead to the object.
    pub(crate) start: usize,
}

impl Within {
    /// The name of the place at the end of the steps, relative to the object: `tags[1]`.
    pub(crate) fn name(self, steps: &[Step<'_>]) -> String {
        match steps.get(self.start..).unwrap_or_default() {
            [Step::Name(name)] => name.to_string(),
            steps => steps_text(steps.iter().copied()),
        }
    }

    /// The object that has the attribute at the last step of a path.
    pub(crate) fn last(class: &'static Class, steps: &[Step<'_>]) -> Self {
        Within { class, start: steps.len().saturating_sub(1) }
    }

    /// The error that the value at the end of the steps is rejected: the first one, if it contains several objects.
    #[cold]
    pub(crate) fn rejected(self, steps: &[Step<'_>], why: ValueError) -> AttributeError {
        let first = self.errors(steps, why).into_iter().next();
        // There is always one.
        first.unwrap_or_else(|| AttributeError::missing(self.class, &self.name(steps)))
    }

    /// As [`rejected`](Self::rejected), for a value at the first `len` steps of the path of a request. The error states the path of the
    /// value, also if it is a single name, which is not the whole path of the request.
    #[cold]
    pub(crate) fn rejected_above(
        self,
        steps: &[Step<'_>],
        len: usize,
        why: ValueError,
    ) -> AttributeError {
        let above = &steps[..len];
        let is_below = !why.errors_below().is_empty();
        let error = self.rejected(above, why);
        match above {
            [only] if steps.len() > 1 && !is_below => error.at_path(only.to_string()),
            _ => error,
        }
    }

    /// The errors of a value that is rejected at the end of the steps, each with its whole path: several if the value contains
    /// objects.
    #[cold]
    pub(crate) fn errors(self, steps: &[Step<'_>], why: ValueError) -> Vec<AttributeError> {
        let name = self.name(steps);
        let is_path = !matches!(steps.get(self.start..), Some([Step::Name(_)]));
        let own = |why| AttributeError::rejected_in(self.class, &name, is_path, why);
        let errors = each_error(why, own).into_iter();
        errors.map(|(error, below)| with_path_below(error, steps, &below)).collect()
    }
}

/// The errors of a value that is rejected, each with the path from the value to the attribute that it names: several if the value
/// contains objects. `own` makes the error of the value itself, which adds the path of an item to its own path.
fn each_error(
    why: ValueError,
    own: impl Fn(ValueError) -> AttributeError,
) -> Vec<(AttributeError, Vec<PathSegment>)> {
    if why.errors_below().is_empty() {
        return alloc::vec![(own(why), Vec::new())];
    }
    let below = why.errors_below().iter().filter_map(|below| match below.of_item() {
        Some(item) => Some((own(item), Vec::new())),
        None => {
            let error = below.error.downcast_ref::<AttributeError>()?.clone();
            Some((error, below.steps.iter().rev().cloned().collect()))
        }
    });
    below.collect()
}

/// The path of the steps as text.
pub(crate) fn steps_text<'p>(steps: impl IntoIterator<Item = Step<'p>>) -> String {
    let mut text = String::new();
    // Writing to a string does not fail.
    let _ = write_steps(steps, false, &mut text);
    text
}

/// The name that an error states for the last step of a path.
pub(crate) fn last_name(steps: &[Step<'_>]) -> String {
    steps.last().map(ToString::to_string).unwrap_or_default()
}

/// The error of a write to a read-only field of a variant, to which the steps lead, or to a value in it.
#[cold]
pub(crate) fn readonly_field(within: Within, steps: &[Step<'_>]) -> AttributeError {
    within.rejected(steps, readonly())
}

/// The error of a write to a read-only field, without the name.
#[cold]
pub(crate) fn readonly() -> ValueError {
    ValueError::that(ErrorKind::ReadOnly, "is read-only")
}

/// Adds the whole path to an error, unless the path is a single name.
#[cold]
pub(crate) fn with_path(error: AttributeError, steps: &[Step<'_>]) -> AttributeError {
    // The slots that an object needs are not attributes on the path.
    if steps.len() < 2 && error.kind() != ErrorKind::Missing {
        return error;
    }
    error.at_path(steps_text(steps.iter().copied()))
}

/// As [`with_path`], for an attribute at further steps below the path.
#[cold]
pub(crate) fn with_path_below(
    error: AttributeError,
    steps: &[Step<'_>],
    below: &[PathSegment],
) -> AttributeError {
    let all: Vec<Step<'_>> =
        steps.iter().copied().chain(below.iter().map(PathSegment::as_step)).collect();
    with_path(error, &all)
}

/// The error that the value at the last step of a path is rejected.
#[cold]
pub(crate) fn rejected_at(
    class: &'static Class,
    steps: &[Step<'_>],
    why: ValueError,
) -> AttributeError {
    Within::last(class, steps).rejected(steps, why)
}

/// The error of a getter.
#[cold]
pub(crate) fn getter_error(
    class: &'static Class,
    name: &str,
    rejected: ValueError,
) -> AttributeError {
    AttributeError::rejected(class, name, rejected).during(Access::Get)
}

/// The error of a string that is not a path.
#[cold]
pub(crate) fn no_path(class: &'static Class, error: &PathError) -> AttributeError {
    AttributeError::rejected(
        class,
        error.text(),
        ValueError::that(ErrorKind::BadPath, "").with_cause(error.clone()),
    )
}

/// The errors of a value that is rejected for an attribute, each with the path from the object of the attribute: several if
/// the value contains objects.
#[cold]
pub(crate) fn errors_of(
    class: &'static Class,
    name: &str,
    rejected: ValueError,
) -> Vec<(AttributeError, Vec<PathSegment>)> {
    let errors = each_error(rejected, |why| AttributeError::rejected(class, name, why)).into_iter();
    let name = || PathSegment::Name(name.to_string());
    errors.map(|(error, below)| (error, iter::once(name()).chain(below).collect())).collect()
}

/// Adds the path of an attribute to its error, unless the error states it already.
#[cold]
pub(crate) fn with_whole_path(error: AttributeError, segments: &[PathSegment]) -> AttributeError {
    let is_stated = segments.len() < 2 && error.kind() != ErrorKind::Missing;
    if is_stated || segments.is_empty() {
        return error;
    }
    error.at_path(steps_text(segments.iter().map(PathSegment::as_step)))
}

/// The error of a path that has no step.
#[cold]
pub(crate) fn no_step(class: &'static Class) -> AttributeError {
    AttributeError::of_other(ErrorKind::Unknown, class.label(), "")
}

/// The error that a value of the type `of` has nothing at a step.
#[cold]
pub(crate) fn no_item(of: &str, step: Step<'_>) -> AttributeError {
    AttributeError::of_other(ErrorKind::Unknown, of.to_string(), &step.to_string())
}

/// The error of a write to an item at the end of the steps, whose value is edited by copy.
#[cold]
pub(crate) fn item_by_copy(within: Within, steps: &[Step<'_>], edits: Edits) -> AttributeError {
    let add = if matches!(edits, Edits::Shared) { "insert_path" } else { "push_path" };
    let says = alloc::format!(
        "is an item of a {}: remove it with delete_path, and add another with {add}",
        edits.by_copy().unwrap_or("list")
    );
    within.rejected(steps, ValueError::that(ErrorKind::ReadOnly, says))
}

/// Rejects a path of more than [`MAX_DEPTH`] steps: checks and hooks follow a path by recursion.
#[inline(always)]
pub(crate) fn within_limit(
    class: &'static Class,
    steps: &[Step<'_>],
) -> Result<(), AttributeError> {
    if steps.len() <= MAX_DEPTH { Ok(()) } else { Err(too_many_steps(class, steps)) }
}

#[cold]
fn too_many_steps(class: &'static Class, steps: &[Step<'_>]) -> AttributeError {
    let name = steps.first().map(ToString::to_string).unwrap_or_default();
    AttributeError::rejected(class, &name, too_deep())
}
