//! Staging: each change resolved, converted and validated by the rules of its slot, before anything is changed.

use alloc::boxed::Box;
use alloc::format;
use alloc::vec::Vec;
use core::any::Any;

use crate::access::check::inner::{self, Rejected};
use crate::access::check::rules;
use crate::access::resolve::{Target, target, with_path};
use crate::access::transaction::change::{Call, Operation, Staged};
use crate::error::attribute_error::{Access, AttributeError};
use crate::model::decl::{SlotDetail, flags};
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::attr::{AttrMut, AttrRef};
use crate::model::kernel::found::FoundMut;
use crate::model::kernel::object::ObjectMut;
use crate::model::slot_type::SlotType;
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;
use crate::model::value_error::ValueError;
use crate::model::vtable::{InnerRules, Input, VTable, found};
use crate::slot_value::SlotValue;
use crate::text::path::PathSegment;
use crate::text::path::segment_name;
use crate::text::units;

/// Why nothing is staged, before the names of the class and the attribute are added.
pub(super) enum StageError {
    SlotType(ErrorKind),
    ValueError(ValueError),
    /// Something inside of the value, and the steps that lead from the value to it.
    Below(AttributeError, Vec<PathSegment>),
}

impl From<Rejected> for StageError {
    fn from(rejected: Rejected) -> Self {
        match rejected {
            Rejected::Itself(rejected) => StageError::ValueError(rejected),
            Rejected::Below(error, steps) => StageError::Below(error, steps),
        }
    }
}

impl From<ValueError> for StageError {
    fn from(rejected: ValueError) -> Self {
        StageError::ValueError(rejected)
    }
}

/// Finds the place, converts the input to its type, and applies the rules of the slot.
pub(super) fn stage<'v>(
    object: ObjectMut<'_>,
    steps: &[PathSegment],
    operation: Operation<'v>,
) -> Result<Staged<'v>, AttributeError> {
    let access = if matches!(operation, Operation::Delete) { Access::Delete } else { Access::Set };
    let target = target(object, steps).map_err(|error| error.during(access))?;
    let (class, staged) = match target {
        Target::Slot(mut found, detail) => {
            (found.object().class(), in_slot(&mut found, detail, operation))
        }
        Target::Item(attr, within) => {
            return in_item(&attr, operation).map_err(|error| {
                let name = within.name(steps);
                named(
                    error,
                    steps,
                    &name,
                    |kind, name| AttributeError::new(kind, within.class, name),
                    |rejected, name| AttributeError::rejected(within.class, name, rejected),
                )
            });
        }
        Target::Entry(dict, key, class) => match operation {
            Operation::Set(input) => (class, in_entry(input).map_err(StageError::ValueError)),
            Operation::Delete if dict.contains_key(key) => (class, Ok(Staged::Entry(None, None))),
            Operation::Delete => {
                return Err(with_path(AttributeError::unknown(class, dict.keys_now(), key), steps));
            }
        },
        Target::Property(object, property) => {
            let missing = match operation {
                Operation::Set(_) if property.set.is_none() => Some(ErrorKind::NoSetter),
                Operation::Delete if property.delete.is_none() => Some(ErrorKind::NoDeleter),
                _ => None,
            };
            let staged = match missing {
                Some(kind) => Err(StageError::SlotType(kind)),
                None => Ok(Staged::Property(Call {
                    operation: Some(Box::new(operation)),
                    old: None,
                    is_reversible: property.get.is_some() && property.set.is_some(),
                })),
            };
            (object.class(), staged)
        }
    };
    staged.map_err(|error| {
        let name = steps.last().map(segment_name).unwrap_or_default();
        named(
            error,
            steps,
            &name,
            |kind, name| AttributeError::new(kind, class, name),
            |rejected, name| AttributeError::rejected(class, name, rejected),
        )
    })
}

/// The error of a place with its name and its path.
fn named(
    error: StageError,
    steps: &[PathSegment],
    name: &str,
    of_kind: impl FnOnce(ErrorKind, &str) -> AttributeError,
    rejected: impl FnOnce(ValueError, &str) -> AttributeError,
) -> AttributeError {
    match error {
        StageError::SlotType(kind) => with_path(of_kind(kind, name), steps),
        StageError::ValueError(why) => with_path(rejected(why, name), steps),
        StageError::Below(error, below) => with_path(error, &[steps, &below].concat()),
    }
}

