//! One write to a slot with rules, or in an object with a check or a hook: no list of changes is made.

use crate::access::check::rules::{Written, checks};
use crate::access::resolve::errors::{last_name, rejected_at};
use crate::access::transaction::change::{Operation, Staged};
use crate::access::transaction::notify::notify_slot;
use crate::access::transaction::stage::in_slot;
use crate::error::attribute_error::AttributeError;
use crate::model::decl::{SlotDetail, flags};
use crate::model::kernel::object::FoundMut;
use crate::model::vtable::{AfterWrite, Input};
use crate::text::step::Step;

/// Writes a slot that is not read-only, at the end of a path: converts and validates the value, stores it, applies the
/// checks of the object, and calls the hooks. A rejected value is not stored, and a typed one stays with the caller.
#[inline(always)]
pub(crate) fn set_slot(
    found: FoundMut<'_>,
    detail: &SlotDetail,
    steps: &[Step<'_>],
    input: Input<'_>,
) -> Result<(), AttributeError> {
    let (class, entry) = (found.class(), found.entry());
    let after = class.is_guarded().then_some(&AFTER);
    // A typed value has to stay with the caller if it is rejected; objects in the value are validated beside the old ones;
    // a number with a unit is converted before the rules are applied.
    let is_staged = match input {
        Input::Value(_) => false,
        Input::Text(_) => !detail.unit.is_empty(),
        Input::Typed(_) => true,
    };
    if is_staged || entry.has(flags::INNER_RULES) {
        return set_staged(found, detail, steps, input, after);
    }
    let written = (entry.vtable().write)(found, input, detail, after);
    written.map_err(|rejected| rejected_at(class, steps, rejected))
}

const AFTER: AfterWrite =
    AfterWrite { check: |object, entry| checks(object, Written::Slot(entry)), notify: notify_slot };

/// As [`set_slot`], with the value staged before it is stored.
fn set_staged(
    mut found: FoundMut<'_>,
    detail: &SlotDetail,
    steps: &[Step<'_>],
    input: Input<'_>,
    after: Option<&AfterWrite>,
) -> Result<(), AttributeError> {
    let (class, entry) = (found.class(), found.entry());
    let staged = in_slot(&mut found, detail, Operation::Set(input))
        .map_err(|error| error.named(class, &last_name(steps), steps))?;
    let mut pending = Pending { found, staged, is_accepted: after.is_none() };
    pending.swap();
    if let Some(after) = after {
        (after.check)(pending.found.object().as_ref(), entry)
            .map_err(|rejected| rejected_at(class, steps, rejected))?;
        pending.is_accepted = true;
        if let Some(old) = pending.staged.view() {
            (after.notify)(pending.found.object(), entry, old);
        }
    }
    Ok(())
}

/// A new value in its place, and the old one, which is put back unless the write is accepted.
struct Pending<'a, 'v> {
    found: FoundMut<'a>,
    staged: Staged<'v>,
    is_accepted: bool,
}

impl Pending<'_, '_> {
    fn swap(&mut self) {
        if let Some(attr) = self.found.attr() {
            self.staged.swap(attr);
        }
    }
}

impl Drop for Pending<'_, '_> {
    fn drop(&mut self) {
        if !self.is_accepted {
            self.swap();
        }
    }
}
