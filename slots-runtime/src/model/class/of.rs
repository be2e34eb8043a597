//! `ClassOf`: builds the class of a struct by constant evaluation.

use core::marker::PhantomData;

use super::Class;
use crate::model::class::conflicts;
use crate::model::class::table::{flatten, to_u32};
use crate::model::decl::{Member, flags};
use crate::model::kernel::object::Declare;

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
            module: decl.module,
            doc: decl.doc,
            type_id: decl.type_id,
            this: decl.class,
            size: decl.size,
            align: decl.align,
            bases: decl.bases,
            skipped: decl.skipped,
            check: decl.check,
            on_set: decl.body.on_set,
            warn: decl.warn,
            table: flatten::table::<T>(),
            dict: match decl.dict {
                Some(offset) => Some(to_u32(offset)),
                None => None,
            },
            own_slots: own_slots(decl.slots),
            dict_count: if decl.dict.is_some() { 1 } else { 0 },
            has_default: T::DEFAULT.is_some(),
            frozen: decl.frozen,
            guarded: decl.is_guarded(),
            frozen_dict: decl.frozen,
            frozen_base: false,
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
        class
    }
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
