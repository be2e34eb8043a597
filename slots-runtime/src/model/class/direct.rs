//! Whether a write is direct: it only stores the value, because no check, hook or rule applies.

use crate::model::class::Class;
use crate::model::class::table::Entry;
use crate::model::decl::{Decl, Detail, SlotDetail, flags};

impl Decl {
    /// Whether the struct itself, apart from its bases, has a check, a hook or a warning.
    pub(crate) const fn is_guarded(&self) -> bool {
        self.check.is_some() || self.warn.is_some() || self.body.on_set.is_some()
    }

    /// As [`Class::is_direct`], for a declaration whose class has not been built.
    pub(crate) const fn is_direct(&self) -> bool {
        let mut direct = !self.frozen && !self.is_guarded();
        let mut at = 0;
        while at < self.base_decls.len() {
            direct &= self.base_decls[at].is_direct();
            at += 1;
        }
        direct
    }
}

impl Class {
    /// Whether neither the class nor a base has a check, a hook, a warning or `frozen`.
    #[inline(always)]
    pub(crate) const fn is_direct(&self) -> bool {
        !self.guarded && !self.frozen && !self.frozen_base
    }

    /// Whether a write to the slot with this path of names is direct. The path may lead through objects behind
    /// pointers.
    pub(crate) fn is_direct_path(&self, names: &[&str]) -> bool {
        // A base and the overflow map have no name.
        let Some((name, rest)) = names.split_first() else { return false };
        let Some(entry) = self.find(name) else { return false };
        let is_plain =
            self.is_direct() && entry.slot_vtable().is_some() && !entry.has(flags::RESTRICTED);
        is_plain
            && if rest.is_empty() {
                !entry.has_inner_rules()
            } else {
                (entry.vtable().class)().is_some_and(|inner| inner.is_direct_path(rest))
            }
    }

    /// Whether neither the class nor the slot restricts a write inside of the slot's value.
    #[inline(always)]
    pub(crate) fn is_direct_inside(&self, entry: &Entry) -> bool {
        self.is_direct() && !entry.has(flags::RESTRICTED | flags::NO_SLOT)
    }

    /// Whether an entry is a slot that is not read-only and holds no objects with rules, in a class that is not frozen and has no frozen
    /// base.
    #[inline(always)]
    pub(crate) fn is_settable(&self, entry: &Entry) -> bool {
        !self.frozen
            && !self.frozen_base
            && !entry.has(flags::READONLY | flags::INNER_RULES | flags::NO_SLOT)
    }

    /// The detail of a slot that has rules.
    #[inline(always)]
    pub(crate) fn rules_of(&self, entry: &'static Entry) -> Option<&'static SlotDetail> {
        if !entry.has(flags::RULED) {
            return None;
        }
        match self.detail(entry) {
            Detail::Slot(detail) => Some(detail),
            _ => None,
        }
    }

    /// Whether a write by name to a slot or a property is rejected, because of `readonly` or because its class is
    /// frozen.
    #[inline(always)]
    pub(crate) fn is_readonly(&self, entry: &Entry) -> bool {
        entry.has(flags::READONLY) || self.freezes(entry)
    }
}

impl Entry {
    /// Whether the entry is a slot into which a direct class stores every value of its type.
    ///
    /// A slot whose objects are behind a pointer is not direct, because their class is known only at run time.
    #[inline(always)]
    pub(crate) const fn is_direct(&self) -> bool {
        !self.has(flags::RESTRICTED | flags::INNER_RULES | flags::NO_SLOT)
    }

    /// Whether values of the slot hold objects with rules.
    pub(crate) fn has_inner_rules(&self) -> bool {
        self.has(flags::INNER_RULES) && self.vtable().has_inner_rules()
    }
}
