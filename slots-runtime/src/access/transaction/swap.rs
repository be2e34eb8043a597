//! Swaps the new value of a change with the old one at its place.

use alloc::boxed::Box;

use crate::access::resolve::errors::rejected_at;
use crate::access::resolve::{Target, target};
use crate::access::transaction::change::{Change, ChangePath, Item, Staged};
use crate::access::transaction::edit::container;
use crate::error::attribute_error::AttributeError;
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::object::ObjectMut;
use crate::model::value_error::ValueError;
use crate::text::step::Step;

/// Swaps the value of a slot of the object itself; `false` for any other change, and for an object without the slot.
#[inline(always)]
pub(super) fn swap_slot(object: ObjectMut<'_>, change: &mut Change) -> bool {
    if let (ChangePath::Slot(entry), Staged::Value(value)) = (&change.path, &mut change.staged)
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
    let Change { path, staged } = change;
    if let Staged::Item(item) = staged {
        return path.with_steps(|steps| exchange(object, steps, item));
    }
    path.with_steps(|steps| {
        match (target(object, steps)?, staged) {
            (Target::Slot(mut found, _), Staged::Value(value)) => {
                if let Some(attr) = found.attr() {
                    attr.swap(value.as_mut());
                }
            }
            (Target::Item(attr, _), Staged::Value(value)) => attr.swap(value.as_mut()),
            (Target::Entry(dict, key, _), Staged::Entry(entry)) => {
                *entry = dict.exchange(key, entry.take());
            }
            _ => {}
        }
        Ok(())
    })
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
