//! The attributes that the input of a whole object lacks, which get their defaults.

use alloc::string::String;
use alloc::vec::Vec;
use core::ptr;

use crate::model::class::table::Entry;
use crate::model::dict::Dict;
use crate::model::kernel::object::ObjectRef;
use crate::serde::read::Entries;

/// An attribute of an object that an input lacks.
pub(super) enum Absent {
    Slot(&'static Entry),
    /// An entry of the overflow map.
    Entry(String),
}

/// The attributes of the saved form of an object that an input lacks: writable slots and overflow entries.
pub(super) fn absent(object: ObjectRef<'_>, entries: &Entries) -> Vec<Absent> {
    let class = object.class();
    let given: Vec<&Entry> = entries
        .iter()
        .filter_map(|(name, _)| class.find(name).map(|entry| class.without_alias(entry)))
        .collect();
    let is_absent = |entry: &&'static Entry| {
        entry.slot_vtable().is_some_and(|vtable| (vtable.slot_type)().can_be_given())
            && !class.is_readonly(entry)
            && !given.iter().any(|given| ptr::eq(*given, *entry))
    };
    let slots = class.ordered().filter(is_absent).map(Absent::Slot);
    let extras = object.dict().filter(|_| !class.is_dict_frozen());
    let extras = extras.into_iter().flat_map(Dict::keys);
    let extras = extras.filter(|key| !entries.iter().any(|(name, _)| name == key));
    slots.chain(extras.map(|key| Absent::Entry(key.into()))).collect()
}
