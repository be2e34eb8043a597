//! Staging: a change is resolved, converted and validated by the rules of its slot, before any change is made.

use alloc::vec::Vec;

use crate::access::check::inner::{self};
use crate::access::resolve::errors::{Within, last_name, with_path};
use crate::access::resolve::variants::{ShortForm, short_form};
use crate::access::resolve::{Resolved, Target, is_in_readonly_field, resolve, target_in};
use crate::access::transaction::change::{Call, Change, NewChange, Operation, Staged};
use crate::access::transaction::convert::stored;
use crate::access::transaction::edit::{Edit, LastStep, last_step, stage_edit};
use crate::access::transaction::short::shorten;
use crate::access::transaction::stage_error::{NotStaged, StageError};
use crate::error::attribute_error::{Access, AttributeError};
use crate::model::class::table::Entry;
use crate::model::decl::{Detail, SlotDetail, flags};
use crate::model::edits::InnerRules;
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::attr::{AttrMut, AttrRef, Held};
use crate::model::kernel::object::{FoundMut, ObjectMut};
use crate::model::value::Value;
use crate::model::vtable::Input;
use crate::slot_value::field_rules::in_unit;
use crate::text::step::{PathSegment, Step};
use crate::text::steps::Steps;

/// Stages an operation that adds or removes an item.
fn stage_item<'v>(
    mut object: ObjectMut<'_>,
    steps: &[Step<'_>],
    operation: Operation<'v>,
) -> Result<NewChange<'v>, NotStaged<'v>> {
    let access = operation.access();
    let errors = match stage_edit(object.reborrow(), steps, operation) {
        Ok(Edit::Item(change)) => return Ok(change.into()),
        Ok(Edit::NewList(error, list)) => {
            let operation = Operation::Set(Input::Value(list.into()));
            return stage_new(object, steps, operation, error.during(access));
        }
        Ok(Edit::Value(path, value)) => {
            let steps: Steps<'_> = path.iter().map(PathSegment::as_step).collect();
            match stage_held(object, steps.as_slice(), value) {
                Ok(change) => return Ok(change.into()),
                Err(errors) => errors,
            }
        }
        Err(errors) => errors,
    };
    Err(NotStaged::Errors(errors.into_iter().map(|error| error.during(access)).collect()))
}

/// Stages an operation at a path that names an active variant.
#[cold]
fn stage_short<'v>(
    mut object: ObjectMut<'_>,
    steps: &[Step<'_>],
    short: ShortForm<'_>,
    operation: Operation<'v>,
) -> Result<NewChange<'v>, NotStaged<'v>> {
    let (short, operation) = shorten(object.reborrow(), steps, short, operation)?;
    stage(object, &short, operation)
}

/// Stages an operation where nothing is at the path; `error` states what is missing.
fn stage_new<'v>(
    mut object: ObjectMut<'_>,
    steps: &[Step<'_>],
    operation: Operation<'v>,
    error: AttributeError,
) -> Result<NewChange<'v>, NotStaged<'v>> {
    if steps.len() > 1
        && let Some(short) = short_form(object.as_ref(), steps)
    {
        return stage_short(object, steps, short, operation);
    }
    match operation {
        // A typed value replaces one that is there, and stays with the caller if there is none.
        Operation::Set(Input::Typed(_)) => Err(NotStaged::from(error)),
        Operation::Set(input) if is_below_none(steps, &error) => {
            Err(NotStaged::BelowNone(error, input))
        }
        Operation::Set(input)
            if error.kind() == ErrorKind::ReadOnly
                && is_in_readonly_field(object.reborrow(), steps) =>
        {
            Err(NotStaged::InReadOnlyField(error, input))
        }
        Operation::Set(input) => match (error.kind(), last_step(object.reborrow(), steps)) {
            (ErrorKind::ReadOnly, LastStep::Part) | (ErrorKind::Unknown, LastStep::Key)
                if steps.len() > 1 =>
            {
                stage_item(object, steps, Operation::Set(input))
            }
            // The path may lead through a key that a map lacks.
            (ErrorKind::Unknown, _) if steps.len() > 1 => Err(NotStaged::BelowNone(error, input)),
            _ => Err(NotStaged::from(error)),
        },
        _ => Err(NotStaged::from(error)),
    }
}

