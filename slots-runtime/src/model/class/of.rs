//! `ClassOf`: builds the class of a struct by constant evaluation.

use core::marker::PhantomData;

use super::Class;
use crate::model::class::conflicts;
use crate::model::class::table::{Table, flatten, to_u32};
use crate::model::decl::{Member, flags};
use crate::model::kernel::create::Classed;
use crate::model::kernel::declare::Declare;
use crate::text::step::is_plain_name;

/// The class of `T`, built by constant evaluation; [`Slots::CLASS`](crate::Slots::CLASS) refers to it.
pub(crate) struct ClassOf<T>(PhantomData<T>);

impl<T: Declare> ClassOf<T> {
    pub(crate) const CLASS: &'static Class = &Class::of::<T>();
}

impl Class {
    const fn of<T: Declare>() -> Self {
        let decl = T::DECL;
        if decl.is_generic {
            conflicts::check_generic(decl);
        }
        let mut class = Class {
            name: decl.name,
            label: match decl.label {
                Some(label) => label,
                None => decl.name,
            },
            module: decl.module,
            doc: decl.doc,
            type_id: decl.type_id,
            this: T::class,
            bases: decl.bases,
            skipped: decl.skipped,
            check: decl.check,
            on_set: decl.body.on_set,
            warn: decl.warn,
            maker: T::MAKER,
            table: flatten::table::<T>(),
            dict: match decl.dict {
                Some(offset) => Some(to_u32(offset)),
                None => None,
            },
            dict_count: if decl.dict.is_some() { 1 } else { 0 },
            frozen: decl.frozen,
            guarded: decl.is_guarded(),
            frozen_dict: decl.frozen,
            frozen_base: false,
            has_only_slots: false,
            has_plain_names: false,
        };
        let mut at = 0;
        while at < decl.bases.len() {
            let base = &decl.bases[at];
            if let Some(inherited) = base.class.dict {
                class.dict = Some(to_u32(base.offset + inherited as usize));
                class.frozen_dict |= base.class.frozen_dict;
            }
            class.dict_count += base.class.dict_count;
            class.guarded |= base.class.guarded;
            class.frozen_base |= base.class.frozen || base.class.frozen_base;
            at += 1;
        }
        class.has_only_slots = has_only_slots(&class, own_slots(decl.slots));
        class.has_plain_names = has_plain_names(&class.table);
        class
    }
}

/// Whether the table of the class has all slots of the struct and its bases, and no field is anything else but a base or the
/// one overflow map.
const fn has_only_slots(class: &Class, own_slots: usize) -> bool {
    let mut is_complete =
        class.skipped.is_empty() && class.dict_count <= 1 && class.count_slots(None) == own_slots;
    let mut at = 0;
    while at < class.bases.len() {
        let base = class.bases[at].class;
        // A name of the derived class hides a slot of the base.
        is_complete &= base.has_only_slots && class.count_slots(Some(at)) == base.slot_count();
        at += 1;
    }
    is_complete
}

/// Whether no name has a byte with a meaning in a path.
const fn has_plain_names(table: &Table) -> bool {
    let mut number = 0;
    while number < table.len() {
        if !is_plain_name(table.entry(number).0.name()) {
            return false;
        }
        number += 1;
    }
    true
}

/// The number of slots, without aliases.
const fn own_slots(slots: &[Member]) -> usize {
    let (mut count, mut at) = (0, 0);
    while at < slots.len() {
        if slots[at].flags & flags::ALIAS == 0 {
            count += 1;
        }
        at += 1;
    }
    count
}
