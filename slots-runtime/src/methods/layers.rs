//! The writes of a configuration with several layers: to an object, or to a new one.

use alloc::vec::Vec;

use crate::access::create::Parts;
use crate::access::resolve::errors::no_path;
use crate::access::transaction::attempt::Attempt;
use crate::access::transaction::change::{Hooks, Operation};
use crate::access::transaction::draft::NewObject;
use crate::error::update_error::UpdateError;
use crate::methods::slot::Slots;
use crate::methods::update::{RESERVED, Undo, finish};
use crate::model::kernel::object::{Object, ObjectMut};
use crate::model::vtable::Input;
use crate::text::path::AttrPath;
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
    let object = ObjectMut::new(object);
    let class = object.class();
    let mut attempt = Attempt::new(object, writes.size_hint().0.min(RESERVED));
    for (path, input) in writes {
        let operation = input.map_or(Operation::Delete, Operation::Set);
        path.__with_steps(|steps| match steps {
            Ok(steps) => attempt.add_saved(steps, operation),
            steps => attempt.request(steps, operation),
        });
    }
    if !is_only_validated {
        return finish(class, attempt.run(Hooks::Now)).map(Some);
    }
    let errors = attempt.into_errors();
    if errors.is_empty() { Ok(None) } else { Err(UpdateError(errors)) }
}

/// Makes an object of the writes to the slots that have no default. The checks of the object apply to an update with all writes, which
/// must follow.
///
/// # Errors
/// As [`from_attrs`](Slots::from_attrs), with the errors of all writes that can be validated without an object.
pub fn create<'v, T: Slots>(
    writes: impl Iterator<Item = (&'v AttrPath, Option<Input<'v>>)>,
) -> Result<T, UpdateError> {
    let class = T::CLASS;
    let mut new = NewObject::new(class);
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
    errors.extend(new.missing());
    if !errors.is_empty() {
        return Err(UpdateError(errors));
    }
    let mut parts = Parts::of(class);
    for (name, value) in new.into_values() {
        parts.add(&name, Input::Value(value.into()));
    }
    let made = if is_empty { parts.create() } else { parts.create_unchecked() };
    made.map_err(|error| UpdateError::from(error.into_errors(class)))
}
