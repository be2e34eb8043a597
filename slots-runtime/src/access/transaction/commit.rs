//! The swap of a staged value with the value at its place.

use crate::access::resolve::{Target, target};
use crate::access::transaction::change::{Change, Staged};
use crate::error::attribute_error::AttributeError;
use crate::model::kernel::object::ObjectMut;

/// Swaps the staged value with the value at its place.
pub(super) fn swap(
    object: ObjectMut<'_>,
    change: &mut Change<'_, '_>,
) -> Result<(), AttributeError> {
    match target(object, &change.steps)? {
        Target::Slot(mut found, _) => {
            if let Some(attr) = found.attr() {
                change.staged.swap(attr);
            }
        }
        Target::Item(attr, _) => change.staged.swap(attr),
        Target::Entry(dict, key, _) => {
            if let Staged::Entry(entry, _) = &mut change.staged {
                *entry = dict.exchange(key, entry.take());
            }
        }
        Target::Property(..) => {}
    }
    Ok(())
}
