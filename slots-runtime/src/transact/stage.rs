//! Staging: each change resolved, converted and judged by the rules of its slot, before anything is changed.

use alloc::boxed::Box;
use alloc::format;
use core::any::Any;

use super::{Act, Staged};
use crate::attribute::Attribute;
use crate::check;
use crate::decl::SlotDetail;
use crate::decl::flags;
use crate::error::{Access, AttributeError, ErrorKind};
use crate::kernel::{AttrMut, FoundMut, ObjectMut};
use crate::kind::Kind;
use crate::locate::{Target, step_name, target, with_path};
use crate::ops::{Input, Ops, found};
use crate::path::Step;
use crate::refused::Refused;
use crate::units;
use crate::value::{OwnedValue, Value};

/// Why nothing is staged, before the names of the class and the attribute are added.
pub(super) enum Fault {
    Kind(ErrorKind),
    Refused(Refused),
}

impl From<Refused> for Fault {
    fn from(refused: Refused) -> Self {
        Fault::Refused(refused)
    }
}

/// Finds the place, converts what is given to its type, and applies the rules of the slot.
pub(super) fn stage<'v>(
    object: ObjectMut<'_>,
    steps: &[Step],
    act: Act<'v>,
) -> Result<Staged<'v>, AttributeError> {
    let access = if matches!(act, Act::Delete) { Access::Delete } else { Access::Set };
    let target = target(object, steps).map_err(|error| error.during(access))?;
    let (class, staged) = match target {
        Target::Slot(mut found, detail) => {
            (found.object().class(), in_slot(&mut found, detail, act))
        }
        Target::Item(attr, within) => {
            return in_item(&attr, act).map_err(|fault| {
                let name = within.name(steps);
                let error = match fault {
                    Fault::Kind(kind) => AttributeError::new(kind, within.class, &name),
                    Fault::Refused(refused) => {
                        AttributeError::refused(within.class, &name, refused)
                    }
                };
                with_path(error, steps)
            });
        }
        Target::Entry(dict, key, class) => match act {
            Act::Set(input) => (class, stored(input).map(new_entry).map_err(Fault::Refused)),
            Act::Put(Staged::Entry(entry)) => (class, Ok(Staged::Entry(entry))),
            Act::Put(staged) => (class, given_back(staged).map(new_entry)),
            Act::Delete if dict.contains_key(key) => (class, Ok(Staged::Entry(None))),
            Act::Delete => {
                return Err(with_path(AttributeError::unknown(class, dict.keys_now(), key), steps));
            }
        },
        Target::Property(object, property) => {
            let missing = match act {
                Act::Set(_) | Act::Put(_) if property.set.is_none() => Some(ErrorKind::NoSetter),
                Act::Delete if property.delete.is_none() => Some(ErrorKind::NoDeleter),
                _ => None,
            };
            let staged = match missing {
                Some(kind) => Err(Fault::Kind(kind)),
                None => Ok(Staged::Property(Some(Box::new(act)), None)),
            };
            (object.class(), staged)
        }
    };
    staged.map_err(|fault| {
        let name = steps.last().map(step_name).unwrap_or_default();
        let error = match fault {
            Fault::Kind(kind) => AttributeError::new(kind, class, &name),
            Fault::Refused(refused) => AttributeError::refused(class, &name, refused),
        };
        with_path(error, steps)
    })
}

fn new_entry<'v>(value: OwnedValue) -> Staged<'v> {
    Staged::Entry(Some((usize::MAX, value)))
}

fn in_slot<'v>(
    found: &mut FoundMut<'_>,
    detail: &SlotDetail,
    act: Act<'v>,
) -> Result<Staged<'v>, Fault> {
    let may_be_unset = found.entry().has(flags::UNSET);
    let attr = found.attr().ok_or(Fault::Kind(ErrorKind::Unknown))?;
    let ops = attr.ops();
    let value = match act {
        Act::Put(Staged::Value(value, _)) if (ops.view)(&*value, ops).is_some() => value,
        Act::Put(staged) => (ops.build)(Input::Value(given_back(staged)?.into()))?,
        Act::Set(input) => return Ok(Staged::Value(build_slot(detail, ops, input)?, ops)),
        Act::Delete if !may_be_unset => return Err(Fault::Kind(ErrorKind::CannotDelete)),
        Act::Delete if (ops.is_none)(attr.as_ref()) => return Err(Fault::Kind(ErrorKind::Unset)),
        Act::Delete => (ops.build)(Input::Value(Value::None))?,
    };
    if let Some(view) = (ops.view)(&*value, ops) {
        check::rules(detail, view)?;
    }
    Ok(Staged::Value(value, ops))
}

