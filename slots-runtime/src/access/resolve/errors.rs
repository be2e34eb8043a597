//! Errors of paths: the name and the path that they state, and the reason why a value has no item.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::iter;

use crate::error::attribute_error::{Access, AttributeError};
use crate::model::class::Class;
use crate::model::error_kind::ErrorKind;
use crate::model::slot_type::{EnumInfo, SlotType, VariantInfo};
use crate::model::too_deep::too_deep;
use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::model::vtable::VTable;
use crate::slot_value::variants::listed;
use crate::text::depth::MAX_DEPTH;
use crate::text::path::write_steps;
use crate::text::path_error::PathError;
use crate::text::step::{PathSegment, Step};
use crate::text::type_names::with_article;

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
        let own =
            |why| with_path(AttributeError::rejected_in(self.class, &name, is_path, why), steps);
        if why.errors_below().is_empty() {
            return alloc::vec![own(why)];
        }
        let below = why.errors_below().iter().filter_map(|below| {
            if let Some(item) = below.of_item() {
                return Some(own(item));
            }
            let error = below.error.downcast_ref::<AttributeError>()?.clone();
            let inner: Vec<PathSegment> = below.steps.iter().rev().cloned().collect();
            Some(with_path_below(error, steps, &inner))
        });
        below.collect()
    }
}

fn steps_text<'p>(steps: impl IntoIterator<Item = Step<'p>>) -> String {
    let mut text = String::new();
    // Writing to a string does not fail.
    let _ = write_steps(steps, false, &mut text);
    text
}

