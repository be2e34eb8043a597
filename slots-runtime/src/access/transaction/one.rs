//! One write to a slot with rules, or in an object with a check or a hook: no list of changes is made.

use crate::access::check::inner;
use crate::access::check::rules::{Written, checks};
use crate::access::resolve::errors::{Within, rejected_at};
use crate::access::transaction::notify::{has_changed, notify_slot};
use crate::access::transaction::stage::new_value;
use crate::access::transaction::stage_error::StageError;
use crate::error::attribute_error::AttributeError;
use crate::model::class::Class;
use crate::model::decl::{SlotDetail, flags};
use crate::model::kernel::attr::{AttrMut, AttrRef};
use crate::model::kernel::object::FoundMut;
use crate::model::vtable::{AfterWrite, Input};
use crate::model::write::{self, Swap};
use crate::text::step::Step;

/// Writes a slot that is not read-only, at the end of a path: converts and validates the value, stores it, applies the
/// checks of the object, and calls the hooks. A rejected value is not stored. The input is borrowed, because a copy of an input that
/// was stored by its parts would stall the processor.
#[inline(always)]
pub(crate) fn set_slot(
    found: &mut FoundMut<'_>,
    detail: &SlotDetail,
    steps: &[Step<'_>],
    input: &mut Input<'_>,
) -> Result<(), AttributeError> {
    let (class, entry) = (found.class(), found.entry());
    let after = after_write(class);
    // A number with a unit is converted before the rules are applied; objects in the value are validated beside the old ones.
    let has_unit = matches!(*input, Input::Text(_)) && !detail.unit.is_empty();
    if has_unit || entry.has(flags::INNER_RULES) {
        return set_staged(found, detail, steps, input.take(), after);
    }
    let written = (entry.vtable().write)(found, input, detail, after);
    written.map_err(|rejected| rejected_at(class, steps, rejected))
}

/// As [`set_slot`], for a value of the slot's own type; returns the old value.
pub(crate) fn replace_slot<T: 'static>(
    mut found: FoundMut<'_>,
    detail: &SlotDetail,
    steps: &[Step<'_>],
    value: T,
) -> Result<T, AttributeError> {
    let (class, entry) = (found.class(), found.entry());
    let reject = |rejected| rejected_at(class, steps, rejected);
    if let Some(new) = AttrRef::new(&value, entry.vtable()) {
        detail.validate_typed(&value, entry.vtable()).map_err(reject)?;
        if entry.has(flags::INNER_RULES) {
            let old = found.attr();
            inner::value(old.as_ref().map(AttrMut::as_ref), new)
                .map_err(|why| StageError::from(why).named(Within::last(class, steps), steps))?;
        }
    }
    write::replace(&mut found, value, after_write(class)).map_err(reject)
}

/// The steps after a write to a slot of an object of this class.
#[inline(always)]
pub(crate) fn after_write(class: &Class) -> Option<&'static AfterWrite> {
    if class.is_guarded() { AFTER } else { None }
}

/// The steps after a write to a slot of an object with checks or hooks.
pub(crate) const AFTER: Option<&AfterWrite> = Some(&AfterWrite {
    check: |found, old| {
        checks(found.as_ref().object(), Written::Slot(found.entry()))?;
        Ok(has_changed(found, old))
    },
    notify: notify_slot,
});

/// As [`set_slot`], with the value staged before it is stored.
fn set_staged(
    found: &mut FoundMut<'_>,
    detail: &SlotDetail,
    steps: &[Step<'_>],
    input: Input<'_>,
    after: Option<&AfterWrite>,
) -> Result<(), AttributeError> {
    let class = found.class();
    let mut staged = new_value(found.reborrow(), detail, input)
        .map_err(|error| error.named(Within::last(class, steps), steps))?;
    match after {
        Some(after) => write::swap_guarded(found, staged, after)
            .map_err(|rejected| rejected_at(class, steps, rejected)),
        None => {
            staged.swap(found);
            Ok(())
        }
    }
}
