//! Swaps the new value of a change with the old one at its place.

use alloc::boxed::Box;

use crate::access::resolve::errors::rejected_at;
use crate::access::resolve::{Target, target};
use crate::access::transaction::change::{Change, Item, Staged, with_steps};
use crate::access::transaction::edit::container;
use crate::error::attribute_error::AttributeError;
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::attr::Held;
use crate::model::kernel::object::{FoundMut, ObjectMut};
use crate::model::value_error::ValueError;
use crate::text::step::Step;

/// Swaps the value of a slot of the object itself; `false` for any other change, and for an object without the slot.
#[inline(always)]
pub(super) fn swap_slot(object: ObjectMut<'_>, change: &mut Change) -> bool {
    if let Change::Slot { entry, value } = change
        && let Ok(found) = object.at(entry)
    {
        if let Some(attr) = found.into_attr() {
            attr.swap(value.as_mut());
        }
        return true;
    }
    false
}

/// Swaps the staged value with the value at its place.
pub(super) fn swap(mut object: ObjectMut<'_>, change: &mut Change) -> Result<(), AttributeError> {
    if swap_slot(object.reborrow(), change) {
        return Ok(());
    }
    let (path, staged) = match change {
        Change::At { path, staged } => (path, staged),
        // The slot of an object of another class.
        Change::Slot { entry, value } => {
            if let Target::Slot(found, _) = target(object, &[Step::Name(entry.name())])? {
                swap_found(found, value);
            }
            return Ok(());
        }
    };
    if let Staged::Item(item) = staged {
        return with_steps(path, |steps| exchange(object, steps, item));
    }
    with_steps(path, |steps| {
        match (target(object, steps)?, staged) {
            (Target::Slot(found, _), Staged::Value(value)) => swap_found(found, value),
            (Target::Item(attr, _), Staged::Value(value)) => attr.swap(value.as_mut()),
            (Target::Entry(dict, key, _), Staged::Entry(entry)) => {
                *entry = dict.exchange(key, entry.take());
            }
            _ => {}
        }
        Ok(())
    })
}

fn swap_found(mut found: FoundMut<'_>, value: &mut Held) {
    if let Some(attr) = found.attr() {
        attr.swap(value.as_mut());
    }
}

/// Inserts, replaces or removes the item at the end of a path.
fn exchange(
    object: ObjectMut<'_>,
    steps: &[Step<'_>],
    item: &mut Option<Box<Item>>,
) -> Result<(), AttributeError> {
    let Some((step, above)) = steps.split_last() else { return Ok(()) };
    let class = object.class();
    if let Some((mut attr, _)) = container(target(object, above)?, above) {
        let vtable = attr.vtable();
        let position =
            if item.is_none() { (vtable.position)(attr.reborrow(), *step, None) } else { None };
        let (new, to) = match item.take() {
            Some(item) => (Some(item.value), item.position),
            None => (None, None),
        };
        match (vtable.exchange)(attr.reborrow(), *step, new) {
            Ok(old) => {
                if old.is_none() && to.is_some() {
                    (vtable.position)(attr, *step, to);
                }
                *item = old.map(|value| Box::new(Item { value, position }));
                return Ok(());
            }
            Err(new) => *item = new.map(|value| Box::new(Item { value, position: to })),
        }
    }
    // Reached if an undo is applied after the list was changed in another way.
    let rejected = ValueError::that(ErrorKind::OutOfRange, "is not there any more");
    Err(rejected_at(class, steps, rejected))
}