fn in_slot<'v>(
    found: &mut FoundMut<'_>,
    detail: &SlotDetail,
    operation: Operation<'v>,
) -> Result<Staged<'v>, StageError> {
    let may_be_unset = found.entry().has(flags::UNSET);
    let has_inner_rules = found.entry().has(flags::INNER_RULES);
    let attr = found.attr().ok_or(StageError::SlotType(ErrorKind::Unknown))?;
    let vtable = attr.vtable();
    let staged = match operation {
        Operation::Set(Input::Typed(typed)) => in_place(vtable, Input::Typed(typed))?,
        Operation::Set(input) => Staged::Value(
            in_unit(detail.unit, vtable, input, |input| (vtable.build)(input))?,
            vtable,
        ),
        Operation::Delete if !may_be_unset => {
            return Err(StageError::SlotType(ErrorKind::CannotDelete));
        }
        Operation::Delete if (vtable.is_none)(attr.as_ref()) => {
            return Err(StageError::SlotType(ErrorKind::Unset));
        }
        Operation::Delete => in_place(vtable, Input::Value(Value::None))?,
    };
    if let Some(new) = staged.view() {
        rules::rules(detail, new)?;
        if has_inner_rules {
            inner::value(Some(attr.as_ref()), new)?;
        }
    }
    Ok(staged)
}

/// Converts the input to the type of a slot, and applies the slot's rules.
pub(crate) fn build_slot(
    detail: &SlotDetail,
    vtable: &'static VTable,
    input: Input<'_>,
) -> Result<Box<dyn Any>, ValueError> {
    let value = in_unit(detail.unit, vtable, input, |input| (vtable.build)(input))?;
    if let Some(view) = (vtable.view)(&*value, vtable) {
        rules::rules(detail, view)?;
    }
    Ok(value)
}

fn in_item<'v>(attr: &AttrMut<'_>, operation: Operation<'v>) -> Result<Staged<'v>, StageError> {
    let vtable = attr.vtable();
    let staged = match operation {
        Operation::Set(input) => in_place(vtable, input)?,
        Operation::Delete => return Err(StageError::SlotType(ErrorKind::CannotDelete)),
    };
    if !matches!(vtable.inner_rules(), InnerRules::No)
        && let Some(new) = staged.view()
    {
        inner::value(Some(attr.as_ref()), new)?;
    }
    Ok(staged)
}

/// A value of the type of a slot or an item. One that is of this type already stays where it is.
fn in_place<'v>(vtable: &'static VTable, input: Input<'v>) -> Result<Staged<'v>, ValueError> {
    match input {
        Input::Typed(typed) if (vtable.typed)(&*typed, vtable).is_some() => {
            Ok(Staged::Typed(typed, vtable))
        }
        input => Ok(Staged::Value((vtable.build)(input)?, vtable)),
    }
}

impl Staged<'_> {
    /// The value of a slot or an item.
    fn view(&self) -> Option<AttrRef<'_>> {
        match self {
            Staged::Value(value, vtable) => (vtable.view)(&**value, vtable),
            Staged::Typed(typed, vtable) => (vtable.typed)(&**typed, vtable),
            Staged::Entry(..) | Staged::Property(_) => None,
        }
    }
}

fn in_entry(input: Input<'_>) -> Result<Staged<'_>, ValueError> {
    match input {
        Input::Typed(typed) => {
            let value = stored(Input::Typed(&mut *typed))?;
            Ok(Staged::Entry(Some((usize::MAX, value)), Some(typed)))
        }
        input => Ok(Staged::Entry(Some((usize::MAX, stored(input)?)), None)),
    }
}

/// What an overflow map stores. A text is a string there, whatever it looks like.
pub(crate) fn stored(input: Input<'_>) -> Result<OwnedValue, ValueError> {
    match input {
        Input::Text(text) => Ok(OwnedValue::from(text)),
        Input::Value(value) => OwnedValue::from_value(value),
        Input::Typed(typed) => {
            let name = (*typed).__type_name();
            OwnedValue::take_any(typed).ok_or_else(|| {
                ValueError::wrong_type("a value that can be stored", &Value::None)
                    .found_as(&found(name))
            })
        }
    }
}

/// Reads a text with a unit, such as `5ms`, as the number that the slot counts in its own unit.
pub(crate) fn in_unit<T>(
    unit: &str,
    vtable: &VTable,
    input: Input<'_>,
    mut read: impl FnMut(Input<'_>) -> Result<T, ValueError>,
) -> Result<T, ValueError> {
    match input {
        Input::Text(text) if !unit.is_empty() => match units::without_unit(text, unit) {
            // A number that was moved and cannot be read is still named as it was typed.
            Some(number) => read(Input::Text(&number))
                .map_err(|rejected| rejected.found_as(&format!("'{}'", text.trim()))),
            None => match units::items_without_unit(text, unit) {
                Some(items) => read(Input::Text(&items)),
                None => read(Input::Text(text)),
            }
            .map_err(|rejected| no_number(rejected, unit, vtable, text)),
        },
        other => read(other),
    }
}

/// The error of a text that is not a number in the unit of the slot.
#[cold]
fn no_number(rejected: ValueError, unit: &str, vtable: &VTable, text: &str) -> ValueError {
    let kind = (vtable.slot_type)();
    let is_number = matches!(kind.inside().unwrap_or(kind), SlotType::Int { .. } | SlotType::Float)
        && !matches!(kind, SlotType::List { .. } | SlotType::Map(_));
    if !is_number || units::is_number(text) {
        return rejected;
    }
    ValueError::wrong_value(format!("a number in {unit}"), &"")
        .found_as(&format!("'{}'", text.trim()))
}
