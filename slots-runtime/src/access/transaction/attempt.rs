//! `Attempt`: a transaction in progress, which is rolled back unless it finishes.

mod extra;
pub(crate) mod found;
mod kept;
mod parts;
mod rollback;

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::mem;
use core::ops::Range;

use crate::access::check;
use crate::access::check::rules::{Written, checks};
use crate::access::resolve::errors::{Within, no_path, rejected_at};
use crate::access::resolve::variants::{long_form, short_form};
use crate::access::transaction::attempt::extra::Extra;
use crate::access::transaction::change::{Change, Hooks, NewChange, Operation, Staged};
use crate::access::transaction::notify::{convert_values, notify_mut, notify_shared};
use crate::access::transaction::place::Places;
use crate::access::transaction::property::{call_setter, capture_old};
use crate::access::transaction::select::fill;
#[cfg(feature = "serde")]
use crate::access::transaction::stage::stage_held;
use crate::access::transaction::stage::{new_value, slot_of, stage};
use crate::access::transaction::stage_error::{NotStaged, StageError};
use crate::access::transaction::swap::{swap, swap_slot};
use crate::error::attribute_error::AttributeError;
use crate::model::class::Class;
#[cfg(feature = "serde")]
use crate::model::kernel::attr::Held;
use crate::model::kernel::object::ObjectMut;
#[cfg(feature = "serde")]
use crate::model::kernel::object::ObjectRef;
use crate::model::vtable::Input;
use crate::text::path_error::PathError;
use crate::text::step::Step;

/// The changes of a transaction, all of which are made or none.
///
/// The order of the steps:
/// 1. [`add`](Self::add) resolves, converts and validates each change by the rules of its slot. All errors are collected.
/// 2. The values are swapped in. The rules of the slots on their paths and the checks of the objects are applied.
/// 3. The setters of properties are called. All objects that were written are validated again.
/// 4. The hooks are called.
///
/// If it is dropped before step 4, by an error or a panic, it restores the object, the last change first, the values of
/// properties through their setters, and moves typed values back to the caller's variables.
pub(crate) struct Attempt<'o, 'v> {
    object: ObjectMut<'o>,
    changes: Vec<Change>,
    places: Places,
    /// What most transactions do not need.
    extra: Option<Box<Extra<'v>>>,
    /// The number of changes made so far, including the one in progress.
    done: usize,
    /// Whether the last of them is a property whose setter is running.
    is_calling: bool,
    /// Whether the old value of every property is read before its setter is called.
    pub(super) captures: bool,
    /// Whether all changes only store values in slots of the object: no check, no hook and no setter is called.
    is_plain: bool,
}

impl<'o, 'v> Attempt<'o, 'v> {
    /// A transaction without changes, with memory for `count`.
    pub(crate) fn new(object: ObjectMut<'o>, count: usize) -> Self {
        let is_plain = !object.class().is_guarded();
        Attempt {
            object,
            changes: Vec::with_capacity(count),
            places: Places::default(),
            extra: None,
            done: 0,
            is_calling: false,
            captures: true,
            is_plain,
        }
    }

