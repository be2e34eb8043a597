//! Writing: one or several changes, all or none, with what is needed to take them back.

mod attempt;
pub(crate) mod change;
pub(crate) mod commit;
mod place;
mod property;
pub(crate) mod stage;

use alloc::borrow::Cow;
use alloc::string::ToString;
use alloc::vec::Vec;

use self::attempt::RollbackGuard;
use self::change::{Change, Operation, Options, Request};
use crate::error::attribute_error::AttributeError;
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::object::ObjectMut;
use crate::text::path::PathSegment;
use crate::text::path::segment_name;

/// Makes all changes or none.
///
/// In order: each change is resolved, converted and validated by the rules of its slot, and all errors are collected; then
/// the values are exchanged, and all that encloses them is validated; then setters of properties run, and every object
/// that was written is validated; last the hooks are called. Whatever goes wrong before the hooks, a panic too, restores
/// the old values, the last change first, those of properties through their setters.
///
/// What is returned are the changes that undo it.
pub(crate) fn run<'s, 'v>(
    object: ObjectMut<'_>,
    requests: Vec<Request<'s, 'v>>,
    how: Options,
) -> Result<Vec<Change<'s, 'v>>, Vec<AttributeError>> {
    make(object, requests, how, true)
}

/// As [`run`]. `captures` says whether the old value of every property is kept before its setter is called.
fn make<'s, 'v>(
    object: ObjectMut<'_>,
    requests: Vec<Request<'s, 'v>>,
    how: Options,
    captures: bool,
) -> Result<Vec<Change<'s, 'v>>, Vec<AttributeError>> {
    let mut attempt = RollbackGuard::new(object, requests.len(), captures);
    let errors = attempt.stage(requests);
    if !errors.is_empty() {
        // Before the result is made: if a value panics when it is dropped, a result that is being returned would leak.
        drop(attempt);
        return Err(errors);
    }
    if let Err(error) = attempt.commit() {
        drop(attempt);
        return Err(alloc::vec![error]);
    }
    Ok(attempt.finish(how))
}

/// All errors that [`run`] would find before it changes anything; nothing is changed, no setter and no hook is called.
pub(crate) fn try_out(
    object: ObjectMut<'_>,
    requests: Vec<Request<'_, '_>>,
) -> Vec<AttributeError> {
    let mut attempt = RollbackGuard::new(object, requests.len(), true);
    attempt.stage(requests)
}

/// Makes changes that undo others, in the order in which they are given.
///
/// They restore the old value, and so no rule and no check is applied; hooks are called. If one cannot be made, those
/// before it are taken back.
pub(crate) fn restore<'s>(
    object: ObjectMut<'_>,
    changes: Vec<Change<'s, 'static>>,
) -> Result<Vec<Change<'s, 'static>>, AttributeError> {
    let mut attempt = RollbackGuard::new(object, changes.len(), true);
    attempt.restore(changes)?;
    Ok(attempt.finish(Options::UPDATE))
}

/// One change to one attribute of an object itself.
pub(crate) fn run_one<'v>(
    object: ObjectMut<'_>,
    name: &str,
    operation: Operation<'v>,
) -> Result<Change<'static, 'v>, AttributeError> {
    let steps = alloc::vec![PathSegment::Name(name.to_string())];
    run_path(object, Cow::Owned(steps), operation, Options::ONE)
}

/// One change at a path. Python calls no getter when it sets, and so this does only where the old value can be needed.
pub(crate) fn run_path<'s, 'v>(
    object: ObjectMut<'_>,
    steps: Cow<'s, [PathSegment]>,
    operation: Operation<'v>,
    how: Options,
) -> Result<Change<'s, 'v>, AttributeError> {
    let name = steps.last().map(segment_name).unwrap_or_default();
    let class = object.class();
    match make(object, alloc::vec![Ok((steps, operation))], how, false) {
        Ok(changes) => changes
            .into_iter()
            .next()
            .ok_or_else(|| AttributeError::new(ErrorKind::Unknown, class, &name)),
        Err(errors) => Err(errors
            .into_iter()
            .next()
            .unwrap_or_else(|| AttributeError::new(ErrorKind::Unknown, class, &name))),
    }
}
