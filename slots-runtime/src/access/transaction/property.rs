//! Properties in a transaction: their setters are called, and called again to restore the old value.

use alloc::boxed::Box;

use crate::access::resolve::{Target, read_at, target, with_path};
use crate::access::transaction::change::{Change, Operation, Staged};
use crate::error::attribute_error::{Access, AttributeError};
use crate::model::kernel::object::{ObjectMut, ObjectRef};
use crate::model::value::owned::OwnedValue;
use crate::model::vtable::Input;

/// Keeps what the getter of a property gives before its setter is called: to undo it, for hooks, and for the case that the
/// object rejects what the setter makes of it.
pub(super) fn capture(object: ObjectRef<'_>, change: &mut Change<'_, '_>, always: bool) {
    let is_validated = change.steps.len() > 1 || object.class().is_guarded();
    if (always || is_validated)
        && let Staged::Property(call) = &mut change.staged
        && call.operation.is_some()
    {
        call.old = read_at(object, &change.steps).ok().and_then(crate::access::resolve::owned);
    }
}

/// Makes the old value of a property the one that its setter is to be given.
pub(super) fn give_old(change: &mut Change<'_, '_>) {
    if let Staged::Property(call) = &mut change.staged {
        let old = call.old.take();
        call.operation = old.map(|old| Box::new(Operation::Set(Input::Value(old.into()))));
    }
}

/// Calls the setter or deleter of a property; nothing, if there is nothing that it could be given.
pub(super) fn call(
    object: ObjectMut<'_>,
    change: &mut Change<'_, '_>,
) -> Result<(), AttributeError> {
    let name = change.name();
    let Target::Property(mut owner, property) = target(object, &change.steps)? else {
        return Ok(());
    };
    let class = owner.class();
    let Staged::Property(call) = &mut change.staged else { return Ok(()) };
    let is_delete = matches!(call.operation.as_deref(), Some(Operation::Delete));
    let access = if is_delete { Access::Delete } else { Access::Set };
    let done =
        match (call.operation.take().map(|operation| *operation), property.set, property.delete) {
            (Some(Operation::Set(input)), Some(set), _) => set(owner.reborrow(), input),
            (Some(Operation::Delete), _, Some(delete)) => delete(owner.reborrow()),
            _ => Ok(()),
        };
    done.map_err(|rejected| {
        let error = AttributeError::rejected(class, &name, rejected).during(access);
        with_path(error, &change.steps)
    })
}

/// Whether the getter of a property gives something else than before.
pub(super) fn has_changed(object: ObjectRef<'_>, change: &Change<'_, '_>) -> bool {
    let Staged::Property(call) = &change.staged else { return false };
    let Some(old) = &call.old else { return false };
    let read = || {
        read_at(object, &change.steps)
            .is_ok_and(|now| crate::access::resolve::value(now) == old.as_value())
    };
    !guarded(read).unwrap_or(false)
}

/// Gives a property the value that it had before its setter or deleter was called.
pub(super) fn put_back(object: ObjectMut<'_>, change: &mut Change<'_, '_>) {
    let Ok(Target::Property(owner, property)) = target(object, &change.steps) else { return };
    let Staged::Property(call) = &mut change.staged else { return };
    if let (Some(set), Some(old)) = (property.set, call.old.take()) {
        let old: OwnedValue = old;
        let _ = guarded(|| set(owner, Input::Value(old.into())));
    }
}

/// Calls a getter or a setter of the user's where a panic may unwind already, which a second one would turn into an abort.
#[cfg_attr(
    not(feature = "std"),
    expect(clippy::unnecessary_wraps, reason = "no panic can be caught")
)]
fn guarded<R>(operation: impl FnOnce() -> R) -> Option<R> {
    #[cfg(feature = "std")]
    return std::panic::catch_unwind(core::panic::AssertUnwindSafe(operation)).ok();
    #[cfg(not(feature = "std"))]
    return Some(operation());
}
