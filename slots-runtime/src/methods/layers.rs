//! The writes of a configuration with several layers: to an object, or to a new one.

use alloc::vec::Vec;

use crate::access::create::Parts;
use crate::access::resolve::errors::no_path;
use crate::access::resolve::missing;
use crate::access::transaction::attempt::Attempt;
use crate::access::transaction::change::{Hooks, Operation};
use crate::access::transaction::draft::new_object::NewObject;
use crate::error::attribute_error::AttributeError;
use crate::error::update_error::UpdateError;
use crate::methods::slot::Slots;
use crate::methods::update::{RESERVED, Undo, finish};
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::object::{Object, ObjectMut, ObjectRef};
use crate::model::value_error::ValueError;
use crate::model::vtable::Input;
use crate::text::path::AttrPath;
use crate::text::step::PathSegment;
use crate::text::to_path::ToPath;

/// Makes the writes of all layers or none; an input of `None` removes the key of a map. With `is_only_validated`, nothing is written.
///
/// # Errors
/// As [`update_with`](crate::ObjectExt::update_with).
pub fn update<'v, T: Object + ?Sized>(
    object: &mut T,
    writes: impl Iterator<Item = (&'v AttrPath, Option<Input<'v>>)>,
    is_only_validated: bool,
) -> Result<Option<Undo>, UpdateError> {
    let mut attempt = Attempt::new(ObjectMut::new(object), writes.size_hint().0.min(RESERVED));
    for (path, input) in writes {
        let operation = input.map_or(Operation::Delete, Operation::Set);
        path.__with_steps(|steps| match steps {
            Ok(steps) => attempt.add_saved(steps, operation),
            steps => attempt.request(steps, operation),
        });
    }
    run(attempt, Hooks::Now, is_only_validated)
}

fn run(
    mut attempt: Attempt<'_, '_>,
    hooks: Hooks,
    is_only_validated: bool,
) -> Result<Option<Undo>, UpdateError> {
    if !is_only_validated {
        return finish(attempt.class(), attempt.run(hooks)).map(Some);
    }
    let errors = attempt.into_errors();
    if errors.is_empty() { Ok(None) } else { Err(UpdateError(errors)) }
}

/// As [`update`], for an object that [`create`] made of the same writes. No hook is called, because the object is new.
///
/// # Errors
/// As [`update`].
pub fn complete<'v, T: Object + ?Sized>(
    object: &mut T,
    writes: impl Iterator<Item = (&'v AttrPath, Option<Input<'v>>)>,
    is_only_validated: bool,
) -> Result<Option<Undo>, UpdateError> {
    run(to_new(ObjectMut::new(object), writes), Hooks::Never, is_only_validated)
}

/// The writes to a new object.
fn to_new<'o, 'v>(
    object: ObjectMut<'o>,
    writes: impl Iterator<Item = (&'v AttrPath, Option<Input<'v>>)>,
) -> Attempt<'o, 'v> {
    let mut attempt = Attempt::new(object, writes.size_hint().0.min(RESERVED));
    for (path, input) in writes {
        let operation = input.map_or(Operation::Delete, Operation::Set);
        path.__with_steps(|steps| match steps {
            Ok(steps) => attempt.add_to_new(steps, operation),
            steps => attempt.request(steps, operation),
        });
    }
    attempt
}

/// Makes an object of the writes to the slots that have no default, and of those that give a read-only part of a default. The checks
/// of the object apply to [`complete`] with all writes, which must follow.
///
/// # Errors
/// As [`from_attrs`](Slots::from_attrs), with the errors of all writes that can be validated without an object. If the slots that have
/// no default get values, the object is made, and [`complete`] reports the errors of the other slots.
pub fn create<'v, T: Slots>(
    writes: impl Iterator<Item = (&'v AttrPath, Option<Input<'v>>)> + Clone,
) -> Result<T, UpdateError> {
    let (mut made, errors): (T, _) = make(NewObject::new(T::CLASS), writes.clone())?;
    if !T::CLASS.has_rules() {
        return Ok(made);
    }
    let slots = readonly_slots(to_new(ObjectMut::new(&mut made), writes.clone()));
    if slots.is_empty() {
        return Ok(made);
    }
    match make(NewObject::with_defaults(ObjectRef::new(&made), slots), writes) {
        Ok((with_parts, _)) => Ok(with_parts),
        // The update with all writes reports why a part of a default cannot be given.
        Err(_) if errors.is_empty() => Ok(made),
        Err(_) => Err(UpdateError(errors)),
    }
}

/// The error that a list of this length, which an earlier layer gives, has no item of this index.
pub fn out_of_range(len: usize, step: &PathSegment) -> ValueError {
    missing::out_of_range(len, step.as_step())
}

/// The slots of which the writes give read-only parts.
fn readonly_slots(attempt: Attempt<'_, '_>) -> Vec<&'static str> {
    let class = attempt.class();
    let errors = attempt.into_errors().into_iter();
    let mut slots: Vec<&'static str> = errors
        .filter(|error| error.kind() == ErrorKind::ReadOnly)
        .filter_map(|error| {
            let path: AttrPath = error.path().parse().ok()?;
            let entry = class.find(path.segments().first()?.as_step().key()?)?;
            entry.slot_vtable().map(|_| class.without_alias(entry).name())
        })
        .collect();
    slots.dedup();
    slots
}

/// An object, and the errors of writes to slots whose values it does not need.
fn make<'v, T: Slots>(
    mut new: NewObject<'_>,
    writes: impl Iterator<Item = (&'v AttrPath, Option<Input<'v>>)>,
) -> Result<(T, Vec<AttributeError>), UpdateError> {
    let class = T::CLASS;
    let mut errors = Vec::new();
    let mut is_empty = true;
    for (path, input) in writes {
        is_empty = false;
        let Some(input) = input else { continue };
        path.__with_steps(|steps| match steps {
            Ok(steps) => {
                let added = new.add_required(steps, input);
                errors.extend(added.err());
            }
            Err(error) => errors.push(no_path(class, &error)),
        });
    }
    let missing = new.missing();
    if missing.is_some() || new.is_rejected() {
        errors.extend(missing);
        return Err(UpdateError(errors));
    }
    let mut parts = Parts::of(class);
    for (name, value) in new.into_values() {
        parts.add(&name, Input::Value(value.into()));
    }
    let made = if is_empty { parts.create() } else { parts.create_unchecked() };
    let made = made.map_err(|error| UpdateError::from(error.into_errors(class)))?;
    Ok((made, errors))
}
