//! `modify`: a value that a closure changes, written as one validated write.

use crate::access::resolve::errors::{last_name, no_path, with_path};
use crate::access::resolve::{self, Resolved, Target};
use crate::access::transaction::one::replace_slot;
use crate::access::typed::{replace_attr, replace_attr_path};
use crate::access::typed_path::attr_path;
use crate::error::attribute_error::AttributeError;
use crate::model::kernel::object::ObjectMut;
use crate::text::path_error::PathError;
use crate::text::step::Step;

/// Changes a copy of the value at a path, and writes it. A panic of the closure leaves the object as it is.
pub(crate) fn modify<T: Clone + 'static, R>(
    mut object: ObjectMut<'_>,
    steps: Result<&[Step<'_>], PathError>,
    f: impl FnOnce(&mut T) -> R,
) -> Result<R, AttributeError> {
    let steps = steps.map_err(|error| no_path(object.class(), &error))?;
    // A slot that only its own object can restrict is resolved once.
    if let Ok(Resolved { target: Target::Slot(mut found, detail), is_free_above: true, .. }) =
        resolve::resolve(object.reborrow(), steps)
        && let Some(mut value) =
            found.attr().and_then(|attr| attr.as_ref().downcast_ref::<T>().cloned())
    {
        let returned = f(&mut value);
        replace_slot(found, detail, steps, value)?;
        return Ok(returned);
    }
    let mut value = copy_to_modify(object.reborrow(), steps)?;
    let returned = f(&mut value);
    match steps {
        [Step::Name(name)] => replace_attr(object, name, value).map(drop)?,
        _ => replace_attr_path(object, steps, value).map(drop)?,
    }
    Ok(returned)
}

/// A copy of the value of type `T` at a path that can be written.
pub(crate) fn copy_to_modify<T: Clone + 'static>(
    mut object: ObjectMut<'_>,
    steps: &[Step<'_>],
) -> Result<T, AttributeError> {
    // A path that cannot be written is rejected with the error of a write, before the closure is called.
    match resolve::target(object.reborrow(), steps) {
        Ok(Target::Property(owner, property)) => property.setter().map(drop).map_err(|kind| {
            with_path(AttributeError::new(kind, owner.class(), &last_name(steps)), steps)
        })?,
        Ok(_) => {}
        Err(error) => return Err(error),
    }
    attr_path::<T>(object.as_ref(), Ok(steps)).cloned()
}
