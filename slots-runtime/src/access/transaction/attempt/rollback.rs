//! The rollback of an [`Attempt`] that did not finish.

use alloc::vec::Vec;
use core::mem;

use super::Attempt;
use crate::access::transaction::change::{Operation, Staged};
use crate::access::transaction::property::{has_changed, put_back};
use crate::access::transaction::swap::swap;
use crate::model::vtable::Input;

impl Drop for Attempt<'_, '_> {
    fn drop(&mut self) {
        self.undo();
    }
}

impl<'v> Attempt<'_, 'v> {
    /// Restores the object and the caller's variables, and drops the changes.
    pub(super) fn abandon(&mut self) {
        self.undo();
        let changes = mem::take(&mut self.changes);
        drop((changes, self.extra.take()));
    }

    #[inline(always)]
    fn undo(&mut self) {
        if self.done > 0 || self.extra.is_some() {
            self.restore_all();
        }
    }

    #[inline(never)]
    fn restore_all(&mut self) {
        if self.done > 0 {
            self.roll_back();
        }
        if !self.changes.is_empty()
            && let Some(extra) = &mut self.extra
            && !extra.operations.is_empty()
        {
            let operations = mem::take(&mut extra.operations);
            self.return_typed(operations);
        }
    }

    fn roll_back(&mut self) {
        // If a panic interrupts the rollback, the drop does not start another one.
        let done = mem::take(&mut self.done).min(self.changes.len());
        for (at, change) in self.changes[..done].iter_mut().enumerate().rev() {
            if !matches!(change.staged(), Some(Staged::Property(_))) {
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
    }

    /// Moves typed values back to the caller's variables.
    fn return_typed(&mut self, operations: Vec<(usize, Option<Operation<'v>>)>) {
        let changes = mem::take(&mut self.changes);
        let mut operations = operations.into_iter().peekable();
        for (at, change) in changes.into_iter().enumerate() {
            if let Some((_, operation)) = operations.next_if(|(of, _)| *of == at)
                && let Some(Operation::Set(Input::Typed(typed))) = operation
            {
                change.put_back(typed);
            }
        }
    }
}
