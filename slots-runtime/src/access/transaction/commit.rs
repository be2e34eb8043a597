//! The swap of a staged value with the value at its place.

use crate::access::resolve::{Target, target};
use crate::access::transaction::change::{Change, Staged};
use crate::error::attribute_error::AttributeError;
use crate::model::kernel::attr::AttrMut;
use crate::model::kernel::object::ObjectMut;

/// Swaps the staged value with the value at its place.
pub(super) fn swap(
    object: ObjectMut<'_>,
    change: &mut Change<'_, '_>,
) -> Result<(), AttributeError> {
    let swap = |attr: AttrMut<'_>, staged: &mut Staged<'_>| match staged {
        Staged::Value(value, vtable) => (vtable.swap)(attr, &mut **value),
        Staged::Typed(typed, vtable) => (vtable.swap)(attr, &mut **typed),
        Staged::Entry(..) | Staged::Property(..) => {}
    };
    match target(object, &change.steps)? {
        Target::Slot(mut found, _) => {
            if let Some(attr) = found.attr() {
                swap(attr, &mut change.staged);
            }
        }
        Target::Item(attr, _) => swap(attr, &mut change.staged),
        Target::Entry(dict, key, _) => {
            if let Staged::Entry(entry, _) = &mut change.staged {
                *entry = dict.exchange(key, entry.take());
            }
        }
        Target::Property(..) => {}
    }
    Ok(())
}