    /// The class of the object.
    pub(crate) fn class(&self) -> &'static Class {
        self.object.class()
    }

    /// Stages a change; its error is collected.
    #[inline]
    pub(crate) fn add(&mut self, steps: &[Step<'_>], operation: Operation<'v>) {
        if self.extra.is_some() && self.is_selected(steps, &operation) {
            return;
        }
        match (steps, operation) {
            // Most changes write a slot of the object itself. A typed value may have to be moved back to the caller.
            ([Step::Name(name)], Operation::Set(input @ (Input::Value(_) | Input::Text(_)))) => {
                match slot_of(self.object.reborrow(), name) {
                    Some((found, detail)) => {
                        let entry = found.entry();
                        match new_value(found, detail, input) {
                            Ok(value) => self.push_slot(entry, name, || value),
                            Err(error) => self.reject_all(error, steps),
                        }
                    }
                    None => self.add_any(steps, Operation::Set(input)),
                }
            }
            (steps, operation) => self.add_any(steps, operation),
        }
    }

    #[cold]
    fn reject_all(&mut self, error: StageError, steps: &[Step<'_>]) {
        self.fail(steps, error.all(Within { class: self.object.class(), start: 0 }, steps));
    }

    /// As [`add`](Self::add), for any place and any operation.
    fn add_any(&mut self, steps: &[Step<'_>], operation: Operation<'v>) {
        let object = self.object.as_ref();
        if self.extra.as_mut().is_some_and(|extra| extra.drafts.contains(object, steps)) {
            return self.add_to_draft(steps, operation);
        }
        match stage(self.object.reborrow(), steps, operation) {
            Ok(NewChange { change, operation }) => {
                if operation.is_some() {
                    let at = self.changes.len();
                    self.extra().operations.push((at, operation));
                }
                self.is_plain &= matches!(change, Change::Slot { .. });
                self.push(steps, change);
            }
            Err(NotStaged::Errors(errors)) => self.fail(steps, errors),
            Err(NotStaged::BelowNone(error, input)) => {
                let short = short_form(self.object.as_ref(), steps).map(|short| short.steps);
                let steps = short.as_deref().unwrap_or(steps);
                let long = long_form(self.object.as_ref(), steps);
                let steps = long.as_deref().unwrap_or(steps);
                let object = self.object.reborrow();
                let added = match fill(object, &mut self.changes, steps, input, &error) {
                    Ok(filled) => filled,
                    Err(input) => {
                        let Extra { drafts, errors, .. } =
                            self.extra.get_or_insert_default().as_mut();
                        drafts.add(self.object.reborrow(), steps, input, error, errors.len())
                    }
                };
                self.extend_errors(added.err());
            }
            Err(NotStaged::InReadOnlyField(error, input)) => {
                self.add_in_readonly(steps, input, error);
            }
        }
    }

    #[inline]
    fn push(&mut self, steps: &[Step<'_>], mut change: Change) {
        let inserted = self.places.insert(self.object.as_ref(), &self.changes, &change);
        if let Err(rejected) = inserted
            && !self.reject_place(steps, &mut change, rejected)
        {
            return;
        }
        self.changes.push(change);
    }

    /// As [`add`](Self::add), for a path that may not have been parsed.
    #[inline]
    pub(crate) fn request(
        &mut self,
        steps: Result<&[Step<'_>], PathError>,
        operation: Operation<'v>,
    ) {
        match steps {
            Ok(steps) => self.add(steps, operation),
            Err(error) => self.reject(no_path(self.object.class(), &error)),
        }
    }

    /// Stages a value of the type of the place at a path.
    #[cfg(feature = "serde")]
    pub(crate) fn add_held(&mut self, steps: &[Step<'_>], value: Held) {
        match stage_held(self.object.reborrow(), steps, value) {
            Ok(change) => {
                self.is_plain &= matches!(change, Change::Slot { .. });
                self.push(steps, change);
            }
            Err(errors) => self.extend_errors(errors),
        }
    }

    /// Reserves memory for `count` changes.
    #[cfg(feature = "serde")]
    pub(crate) fn reserve(&mut self, count: usize) {
        self.changes.reserve_exact(count);
    }

    /// The object, without the changes.
    #[cfg(feature = "serde")]
    pub(crate) fn object(&self) -> ObjectRef<'_> {
        self.object.as_ref()
    }

    /// Adds the error of a change that could not be staged.
    pub(crate) fn reject(&mut self, error: AttributeError) {
        self.extra().errors.push(error);
    }

    /// Adds the errors of changes that could not be staged.
    fn extend_errors(&mut self, errors: impl IntoIterator<Item = AttributeError>) {
        errors.into_iter().for_each(|error| self.reject(error));
    }

    /// The parts that most transactions do not need, which are made if there are none yet.
    #[cold]
    fn extra(&mut self) -> &mut Extra<'v> {
        self.extra.get_or_insert_default()
    }

    /// The errors of step 1. Nothing has been changed, and no setter and no hook has been called.
    pub(crate) fn into_errors(mut self) -> Vec<AttributeError> {
        self.complete()
    }

    /// Stages the values of which the changes have given parts, and returns all errors.
    #[inline(always)]
    fn complete(&mut self) -> Vec<AttributeError> {
        if self.extra.is_none() {
            return Vec::new();
        }
        self.add_drafts();
        mem::take(&mut self.extra().errors)
    }

    /// Makes all changes or none; returns the changes that undo the transaction. The transaction is empty after it. It is
    /// borrowed, because a copy of it would stall the processor.
    #[inline(always)]
    pub(crate) fn run(&mut self, hooks: Hooks) -> Result<Vec<Change>, Vec<AttributeError>> {
        self.accept()?;
        Ok(self.finish(hooks))
    }

    /// Makes all changes or none.
    fn accept(&mut self) -> Result<(), Vec<AttributeError>> {
        let errors = self.complete();
        if !errors.is_empty() {
            // Before the result is made: if the drop of a value panics, a result that exists already would leak.
            self.abandon();
            return Err(errors);
        }
        if let Err(error) = self.commit() {
            self.abandon();
            return Err(alloc::vec![error]);
        }
        Ok(())
    }

    /// Makes all changes, and validates the resulting objects.
    fn commit(&mut self) -> Result<(), AttributeError> {
        let end = self.changes.len();
        if self.is_plain {
            // Nothing fails and no code of the user runs between the first swap and the last.
            for change in &mut self.changes {
                swap_slot(self.object.reborrow(), change);
            }
            return Ok(());
        }
        let setters = self.move_setters_last();
        self.make(0..setters)?;
        self.validate(0..setters, false)?;
        if setters < end {
            self.make(setters..end)?;
            // A setter may have changed the other written values.
            self.validate(setters..end, true)?;
            self.validate(0..setters, true)?;
        }
        convert_values(self.object.as_ref(), &self.changes);
        self.done = 0;
        Ok(())
    }

    /// Moves the calls of setters to the end, and returns the index of the first.
    ///
    /// Their effects are not known in advance, and only another call can undo them. Setters whose effects cannot be undone come
    /// after all others.
    fn move_setters_last(&mut self) -> usize {
        let key = |change: &Change| match change.staged() {
            Some(Staged::Property(call)) => 1 + u8::from(!call.is_reversible),
            _ => 0,
        };
        let setters = self.changes.iter().filter(|change| key(change) > 0).count();
        if setters > 0 {
            let mut order: Vec<(usize, Change)> =
                mem::take(&mut self.changes).into_iter().enumerate().collect();
            order.sort_by_key(|(_, change)| key(change));
            let mut places = alloc::vec![0; order.len()];
            for (new, (old, _)) in order.iter().enumerate() {
                places[*old] = new;
            }
            self.changes = order.into_iter().map(|(_, change)| change).collect();
            let operations = &mut self.extra().operations;
            for (at, _) in operations.iter_mut() {
                *at = places[*at];
            }
            operations.sort_by_key(|(at, _)| *at);
        }
        self.changes.len() - setters
    }

    /// Makes changes that restore old values, in the order of the list.
    pub(super) fn restore(&mut self, changes: Vec<Change>) -> Result<(), AttributeError> {
        let is_slot = |change: &Change| matches!(change, Change::Slot { .. });
        self.is_plain &= changes.iter().all(is_slot);
        self.changes = changes;
        self.make(0..self.changes.len())?;
        if !self.is_plain {
            convert_values(self.object.as_ref(), &self.changes);
        }
        self.done = 0;
        Ok(())
    }

    /// Calls the hooks; returns the changes that undo the transaction.
    #[inline(always)]
    pub(super) fn finish(&mut self, hooks: Hooks) -> Vec<Change> {
        let changes = mem::take(&mut self.changes);
        if !self.is_plain && hooks != Hooks::Never {
            self.notify(&changes, hooks);
        }
        changes
    }

    #[inline(never)]
    fn notify(&mut self, changes: &[Change], hooks: Hooks) {
        notify_mut(self.object.reborrow(), changes);
        if hooks == Hooks::Now {
            notify_shared(self.object.as_ref(), changes);
        }
    }

    fn make(&mut self, range: Range<usize>) -> Result<(), AttributeError> {
        for at in range {
            let change = &mut self.changes[at];
            if let Change::At { staged: Staged::Property(call), .. } = change {
                let operation = match self.extra.as_mut().and_then(|extra| extra.operation(at)) {
                    Some(operation) => operation.take(),
                    // The changes restore old values.
                    None => call.old.take().map(|old| Operation::Set(Input::Value(old.into()))),
                };
                let Some(operation) = operation else { continue };
                // Immediately before the call, so that a rollback in reverse order restores the first value.
                capture_old(self.object.as_ref(), change, self.captures);
                self.done = at + 1;
                self.is_calling = true;
                call_setter(self.object.reborrow(), change, operation)?;
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
        let object = self.object.as_ref();
        let class = object.class();
        self.changes[range].iter().try_for_each(|change| match change {
            Change::Slot { .. } if !after_setters && !class.is_guarded() => Ok(()),
            Change::Slot { entry, .. } if !after_setters => checks(object, Written::Slot(entry))
                .map_err(|rejected| rejected_at(class, &[Step::Name(entry.name())], rejected)),
            change => change.with_steps(|steps| check::enclosing(object, steps, after_setters)),
        })
    }
}
