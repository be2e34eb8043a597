//! Properties in a transaction: the call of the setter or deleter, and the call that restores the old value.

use crate::access::resolve::errors::rejected_at;
use crate::access::resolve::{Place, Target, read_at, target};
use crate::access::transaction::change::{Change, Operation, Staged, with_steps};
use crate::error::attribute_error::{Access, AttributeError};
use crate::model::kernel::object::{ObjectMut, ObjectRef};
use crate::model::value::Value;
use crate::model::vtable::Input;
use crate::text::step::Step;

/// Stores the value of a property before its setter is called: for the rollback, if the object rejects the result of the
/// setter, for an undo, and for hooks.
pub(super) fn capture_old(object: ObjectRef<'_>, change: &mut Change, always: bool) {
    let Change::At { path, staged: Staged::Property(call) } = change else { return };
    let is_validated = path.len() > 1 || object.class().is_guarded();
    if always || is_validated {
        call.old = with_steps(path, |steps| {
            read_at(object, steps).ok().map(Place::value).and_then(Value::into_owned)
        });
    }
}

/// Calls the setter or deleter of a property.
pub(super) fn call_setter(
    object: ObjectMut<'_>,
    change: &Change,
    operation: Operation<'_>,
) -> Result<(), AttributeError> {
    change.with_steps(|steps| {
        let Target::Property(mut owner, property) = target(object, steps)? else { return Ok(()) };
        let class = owner.class();
        let is_delete = matches!(operation, Operation::Delete);
        let access = if is_delete { Access::Delete } else { Access::Set };
        let done = match (operation, property.set, property.delete) {
            (Operation::Set(mut input), Some(set), _) => set(owner.reborrow(), &mut input),
            (Operation::Delete, _, Some(delete)) => delete(owner.reborrow()),
            _ => Ok(()),
        };
        done.map_err(|rejected| rejected_at(class, steps, rejected).during(access))
    })
}

/// Whether the getter of a property returns another value than before the call.
pub(super) fn has_changed(object: ObjectRef<'_>, change: &Change) -> bool {
    let Some(Staged::Property(call)) = change.staged() else { return false };
    let Some(old) = &call.old else { return false };
    let is_old =
        |steps: &[Step<'_>]| read_at(object, steps).is_ok_and(|now| now.value() == old.as_value());
    !guarded(|| change.with_steps(is_old)).unwrap_or(false)
}

/// Restores the value that a property had before its setter or deleter was called.
pub(super) fn put_back(object: ObjectMut<'_>, change: &mut Change) {
    let Change::At { path, staged: Staged::Property(call) } = change else { return };
    with_steps(path, |steps| {
        let Ok(Target::Property(owner, property)) = target(object, steps) else { return };
        if let (Some(set), Some(old)) = (property.set, call.old.take()) {
            let _ = guarded(|| set(owner, &mut Input::Value(old.into())));
        }
    });
}

/// Calls a getter or a setter during a rollback. A panic may have caused the rollback; a second one would abort the
/// process.
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
