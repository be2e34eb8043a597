//! Changes of which each gives a part of a new value: below a `None`, a new key or an inactive variant.

use alloc::vec::Vec;

use crate::access::resolve::variants::short_form;
use crate::access::resolve::{rejection, target};
use crate::access::transaction::attempt::Attempt;
use crate::access::transaction::attempt::extra::Extra;
use crate::access::transaction::change::{Change, Operation};
use crate::access::transaction::draft::Late;
use crate::access::transaction::place::{FEW, Paths, given_as};
use crate::access::transaction::select::{fill, fill_selected};
use crate::error::attribute_error::{Access, AttributeError};
use crate::model::error_kind::ErrorKind;
use crate::model::value_error::ValueError;
use crate::model::vtable::Input;
use crate::text::step::{PathSegment, Step};
use crate::text::steps::Steps;

impl<'v> Attempt<'_, 'v> {
    /// Adds the errors of a change; but later changes may give the fields of a variant that it selects.
    #[cold]
    pub(super) fn fail(&mut self, steps: &[Step<'_>], errors: Vec<AttributeError>) {
        let variant = match &*errors {
            [error] if !self.is_complete() => error.incomplete_variant(),
            _ => None,
        };
        let short = short_form(self.object.as_ref(), steps).map(|short| short.steps);
        let steps = short.as_deref().unwrap_or(steps);
        let object = self.object.reborrow();
        let extra = self.extra.get_or_insert_default();
        match variant.and_then(|name| extra.drafts.select(object, steps, name)) {
            Some(selected) => extra.errors.extend(selected.err()),
            None => extra.errors.extend(errors),
        }
    }

    /// Whether all changes are given.
    fn is_complete(&self) -> bool {
        self.extra.as_ref().is_some_and(|extra| extra.drafts.is_complete)
    }

    /// Whether an operation only names the variant that earlier changes of its fields have selected.
    #[cold]
    pub(super) fn is_selected(&self, steps: &[Step<'_>], operation: &Operation<'v>) -> bool {
        match (&self.extra, operation) {
            (Some(extra), Operation::Set(input)) => {
                extra.drafts.selects(self.object.as_ref(), steps, input)
            }
            _ => false,
        }
    }

    /// Adds a value to one that earlier changes make.
    #[cold]
    pub(super) fn add_to_draft(&mut self, steps: &[Step<'_>], operation: Operation<'v>) {
        let says = "is given together with a value inside of it";
        let inside = ValueError::that(ErrorKind::Duplicate, says);
        let reason = match target(self.object.reborrow(), steps) {
            Err(error) => error.during(Access::Set),
            Ok(_) => rejection(self.object.as_ref(), steps, inside),
        };
        let added = match operation {
            Operation::Set(input @ (Input::Value(_) | Input::Text(_))) => {
                let extra = self.extra.get_or_insert_default();
                extra.drafts.add(self.object.reborrow(), steps, input, reason, 0)
            }
            _ => Err(reason),
        };
        self.extend_errors(added.err());
    }

    /// Adds the error of a change whose place is written already; returns whether the change is kept. It is not if it became a part
    /// of an earlier change.
    #[cold]
    pub(super) fn reject_place(
        &mut self,
        steps: &[Step<'_>],
        change: &mut Change,
        rejected: ValueError,
    ) -> bool {
        let before = self.changes.len();
        let last = self.extra.as_ref().and_then(|extra| extra.operations.last());
        let is_called = last.is_some_and(|(at, _)| *at == before);
        let filled = fill_selected(self.object.reborrow(), &mut self.changes, steps, change);
        if let Some(filled) = filled.filter(|_| !is_called) {
            self.extend_errors(filled.err());
            return false;
        }
        // With more errors, the search would take quadratic time.
        let has_few = self.extra.as_ref().is_none_or(|extra| extra.errors.len() < FEW);
        let other = has_few.then(|| given_as(self.object.as_ref(), &self.changes, change));
        let rejected = other.flatten().unwrap_or(rejected);
        let error = rejection(self.object.as_ref(), steps, rejected);
        self.reject(error);
        true
    }

    /// Adds a write to a read-only field of the active variant, or below it: a variant that an earlier or a later write selects may
    /// have such a field, too. Otherwise, `reason` is the error.
    #[cold]
    pub(super) fn add_in_readonly(
        &mut self,
        steps: &[Step<'_>],
        input: Input<'v>,
        reason: AttributeError,
    ) {
        match self.fill(steps, input, &reason) {
            Ok(filled) => self.extend_errors(filled.err()),
            Err(_) if self.is_complete() => self.reject(reason),
            Err(input) => {
                let Extra { drafts, errors, .. } = self.extra();
                drafts.add_late(steps, Late::new(input, reason, errors.len()));
            }
        }
    }

    /// Writes a value into a variant that a change selects; see [`fill`]. The name of a variant in the path is that of the selected
    /// one, or of an active one above it.
    fn fill(
        &mut self,
        steps: &[Step<'_>],
        input: Input<'v>,
        reason: &AttributeError,
    ) -> Result<Result<(), AttributeError>, Input<'v>> {
        let filled = fill(self.object.reborrow(), &mut self.changes, steps, input, reason);
        match (filled, short_form(self.object.as_ref(), steps)) {
            (Err(input), Some(short)) => {
                fill(self.object.reborrow(), &mut self.changes, &short.steps, input, reason)
            }
            (filled, _) => filled,
        }
    }

    /// Stages the writes to variants that a later change has selected.
    fn add_late(&mut self) {
        let mut inserted = 0;
        let mut kept = Paths::default();
        for Late { path, input, reason, at, is_kept } in self.extra().drafts.take_late() {
            let steps: Steps<'_> = path.iter().map(PathSegment::as_step).collect();
            let steps = steps.as_slice();
            let extra = self.extra.get_or_insert_default();
            let added = if extra.drafts.contains(self.object.as_ref(), steps) {
                extra.drafts.add(self.object.reborrow(), steps, input, reason, 0)
            } else {
                match self.fill(steps, input, &reason) {
                    Ok(filled) => filled,
                    Err(_) if is_kept => self.keep(&mut kept, steps),
                    Err(_) => Err(reason),
                }
            };
            if let Err(error) = added {
                // The errors have the order of the changes.
                let errors = &mut self.extra().errors;
                errors.insert((at + inserted).min(errors.len()), error);
                inserted += 1;
            }
        }
    }

    /// Stages the values of which the changes have given parts.
    pub(super) fn add_drafts(&mut self) {
        self.extra().drafts.is_complete = true;
        self.add_late();
        for mut draft in self.extra().drafts.take() {
            let steps: Steps<'_> = draft.place.iter().map(PathSegment::as_step).collect();
            if draft.is_rejected() {
                self.extend_errors(draft.missing(steps.as_slice()));
                continue;
            }
            drop(steps);
            let value = draft.value();
            let steps: Steps<'_> = draft.place.iter().map(PathSegment::as_step).collect();
            self.add(steps.as_slice(), Operation::Set(Input::Value(value.into())));
        }
    }
}
