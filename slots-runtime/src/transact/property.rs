//! Properties in a transaction: their setters are called, and called again to take back what they did.

use super::{Act, Change, Staged, stage};
use crate::error::{Access, AttributeError};
use crate::kernel::{ObjectMut, ObjectRef};
use crate::locate::{Target, read_at, target, with_path};
use crate::ops::Input;

/// Keeps what the getter of a property gives before anything is changed, for hooks, for an undo, or for the case that the
/// object refuses what the setter makes of it.
pub(super) fn recollect(object: ObjectRef<'_>, change: &mut Change<'_, '_>, recall: bool) {
    let is_judged = change.steps.len() > 1 || object.class().is_guarded();
    if (recall || is_judged)
        && let Staged::Property(_, old) = &mut change.staged
    {
        *old = read_at(object, &change.steps).ok().and_then(crate::access::owned);
    }
}

/// Calls the setter or deleter of a property.
pub(super) fn call(
    object: ObjectMut<'_>,
    change: &mut Change<'_, '_>,
) -> Result<(), AttributeError> {
    let name = change.name();
    let Target::Property(mut owner, property) = target(object, &change.steps)? else {
        return Ok(());
    };
    let class = owner.class();
    let Staged::Property(act, _) = &mut change.staged else { return Ok(()) };
    let is_delete = matches!(act.as_deref(), Some(Act::Delete));
    let access = if is_delete { Access::Delete } else { Access::Set };
    let done = match (act.take().map(|act| *act), property.set, property.delete) {
        (Some(Act::Set(input)), Some(set), _) => set(owner.reborrow(), input),
        (Some(Act::Put(staged)), Some(set), _) => match stage::given_back(staged) {
            Ok(old) => set(owner.reborrow(), Input::Value(old.into())),
            // Its getter gave nothing that could be put back.
            Err(_) => Ok(()),
        },
        (Some(Act::Delete), _, Some(delete)) => delete(owner.reborrow()),
        _ => Ok(()),
    };
    done.map_err(|refused| {
        let error = AttributeError::refused(class, &name, refused).during(access);
        with_path(error, &change.steps)
    })
}

/// Gives a property the value that it had before its setter or deleter was called.
pub(super) fn restore(
    object: ObjectMut<'_>,
    change: &mut Change<'_, '_>,
) -> Result<(), AttributeError> {
    let Target::Property(owner, property) = target(object, &change.steps)? else { return Ok(()) };
    let Staged::Property(_, old) = &mut change.staged else { return Ok(()) };
    if let (Some(set), Some(old)) = (property.set, old.take()) {
        let put = || set(owner, Input::Value(old.into()));
        // This may run while a panic unwinds, which a second one would turn into an abort.
        #[cfg(feature = "std")]
        let _ = std::panic::catch_unwind(core::panic::AssertUnwindSafe(put));
        #[cfg(not(feature = "std"))]
        let _ = put();
    }
    Ok(())
}