/// Converts what is given to the type of a slot, and applies the slot's rules.
pub(crate) fn build_slot(
    detail: &SlotDetail,
    ops: &'static Ops,
    input: Input<'_>,
) -> Result<Box<dyn Any>, Refused> {
    let value = in_unit(detail.unit, ops, input, |input| (ops.build)(input))?;
    if let Some(view) = (ops.view)(&*value, ops) {
        check::rules(detail, view)?;
    }
    Ok(value)
}

fn in_item<'v>(attr: &AttrMut<'_>, act: Act<'v>) -> Result<Staged<'v>, Fault> {
    let ops = attr.ops();
    let value = match act {
        Act::Put(Staged::Value(value, _)) if (ops.view)(&*value, ops).is_some() => value,
        Act::Put(staged) => (ops.build)(Input::Value(given_back(staged)?.into()))?,
        Act::Set(input) => (ops.build)(input)?,
        Act::Delete => return Err(Fault::Kind(ErrorKind::CannotDelete)),
    };
    Ok(Staged::Value(value, ops))
}

/// What an undo gives back to a place of another sort than it was taken from.
pub(super) fn given_back(staged: Staged<'_>) -> Result<OwnedValue, Fault> {
    let value = match staged {
        Staged::Value(value, ops) => {
            (ops.view)(&*value, ops).and_then(|attr| (ops.get)(attr).into_owned())
        }
        Staged::Entry(entry) => entry.map(|(_, value)| value),
        Staged::Property(_, old) => old,
    };
    value.ok_or(Fault::Kind(ErrorKind::Type))
}

/// What an overflow map stores. A text is a string there, whatever it looks like.
pub(crate) fn stored(input: Input<'_>) -> Result<OwnedValue, Refused> {
    match input {
        Input::Text(text) => Ok(OwnedValue::from(text)),
        Input::Value(value) => OwnedValue::from_value(value),
        Input::Typed(typed) => {
            let name = (*typed).__type_name();
            OwnedValue::take_any(typed).ok_or_else(|| {
                Refused::wrong_type("a value that can be stored", &Value::None)
                    .found_as(&found(name))
            })
        }
    }
}

/// Reads a text with a unit, such as `5ms`, as the number that the slot counts in its own unit.
pub(crate) fn in_unit<T>(
    unit: &str,
    ops: &Ops,
    input: Input<'_>,
    mut read: impl FnMut(Input<'_>) -> Result<T, Refused>,
) -> Result<T, Refused> {
    match input {
        Input::Text(text) if !unit.is_empty() => match units::without_unit(text, unit) {
            // A number that was moved and cannot be read is still named as it was typed.
            Some(number) => read(Input::Text(&number))
                .map_err(|refused| refused.found_as(&format!("'{}'", text.trim()))),
            None => match units::items_without_unit(text, unit) {
                Some(items) => read(Input::Text(&items)),
                None => read(Input::Text(text)),
            }
            .map_err(|refused| no_number(refused, unit, ops, text)),
        },
        other => read(other),
    }
}

/// The error of a text that is no number in the unit of the slot.
#[cold]
fn no_number(refused: Refused, unit: &str, ops: &Ops, text: &str) -> Refused {
    let kind = (ops.kind)();
    let is_number = matches!(kind.inside().unwrap_or(kind), Kind::Int { .. } | Kind::Float)
        && !matches!(kind, Kind::List { .. } | Kind::Map(_));
    if !is_number || units::is_number(text) {
        return refused;
    }
    Refused::wrong_value(format!("a number in {unit}"), &"").found_as(&format!("'{}'", text.trim()))
}
