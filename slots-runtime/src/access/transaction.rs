//! Transactions: one or several writes, all or none, with rollback.

pub(crate) mod attempt;
pub(crate) mod change;
pub(crate) mod convert;
pub(crate) mod draft;
mod edit;
mod new_list;
pub(crate) mod notify;
pub(crate) mod one;
mod place;
mod property;
pub(crate) mod record;
mod select;
pub(crate) mod short;
pub(crate) mod stage;
mod stage_error;
mod swap;

use alloc::vec::Vec;

use self::attempt::Attempt;
use self::change::{Change, Hooks, Operation};
use crate::access::resolve::errors::last_name;
use crate::access::stored::Stored;
use crate::error::attribute_error::AttributeError;
use crate::model::kernel::object::ObjectMut;
use crate::text::step::Step;

/// Makes changes that undo others, in the order of the list.
///
/// They restore old values, so that no rule and no check is applied; hooks are called. If a change cannot be made, the
/// changes before it are rolled back.
pub(crate) fn restore(
    object: ObjectMut<'_>,
    changes: Vec<Change>,
) -> Result<Vec<Change>, AttributeError> {
    let mut attempt = Attempt::new(object, 0);
    attempt.restore(changes)?;
    Ok(attempt.finish(Hooks::Now))
}

/// Makes one change at a path. As in Python, a write does not call the getter of a property, unless the old value may be
/// needed for a rollback.
pub(crate) fn run_one(
    object: ObjectMut<'_>,
    steps: &[Step<'_>],
    operation: Operation<'_>,
    hooks: Hooks,
) -> Result<Change, AttributeError> {
    let class = object.class();
    let mut attempt = Attempt::new(object, 1);
    attempt.captures = false;
    attempt.add(steps, operation);
    let error = match attempt.run(hooks) {
        Ok(mut changes) => match changes.pop() {
            Some(change) => return Ok(change),
            None => None,
        },
        Err(errors) => errors.into_iter().next(),
    };
    // Not reached without an error: one request makes one change or one error.
    Err(error.unwrap_or_else(|| AttributeError::missing(class, &last_name(steps))))
}

/// As [`run_one`], where only the place of the new value is of interest.
pub(crate) fn run_path(
    object: ObjectMut<'_>,
    steps: &[Step<'_>],
    operation: Operation<'_>,
) -> Result<Stored, AttributeError> {
    run_one(object, steps, operation, Hooks::Now).map(|change| change.stored())
}
