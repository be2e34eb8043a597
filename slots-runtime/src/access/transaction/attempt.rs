//! `RollbackGuard`: a transaction in progress, which is rolled back unless it finishes.

use alloc::vec::Vec;
use core::mem;
use core::ops::Range;

use crate::access::check;
use crate::access::resolve::rejection;
use crate::access::transaction::change::{Change, Hooks, Options, Request, Staged};
use crate::access::transaction::commit::swap;
use crate::access::transaction::notify::{notify_mut, notify_shared};
use crate::access::transaction::place::Places;
use crate::access::transaction::property::{call, capture_old, give_old, has_changed, put_back};
use crate::access::transaction::stage::stage;
use crate::error::attribute_error::AttributeError;
use crate::model::kernel::object::ObjectMut;

/// The changes of a transaction. If it is dropped before [`finish`](Self::finish), by an error or a panic, it restores the
/// object, the last change first, and moves typed values back to the caller's variables.
pub(super) struct RollbackGuard<'o, 's, 'v> {
    object: ObjectMut<'o>,
    changes: Vec<Change<'s, 'v>>,
    /// The number of changes made so far, including the one in progress.
    done: usize,
    /// Whether the last of them is a property whose setter is running.
    is_calling: bool,
    /// Whether the old value of every property is read before its setter is called.
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
                let inserted = places
                    .insert(self.object.as_ref(), &steps, is_one)
                    .map_err(|rejected| rejection(self.object.as_ref(), &steps, rejected));
                self.changes.push(Change { steps, staged });
                inserted
            });
            errors.extend(staged.err());
        }
        errors
    }

    /// Makes all changes, and validates the resulting objects.
    pub(super) fn commit(&mut self) -> Result<(), AttributeError> {
        // Setters are called last: their effects are not known in advance, and only another call can undo them. Setters
        // whose effects cannot be undone come after all others.
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
            // A setter may have changed the other written values.
            self.validate(setters..end, true)?;
            self.validate(0..setters, true)?;
        }
        self.done = 0;
        Ok(())
    }

    /// Makes changes that restore old values, in the order of the list.
    pub(super) fn restore(&mut self, changes: Vec<Change<'s, 'v>>) -> Result<(), AttributeError> {
        self.changes = changes;
        self.changes.iter_mut().for_each(give_old);
        self.make(0..self.changes.len())?;
        self.done = 0;
        Ok(())
    }

    /// Calls the hooks; returns the changes that undo the transaction.
    pub(super) fn finish(mut self, how: Options) -> Vec<Change<'s, 'v>> {
        let mut changes = mem::take(&mut self.changes);
        if how.keeps_old {
            // Before the hooks, so that a typed value is taken even if a hook panics.
            changes = changes.into_iter().map(Change::into_owned).collect();
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
                // Right before the call, so that a rollback in reverse order restores the first value.
                capture_old(self.object.as_ref(), change, self.captures);
                self.done = at + 1;
                self.is_calling = true;
                call(self.object.reborrow(), change)?;
                self.is_calling = false;
            } else {
                swap(self.object.reborrow(), change)?;
                self.done = at + 1;
            }
        }
        Ok(())
    }

    /// Validates all objects that these changes wrote; with `after_setters`, also the values, which setters may have changed.
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
                // A value that was swapped in can be swapped out.
                let _ = swap(self.object.reborrow(), change);
                continue;
            }
            // A setter that returned an error is called again only if the property has changed.
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
