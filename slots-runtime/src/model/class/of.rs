//! `ClassOf`: builds the class of a struct by constant evaluation.

use core::marker::PhantomData;

use super::Class;
use crate::model::class::conflicts;
use crate::model::class::table::{flatten, to_u32};
use crate::model::decl::Decl;
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
        let flattened = flatten::table::<T>();
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
            table: flattened.table,
            dict: match decl.dict {
                Some(offset) => Some(to_u32(offset)),
                None => None,
            },
            dict_count: if decl.dict.is_some() { 1 } else { 0 },
            frozen: decl.frozen,
            guarded: decl.is_guarded(),
            frozen_dict: decl.frozen,
            frozen_base: false,
            has_only_slots: decl.skipped.is_empty() && !flattened.hides_slot,
            has_plain_names: has_plain_names(decl),
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
            class.has_only_slots &= base.class.has_only_slots;
            class.has_plain_names &= base.class.has_plain_names;
            at += 1;
        }
        class.has_only_slots &= class.dict_count <= 1;
        class
    }
}

/// Whether no name has a byte with a meaning in a path. The names of the bases are examined for their classes, and those of most
/// structs by the macro.
const fn has_plain_names(decl: &Decl) -> bool {
    let mut at = 0;
    while at < decl.slots.len() && !decl.has_plain_names {
        if !is_plain_name(decl.slots[at].name) {
            return false;
        }
        at += 1;
    }
    at = 0;
    while at < decl.body.members.len() {
        if !is_plain_name(decl.body.members[at].member().name) {
            return false;
        }
        at += 1;
    }
    true
}
