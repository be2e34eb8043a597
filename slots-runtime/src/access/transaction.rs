//! Transactions: one or several writes, all or none, with rollback.

mod attempt;
pub(crate) mod change;
mod commit;
pub(crate) mod notify;
pub(crate) mod one;
mod place;
mod property;
pub(crate) mod stage;

use alloc::borrow::Cow;
use alloc::string::ToString;
use alloc::vec::Vec;

use self::attempt::RollbackGuard;
use self::change::{Change, Operation, Options, Request};
use crate::access::resolve::errors::last_name;
use crate::error::attribute_error::AttributeError;
use crate::model::kernel::object::ObjectMut;
use crate::text::path::PathSegment;

/// Makes all changes or none.
///
/// The order of the steps:
/// 1. Each change is resolved, converted and validated by the rules of its slot. All errors are collected.
/// 2. The values are swapped in. The rules of the slots on their paths and the checks of the objects are applied.
/// 3. The setters of properties are called. All objects that were written are validated again.
/// 4. The hooks are called.
///
/// An error or a panic before step 4 restores the old values, the last change first, those of properties through their
/// setters. The function returns the changes that undo the transaction.
pub(crate) fn run<'s, 'v>(
    object: ObjectMut<'_>,
    requests: Vec<Request<'s, 'v>>,
    how: Options,
) -> Result<Vec<Change<'s, 'v>>, Vec<AttributeError>> {
    make(object, requests, how, true)
}

/// As [`run`]. With `captures`, the old value of every property is read before its setter is called.
fn make<'s, 'v>(
    object: ObjectMut<'_>,
    requests: Vec<Request<'s, 'v>>,
    how: Options,
    captures: bool,
) -> Result<Vec<Change<'s, 'v>>, Vec<AttributeError>> {
    let mut attempt = RollbackGuard::new(object, requests.len(), captures);
    let errors = attempt.stage(requests);
    if !errors.is_empty() {
        // Before the result is made: if the drop of a value panics, a result that exists already would leak.
        drop(attempt);
        return Err(errors);
    }
    if let Err(error) = attempt.commit() {
        drop(attempt);
        return Err(alloc::vec![error]);
    }
    Ok(attempt.finish(how))
}

/// The errors of step 1 of [`run`]. Changes nothing, and calls no setter and no hook.
pub(crate) fn try_out(
    object: ObjectMut<'_>,
    requests: Vec<Request<'_, '_>>,
) -> Vec<AttributeError> {
    let mut attempt = RollbackGuard::new(object, requests.len(), true);
    attempt.stage(requests)
}

/// Makes changes that undo others, in the order of the list.
///
/// They restore old values, so that no rule and no check is applied; hooks are called. If a change cannot be made, the
/// changes before it are rolled back.
pub(crate) fn restore<'s>(
    object: ObjectMut<'_>,
    changes: Vec<Change<'s, 'static>>,
) -> Result<Vec<Change<'s, 'static>>, AttributeError> {
    let mut attempt = RollbackGuard::new(object, changes.len(), true);
    attempt.restore(changes)?;
    Ok(attempt.finish(Options::UPDATE))
}

/// Makes one change to an attribute of the object.
pub(crate) fn run_one<'v>(
    object: ObjectMut<'_>,
    name: &str,
    operation: Operation<'v>,
) -> Result<Change<'static, 'v>, AttributeError> {
    let steps = alloc::vec![PathSegment::Name(name.to_string())];
    run_path(object, Cow::Owned(steps), operation, Options::ONE)
}

/// Makes one change at a path. As in Python, a write does not call the getter of a property, unless the old value may be
/// needed for a rollback.
pub(crate) fn run_path<'s, 'v>(
    object: ObjectMut<'_>,
    steps: Cow<'s, [PathSegment]>,
    operation: Operation<'v>,
    how: Options,
) -> Result<Change<'s, 'v>, AttributeError> {
    let name = last_name(&steps);
    let class = object.class();
    let result = match make(object, alloc::vec![Ok((steps, operation))], how, false) {
        Ok(changes) => changes.into_iter().next().ok_or(None),
        Err(errors) => Err(errors.into_iter().next()),
    };
    // Not reached without an error: one request makes one change or one error.
    result.map_err(|error| error.unwrap_or_else(|| AttributeError::missing(class, &name)))
}
