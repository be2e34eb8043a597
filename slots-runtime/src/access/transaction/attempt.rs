//! An attempt to make changes, which takes back what it did unless it is finished.

use alloc::vec::Vec;
use core::mem;
use core::ops::Range;

use crate::access::check;
use crate::access::resolve::rejection;
use crate::access::transaction::change::{Change, Hooks, Options, Request, Staged};
use crate::access::transaction::commit::{exchange, notify_mut, notify_shared};
use crate::access::transaction::place::Places;
use crate::access::transaction::property::{call, capture, has_changed, put_back};
use crate::access::transaction::stage::stage;
use crate::error::attribute_error::AttributeError;
use crate::model::kernel::object::ObjectMut;

/// Changes being made. Dropped before it is finished, after a panic too, it restores the object, the last change first,
/// and leaves typed values to the caller.
pub(super) struct RollbackGuard<'o, 's, 'v> {
    object: ObjectMut<'o>,
    changes: Vec<Change<'s, 'v>>,
    /// How many changes are made, the one in progress included.
    done: usize,
    /// Whether the last of them is a property whose setter has not returned yet.
    is_calling: bool,
    /// Whether the old value of every property is kept before its setter is called.
    captures: bool,
}

impl<'o, 's, 'v> RollbackGuard<'o, 's, 'v> {
    pub(super) fn new(object: ObjectMut<'o>, count: usize, captures: bool) -> Self {
        let changes = Vec::with_capacity(count);
        RollbackGuard { object, changes, done: 0, is_calling: false, captures }
    }

    /// Stages all changes; returns the errors.
    pub(super) fn stage(&mut self, requests: Vec<Request<'s, 'v>>) -> Vec<AttributeError> {
        let mut errors = Vec::new();
        let mut places = Places::default();
        let is_one = requests.len() == 1;
        for request in requests {
            let staged = request.and_then(|(steps, operation)| {
                let staged = stage(self.object.reborrow(), &steps, operation)?;
                let taken = places.take(self.object.as_ref(), &steps, is_one);
                let change = Change { steps, staged };
                let taken = taken
                    .map_err(|rejected| rejection(self.object.as_ref(), &change.steps, rejected));
                self.changes.push(change);
                taken
            });
            errors.extend(staged.err());
        }
        errors
    }

    /// Makes all changes, and validates what they lead to.
    pub(super) fn commit(&mut self) -> Result<(), AttributeError> {
        // Setters come last: their effects cannot be known before, and only another call can take them back. Those that no
        // call can take back come after all others.
        self.changes.sort_by_key(|change| match &change.staged {
            Staged::Property(call) => 1 + u8::from(!call.is_reversible),
            _ => 0,
        });
        let setters =
            self.changes.partition_point(|change| !matches!(change.staged, Staged::Property(_)));
        let end = self.changes.len();
        self.make(0..setters)?;
        self.validate(0..setters, false)?;
        if setters < end {
            self.make(setters..end)?;
            // A setter may have changed whatever else was written.
            self.validate(setters..end, true)?;
            self.validate(0..setters, true)?;
        }
        self.done = 0;
        Ok(())
    }

    /// Makes changes that restore old values, in this order.
    pub(super) fn restore(&mut self, changes: Vec<Change<'s, 'v>>) -> Result<(), AttributeError> {
        self.changes = changes;
        self.changes.iter_mut().for_each(crate::access::transaction::property::give_old);
        self.make(0..self.changes.len())?;
        self.done = 0;
        Ok(())
    }

    /// Calls the hooks; returns the changes that undo what was done.
    pub(super) fn finish(mut self, how: Options) -> Vec<Change<'s, 'v>> {
        let mut changes = mem::take(&mut self.changes);
        if how.keeps_old {
            // Now, so that a typed value is taken whatever a hook does.
            changes = changes.into_iter().map(Change::free).collect();
        }
        notify_mut(self.object.reborrow(), &changes);
        if how.hooks == Hooks::Now {
            notify_shared(self.object.as_ref(), &changes);
        }
        changes
    }

    fn make(&mut self, range: Range<usize>) -> Result<(), AttributeError> {
        for at in range {
            let change = &mut self.changes[at];
            if matches!(change.staged, Staged::Property(_)) {
                // Right before, so that restoring in reverse order ends where it began.
                capture(self.object.as_ref(), change, self.captures);
                self.done = at + 1;
                self.is_calling = true;
                call(self.object.reborrow(), change)?;
                self.is_calling = false;
            } else {
                exchange(self.object.reborrow(), change)?;
                self.done = at + 1;
            }
        }
        Ok(())
    }

    /// Validates all objects that these changes wrote, and the values themselves if setters may have changed them.
    fn validate(&self, range: Range<usize>, after_setters: bool) -> Result<(), AttributeError> {
        self.changes[range].iter().try_for_each(|change| {
            check::enclosing(self.object.as_ref(), &change.steps, after_setters)
        })
    }
}

impl Drop for RollbackGuard<'_, '_, '_> {
    fn drop(&mut self) {
        let done = self.done.min(self.changes.len());
        for (at, change) in self.changes[..done].iter_mut().enumerate().rev() {
            if !matches!(change.staged, Staged::Property(_)) {
                // What was exchanged once can be exchanged back.
                let _ = exchange(self.object.reborrow(), change);
                continue;
            }
            // A setter that failed has in most cases changed nothing, and is not called again then.
            let failed = self.is_calling && at + 1 == done;
            if !failed || has_changed(self.object.as_ref(), change) {
                put_back(self.object.reborrow(), change);
            }
        }
        for change in &mut self.changes {
            if let Staged::Entry(entry, typed) = &mut change.staged
                && let (Some((_, value)), Some(typed)) = (entry.take(), typed.take())
            {
                value.put_any(typed);
            }
        }
    }
}