/// Whether a path leads below a value that is `None` or unset.
fn is_below_none(steps: &[Step<'_>], error: &AttributeError) -> bool {
    match error.kind() {
        ErrorKind::NotReachable => true,
        ErrorKind::Unset => steps.len() > 1,
        _ => false,
    }
}

/// Finds the place, converts the input to its type, and applies the rules of the slot.
pub(super) fn stage<'v>(
    mut object: ObjectMut<'_>,
    steps: &[Step<'_>],
    mut operation: Operation<'v>,
) -> Result<NewChange<'v>, NotStaged<'v>> {
    let access = operation.access();
    let during = |error: AttributeError| error.during(access);
    if let Operation::Insert(_) | Operation::Push(_) = operation {
        return stage_item(object, steps, operation);
    }
    let found = match steps {
        [Step::Name(name)] => target_in(object.reborrow(), name),
        _ => match resolve(object.reborrow(), steps) {
            Ok(Resolved { is_long: true, .. }) => {
                return match short_form(object.as_ref(), steps) {
                    Some(short) => stage_short(object, steps, short, operation),
                    None => Err(AttributeError::missing(object.class(), &last_name(steps)).into()),
                };
            }
            resolved => resolved.map(|resolved| resolved.target),
        },
    };
    let target = match found {
        Ok(Target::Item(..)) if access == Access::Delete => {
            return stage_item(object, steps, operation);
        }
        Ok(target) => target,
        Err(error) if access == Access::Delete && error.kind() == ErrorKind::ReadOnly => {
            return if let LastStep::ItemByCopy = last_step(object.reborrow(), steps) {
                stage_item(object, steps, operation)
            } else {
                Err(NotStaged::from(during(error)))
            };
        }
        Err(error) => return stage_new(object, steps, operation, error.during(access)),
    };
    let (class, staged) = match target {
        Target::Slot(mut found, detail) => {
            let class = found.class();
            match in_slot(&mut found, detail, Replaced::Kept, &mut operation) {
                Ok(value) => {
                    let change = Change::of_slot(steps, found.entry(), value);
                    return Ok(new_change(change, operation));
                }
                Err(error) => (class, Err(error)),
            }
        }
        Target::Item(attr, within) => {
            let value = in_item(&attr, Replaced::Kept, &mut operation)
                .map_err(|error| error.all(within, steps))
                .map_err(NotStaged::Errors)?;
            return Ok(new_change(Change::at(steps, Staged::Value(value)), operation));
        }
        Target::Entry(dict, key, class) => match operation.input() {
            None if dict.contains_key(key) => (class, Ok(Staged::Entry(None))),
            None => {
                let error = AttributeError::unknown(class, dict.keys_now(), key);
                return Err(NotStaged::from(with_path(error, steps)));
            }
            Some(input) => {
                let value = stored(input.take());
                (
                    class,
                    value
                        .map(|value| Staged::Entry(Some((usize::MAX, value))))
                        .map_err(StageError::from),
                )
            }
        },
        Target::Property(object, property) => {
            let method = match operation {
                Operation::Delete => property.deleter().map(drop),
                _ => property.setter().map(drop),
            };
            let call = Call { old: None, is_reversible: property.is_reversible() };
            (object.class(), method.map(|()| Staged::Property(call)).map_err(StageError::from))
        }
    };
    let staged =
        staged.map_err(|error| NotStaged::Errors(error.all(Within::last(class, steps), steps)))?;
    Ok(new_change(Change::at(steps, staged), operation))
}

/// Stages a value of the type of the place at a path.
pub(super) fn stage_held(
    object: ObjectMut<'_>,
    steps: &[Step<'_>],
    value: Held,
) -> Result<Change, Vec<AttributeError>> {
    let mut value = Some(value);
    match stage(object, steps, Operation::Set(Input::Typed(&mut value))) {
        Ok(staged) => Ok(staged.change),
        Err(NotStaged::Errors(errors)) => Err(errors),
        Err(NotStaged::BelowNone(error, _) | NotStaged::InReadOnlyField(error, _)) => {
            Err(alloc::vec![error])
        }
    }
}

/// A slot of the object itself that can be written.
#[inline]
pub(super) fn slot_of<'a>(
    object: ObjectMut<'a>,
    name: &str,
) -> Option<(FoundMut<'a>, &'static SlotDetail)> {
    let class = object.class();
    let found = object.find(name).ok()?;
    match class.detail(found.entry()) {
        Detail::Slot(detail) if !class.is_readonly(found.entry()) => Some((found, detail)),
        _ => None,
    }
}

/// Converts an input to the type of a slot, and applies the rules of the slot.
#[inline]
pub(super) fn new_value(
    mut found: FoundMut<'_>,
    detail: &SlotDetail,
    input: Input<'_>,
) -> Result<Held, StageError> {
    let entry = found.entry();
    let vtable = entry.vtable();
    let value = in_unit(detail.unit, vtable, input, |input| (vtable.build)(input, vtable))?;
    if !entry.is_direct() {
        let old = found.attr();
        validate(detail, entry, old.as_ref().map(AttrMut::as_ref), value.as_ref())?;
    }
    Ok(value)
}

/// Applies the rules of a slot to a new value, and validates the objects in it.
fn validate(
    detail: &SlotDetail,
    entry: &Entry,
    old: Option<AttrRef<'_>>,
    new: AttrRef<'_>,
) -> Result<(), StageError> {
    detail.validate(new)?;
    if entry.has(flags::INNER_RULES) {
        inner::value(old, new)?;
    }
    Ok(())
}

fn new_change(change: Change, operation: Operation<'_>) -> NewChange<'_> {
    let is_needed = matches!(change.staged(), Some(Staged::Property(_)))
        || matches!(operation, Operation::Set(Input::Typed(_)));
    NewChange { change, operation: is_needed.then_some(operation) }
}

/// Whether a new value must keep the read-only parts of the value that it replaces.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Replaced {
    Kept,
    /// The replaced value is a part of the update, too.
    New,
}

/// The new value of a slot. A rejected typed value stays with the caller.
pub(super) fn in_slot(
    found: &mut FoundMut<'_>,
    detail: &SlotDetail,
    replaced: Replaced,
    operation: &mut Operation<'_>,
) -> Result<Held, StageError> {
    let entry = found.entry();
    let attr = found.attr().ok_or(ErrorKind::Unknown)?;
    let vtable = attr.vtable();
    let value = match operation.input() {
        Some(input) => {
            in_unit(detail.unit, vtable, input.take(), |input| (vtable.build)(input, vtable))?
        }
        None if !entry.can_be_unset() => return Err(ErrorKind::CannotDelete.into()),
        None if entry.is_unset(attr.as_ref()) => return Err(ErrorKind::Unset.into()),
        None => (vtable.build)(Input::Value(Value::None), vtable)?,
    };
    let old = (replaced == Replaced::Kept).then(|| attr.as_ref());
    let validated = validate(detail, entry, old, value.as_ref());
    accept(value, validated, operation)
}

/// The validated value; or the error, after a typed value was moved back to the caller's variable.
fn accept(
    value: Held,
    validated: Result<(), StageError>,
    operation: &mut Operation<'_>,
) -> Result<Held, StageError> {
    match validated {
        Ok(()) => Ok(value),
        Err(error) => {
            if let Some(Input::Typed(typed)) = operation.input() {
                Staged::Value(value).put_back(&mut **typed);
            }
            Err(error)
        }
    }
}

/// The new value of an item.
pub(super) fn in_item(
    attr: &AttrMut<'_>,
    replaced: Replaced,
    operation: &mut Operation<'_>,
) -> Result<Held, StageError> {
    let vtable = attr.vtable();
    let Some(input) = operation.input() else { return Err(ErrorKind::CannotDelete.into()) };
    let value = (vtable.build)(input.take(), vtable)?;
    let mut validated = Ok(());
    if !matches!(vtable.inner_rules(), InnerRules::No) {
        let old = (replaced == Replaced::Kept).then(|| attr.as_ref());
        validated = inner::value(old, value.as_ref()).map_err(StageError::from);
    }
    accept(value, validated, operation)
}
