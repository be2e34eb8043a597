//! `update`: several writes, all or none; `Undo`: the old values, which can be restored.

use alloc::vec::Vec;
use core::fmt::{self, Debug, Formatter};
use core::mem;

use crate::access::defaults::{default_at, with_operation};
use crate::access::resolve::errors::{last_name, no_path};
use crate::access::transaction::attempt::Attempt;
use crate::access::transaction::change::{Change, Hooks, Operation};
use crate::access::transaction::record::Snapshot;
use crate::access::transaction::restore;
use crate::error::attribute_error::{Access, AttributeError};
use crate::error::update_error::UpdateError;
use crate::model::class::Class;
use crate::model::kernel::object::{Object, ObjectMut, ObjectRef};
use crate::model::value::Value;
use crate::model::vtable::Input;
use crate::text::path::AttrPath;
use crate::text::path_error::PathError;
use crate::text::step::Step;
use crate::text::to_path::ToPath;

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
    changes: Vec<Change>,
}

impl Undo {
    /// Calls a function that changes an object in any way, and returns its result with what undoes the changes: those of fields,
    /// methods and setters too, for which no write by name is recorded.
    ///
    /// The values before and after the call are compared, so all slots are copied. The undo restores each slot and each entry of the
    /// overflow map that differs, in nested objects too, without validation. It does not restore read-only slots, values that do
    /// not convert, and fields that are not slots. A list or a map of objects whose length has changed is made anew from the values
    /// of its objects; it is not restored if one of these does not convert.
    ///
    /// ```
    /// use slots_runtime::{History, prelude::*};
    ///
    /// #[slots]
    /// struct Camera { frames: u32, is_on: bool }
    ///
    /// #[slots]
    /// impl Camera {
    ///     #[method]
    ///     fn snap(&mut self) { self.frames += 1; }
    /// }
    ///
    /// let mut cam = Camera { frames: 0, is_on: true };
    /// let (result, undo) = Undo::record(&mut cam, |cam| cam.call("snap", ()));
    /// result?;
    /// assert_eq!(undo.paths().next().unwrap().to_string(), "frames");
    /// let mut history = History::new(100);
    /// history.record(undo);
    /// history.undo(&mut cam)?;
    /// assert_eq!(cam.frames, 0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn record<T: Object + ?Sized, R>(
        object: &mut T,
        change: impl FnOnce(&mut T) -> R,
    ) -> (R, Undo) {
        let before = Snapshot::of(ObjectRef::new(object));
        let result = change(object);
        let object = ObjectMut::new(object);
        let class = object.class();
        (result, Undo { class, changes: before.changes(object) })
    }

    /// Returns the paths that were written, in the order of the writes.
    pub fn paths(&self) -> impl Iterator<Item = AttrPath> {
        self.changes.iter().map(Change::to_path)
    }

    /// Returns each path with its old value; [`Value::None`] for an entry of the overflow map that did not exist.
    pub fn values(&self) -> impl Iterator<Item = (AttrPath, Value<'_>)> {
        self.changes.iter().map(|change| (change.to_path(), change.old()))
    }

    /// Returns whether nothing was written.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// Adds the changes of a later update of an object of the same class, so that both are undone together.
    ///
    /// # Errors
    /// The later changes, if they are of an object of another class.
    pub fn append(&mut self, later: Undo) -> Result<(), Undo> {
        if !self.class.is_same(later.class) {
            return Err(later);
        }
        self.changes.extend(later.changes);
        Ok(())
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
            let mut attempt = Attempt::new(object, 0);
            for change in changes {
                change.write_old(|steps, operation| attempt.add(steps, operation));
            }
            return finish(class, attempt.run(Hooks::Now));
        }
        finish(class, restore(object, changes.collect()).map_err(|error| alloc::vec![error]))
    }
}

impl Debug for Undo {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.values()).finish()
    }
}

/// The most changes for which memory is reserved before they are known.
pub(crate) const RESERVED: usize = 1024;

/// A transaction with memory for some writes.
#[inline(always)]
fn attempt<'o, 'v>(object: ObjectMut<'o>, writes: &impl Iterator) -> Attempt<'o, 'v> {
    Attempt::new(object, writes.size_hint().0.min(RESERVED))
}

/// Makes several writes, all or none.
pub(crate) fn update<'v, P: ToPath>(
    object: ObjectMut<'_>,
    mut writes: impl Iterator<Item = (P, Input<'v>)>,
) -> Result<Undo, UpdateError> {
    let class = object.class();
    let mut attempt = attempt(object, &writes);
    // The iterator is not moved: a copy of values that were stored by their parts would stall the processor.
    for (path, mut input) in writes.by_ref() {
        attempt.request_write(&path, &mut input);
        // It was moved out, unless it is a number.
        mem::forget(input);
    }
    finish(class, attempt.run(Hooks::Now))
}

/// Validates several writes and makes none.
pub(crate) fn validate_update<'v, P: ToPath>(
    object: ObjectMut<'_>,
    writes: impl Iterator<Item = (P, Input<'v>)>,
) -> Result<(), UpdateError> {
    let mut attempt = attempt(object, &writes);
    for (path, mut input) in writes {
        attempt.request_write(&path, &mut input);
    }
    let errors = attempt.into_errors();
    if errors.is_empty() { Ok(()) } else { Err(UpdateError(errors)) }
}

/// Makes one operation at a path.
pub(crate) fn run_one(
    object: ObjectMut<'_>,
    steps: &[Step<'_>],
    operation: Operation<'_>,
) -> Result<Undo, AttributeError> {
    let class = object.class();
    let mut attempt = Attempt::new(object, 1);
    attempt.add(steps, operation);
    match attempt.run(Hooks::Now) {
        Ok(changes) => Ok(Undo { class, changes }),
        // An error of several parts, such as those of a new object, is that of its first part, as for one write.
        Err(errors) => Err(errors
            .into_iter()
            .next()
            .unwrap_or_else(|| AttributeError::missing(class, &last_name(steps)))),
    }
}

/// As [`run_one`], for a path that may not have been parsed.
pub(crate) fn edit(
    object: ObjectMut<'_>,
    steps: Result<&[Step<'_>], PathError>,
    operation: Operation<'_>,
) -> Result<Undo, AttributeError> {
    let steps = steps.map_err(|error| no_path(object.class(), &error))?;
    run_one(object, steps, operation)
}

/// Resets the value at a path to its default.
pub(crate) fn reset(
    mut object: ObjectMut<'_>,
    steps: Result<&[Step<'_>], PathError>,
) -> Result<Undo, AttributeError> {
    let steps = steps.map_err(|error| no_path(object.class(), &error))?;
    let value =
        default_at(object.reborrow(), steps).map_err(|error| error.during(Access::Reset))?;
    with_operation(value, |operation| run_one(object, steps, operation))
}

/// Makes the changes of a transaction.
#[cfg(feature = "serde")]
pub(crate) fn run(mut attempt: Attempt<'_, '_>) -> Result<Undo, UpdateError> {
    let class = attempt.object().class();
    finish(class, attempt.run(Hooks::Now))
}

#[inline(always)]
pub(super) fn finish(
    class: &'static Class,
    done: Result<Vec<Change>, Vec<AttributeError>>,
) -> Result<Undo, UpdateError> {
    done.map(|changes| Undo { class, changes }).map_err(UpdateError::from)
}
