//! `update`: several writes, all or none; `Undo`: the old values, which can be restored.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::fmt::{self, Debug, Formatter};

use crate::access::transaction::change::{Change, Operation, Options, Request};
use crate::access::transaction::{restore, run, try_out};
use crate::error::attribute_error::AttributeError;
use crate::error::update_error::UpdateError;
use crate::model::class::Class;
use crate::model::kernel::object::{Object, ObjectMut};
use crate::model::value::Value;
use crate::model::vtable::Input;
use crate::text::path::{AttrPath, PathError};

/// The old values of an [`update`](crate::ObjectExt::update), which [`apply`](Self::apply) restores.
///
/// Values are restored in the reverse order of the changes. A property is restored through its setter, if its getter
/// returned the old value.
///
/// ```
/// use slots_runtime::prelude::*;
///
/// #[slots]
/// struct Camera { gain: f64 }
///
/// let mut cam = Camera { gain: 1.0 };
/// let undo = cam.update([("gain", 2)])?;
/// assert_eq!(undo.values().next().unwrap().1, 1.0);
/// let redo = undo.apply(&mut cam)?;
/// assert_eq!(cam.gain, 1.0);
/// redo.apply(&mut cam)?;
/// assert_eq!(cam.gain, 2.0);
/// # Ok::<(), UpdateError>(())
/// ```
#[doc(alias = "rollback")]
pub struct Undo {
    class: &'static Class,
    changes: Vec<Change<'static, 'static>>,
}

impl Undo {
    /// Returns the paths that were written, in the order of the writes.
    pub fn paths(&self) -> impl Iterator<Item = AttrPath> {
        self.changes.iter().map(|change| change.steps.iter().cloned().collect())
    }

    /// Returns each path with its old value; [`Value::None`] for an entry of the overflow map that did not exist.
    pub fn values(&self) -> impl Iterator<Item = (AttrPath, Value<'_>)> {
        self.changes.iter().map(|change| (change.steps.iter().cloned().collect(), change.old()))
    }

    /// Restores the old values, all or none, and returns an `Undo` that reverses this change.
    ///
    /// Old values are not validated again, so that no rule and no check rejects them. Hooks are called. An object of another
    /// class is updated with the old values, as by an [`update`](crate::ObjectExt::update).
    ///
    /// # Errors
    /// [`UpdateError`] if a path no longer exists or a setter returns an error; the object then has the values that it had
    /// before the call.
    pub fn apply<T: Object + ?Sized>(self, object: &mut T) -> Result<Undo, UpdateError> {
        let object = ObjectMut::new(object);
        let class = object.class();
        // The last change is undone first.
        let changes = self.changes.into_iter().rev();
        if !class.is_same(self.class) {
            let requests = changes.filter_map(|change| {
                let steps = change.steps.clone();
                Some(Ok((steps, change.into_act()?)))
            });
            return finish(class, run(object, requests.collect(), Options::UPDATE));
        }
        finish(class, restore(object, changes.collect()).map_err(|error| alloc::vec![error]))
    }
}

impl Debug for Undo {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.values()).finish()
    }
}

fn requests<'v>(
    class: &'static Class,
    writes: impl Iterator<Item = (Result<AttrPath, PathError>, Input<'v>)>,
) -> Vec<Request<'static, 'v>> {
    let operation = |(path, input): (Result<AttrPath, PathError>, Input<'v>)| match path {
        Ok(path) => Ok((Cow::Owned(path.into_segments()), Operation::Set(input))),
        Err(error) => Err(crate::access::paths::no_path(class, &error)),
    };
    writes.map(operation).collect()
}

pub(crate) fn update<'v>(
    object: ObjectMut<'_>,
    writes: impl Iterator<Item = (Result<AttrPath, PathError>, Input<'v>)>,
) -> Result<Undo, UpdateError> {
    let class = object.class();
    finish(class, run(object, requests(class, writes), Options::UPDATE))
}

/// As [`update`], without the changes.
pub(crate) fn validate_update<'v>(
    object: ObjectMut<'_>,
    writes: impl Iterator<Item = (Result<AttrPath, PathError>, Input<'v>)>,
) -> Result<(), UpdateError> {
    let requests = requests(object.class(), writes);
    let errors = try_out(object, requests);
    if errors.is_empty() { Ok(()) } else { Err(UpdateError(errors)) }
}

/// Makes all changes or none; earlier errors are reported together with the new ones.
#[cfg(feature = "serde")]
pub(crate) fn run_all(
    object: ObjectMut<'_>,
    operations: Vec<(Cow<'static, [crate::text::path::PathSegment]>, Operation<'_>)>,
    errors: Vec<AttributeError>,
) -> Result<Undo, UpdateError> {
    let class = object.class();
    let requests = errors.into_iter().map(Err).chain(operations.into_iter().map(Ok)).collect();
    finish(class, run(object, requests, Options::UPDATE))
}

fn finish(
    class: &'static Class,
    done: Result<Vec<Change<'static, '_>>, Vec<AttributeError>>,
) -> Result<Undo, UpdateError> {
    let undo = |changes: Vec<Change<'static, '_>>| Undo {
        class,
        changes: changes.into_iter().map(Change::free).collect(),
    };
    done.map(undo).map_err(UpdateError::from)
}