/// The name that an error states for the last step of a path.
pub(crate) fn last_name(steps: &[Step<'_>]) -> String {
    steps.last().map(ToString::to_string).unwrap_or_default()
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
    let own = PathSegment::Name(name.to_string());
    if rejected.errors_below().is_empty() {
        // The error itself adds the path of an item of the value.
        return alloc::vec![(AttributeError::rejected(class, name, rejected), alloc::vec![own])];
    }
    let below = rejected.errors_below().iter().filter_map(|below| {
        if let Some(item) = below.of_item() {
            // The error adds the item to its path itself.
            return Some((AttributeError::rejected(class, name, item), alloc::vec![own.clone()]));
        }
        let error = below.error.downcast_ref::<AttributeError>()?.clone();
        let steps = iter::once(own.clone()).chain(below.steps.iter().rev().cloned());
        Some((error, steps.collect()))
    });
    below.collect()
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

/// The error of a write to the item of a set at the step `at` of a path.
#[cold]
pub(crate) fn item_of_set(within: Within, steps: &[Step<'_>], at: usize) -> AttributeError {
    let says = "is an item of a set: remove it with delete_path, and add another with push_path";
    within.rejected(&steps[..=at], ValueError::that(ErrorKind::ReadOnly, says))
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

/// The reason why a value has nothing at a step of a path.
pub(crate) enum Missing {
    /// The value is `None`.
    None,
    /// The value is a list of this length.
    Items(usize),
    /// The value is an enum; the position of its active variant.
    Variant(&'static EnumInfo, u32),
    /// The value is an enum of which the active variant is not known.
    Parts(&'static EnumInfo),
    /// The value is a map with these keys, of a large map the first ones.
    Keys(Vec<String>),
    /// The value has a type that does not convert to a value.
    Opaque,
    /// The value has another type.
    Other,
}

/// The number of keys of a map among which similar ones are searched.
const MOST_KEYS: usize = 1000;

impl Missing {
    pub(crate) fn of(value: &Value<'_>) -> Self {
        match value {
            Value::None => Missing::None,
            Value::Map(map) if map.variant().is_none() => {
                Missing::Keys(map.iter().take(MOST_KEYS).map(|(key, _)| key.into_owned()).collect())
            }
            Value::Opaque(_) => Missing::Opaque,
            Value::List(list) => Missing::Items(list.len()),
            Value::Bytes(bytes) => Missing::Items(bytes.as_slice().len()),
            _ => Missing::Other,
        }
    }

    /// As [`of`](Self::of), for a value of this type.
    pub(crate) fn of_type(value: &Value<'_>, vtable: &VTable) -> Self {
        let (Value::Map(_) | Value::Str(_)) = value else { return Missing::of(value) };
        match ((vtable.slot_type)().without_options(), value.variant()) {
            (SlotType::Enum(info), Some(name)) => info
                .position(name)
                .and_then(|at| u32::try_from(at).ok())
                .map_or(Missing::Other, |at| Missing::Variant(info, at)),
            _ => Missing::of(value),
        }
    }

    /// Whether the value is a list, a map or an enum that could have something at this step.
    pub(crate) fn is_known(&self, step: Step<'_>) -> bool {
        match self {
            Missing::Items(_) => step.is_index(),
            Missing::Keys(_) => step.key().is_some(),
            Missing::Variant(info, active) => {
                let (at, named) =
                    (*active as usize, step.key().and_then(|name| info.variant(name)));
                let is_other = named.is_some_and(|it| it.name() != info.variants()[at].name());
                is_other || !info.owners(at, step).is_empty()
            }
            Missing::None | Missing::Parts(_) | Missing::Opaque | Missing::Other => false,
        }
    }

    /// As [`of`](Self::of), for any value of this type.
    pub(crate) fn of_slot_type(slot_type: SlotType) -> Self {
        match slot_type.without_options() {
            SlotType::List { len: Some(len), .. } => Missing::Items(len),
            SlotType::Enum(info) => Missing::Parts(info),
            _ => Missing::Other,
        }
    }

    /// The error that a value of this type has nothing at the step `at` of a path.
    #[cold]
    pub(crate) fn error(
        self,
        type_name: &str,
        within: Within,
        steps: &[Step<'_>],
        at: usize,
    ) -> AttributeError {
        let name = within.name(&steps[..at]);
        let step = steps[at];
        let error = |rejected| {
            let error = AttributeError::rejected(within.class, &name, rejected).during(Access::Get);
            if within.start == 0 { error.naming_path() } else { error }
        };
        let rejected = match (self, step) {
            (Missing::None, _) => {
                let whole = within.name(steps);
                ValueError::that(
                    ErrorKind::NotReachable,
                    format!("is None, so '{whole}' cannot be reached"),
                )
            }
            (Missing::Items(len), Step::Index(_)) if step.index_in(len).is_none() => {
                let index = step.to_string();
                let index = index.trim_matches(['[', ']']);
                let has = match len {
                    0 => "is empty".to_string(),
                    1 => "has 1 item".to_string(),
                    _ => format!("has {len} items"),
                };
                ValueError::that(
                    ErrorKind::OutOfRange,
                    format!("{has}; index {index} is out of range"),
                )
                .with_parts(format!("an index in 0..{len}"), index.to_string())
            }
            (Missing::Variant(info, active), step) => {
                let (at, name) = (active as usize, step.to_string());
                let (owners, active) = (info.owners(at, step), info.variants()[at].name());
                let other = info.variant(&name).map(VariantInfo::name).filter(|it| *it != active);
                let (owners, says) = match (other, &*owners) {
                    (None, []) => {
                        let says = format!("has no '{name}' in '{active}'");
                        let fields = info.field_names(at).into_iter();
                        let unknown = ValueError::that(ErrorKind::Unknown, says);
                        return error(unknown.with_choices(fields, &name));
                    }
                    (Some(other), _) => (listed([other]), format!("is '{active}', not '{name}'")),
                    (None, owners) => {
                        let owners = listed(owners.iter().copied());
                        let says = format!("is '{active}'; '{name}' belongs to {owners}");
                        (owners, says)
                    }
                };
                ValueError::that(ErrorKind::NotReachable, says)
                    .with_parts(owners, format!("'{active}'"))
            }
            (Missing::Keys(keys), Step::Name(key)) => {
                ValueError::that(ErrorKind::Unknown, format!("has no key '{key}'"))
                    .with_choices(keys.iter().map(String::as_str), key)
            }
            (Missing::Opaque, _) => ValueError::that(
                ErrorKind::NotReachable,
                format!("is {}, which only typed access can reach", with_article(type_name)),
            ),
            (Missing::Parts(info), step) => {
                let names = info.variants().iter().map(VariantInfo::name);
                let fields = (0..info.variants().len()).flat_map(|at| info.field_names(at));
                return no_item(type_name, step).among(names.chain(fields).collect());
            }
            (_, step) => return no_item(type_name, step),
        };
        error(rejected)
    }
}
