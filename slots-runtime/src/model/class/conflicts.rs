//! Compile-time errors for conflicting names of a class and its bases, each reported at the span that the macro gives.
//!
//! As in Python a slot may hide a class attribute or a method of a base, and a member of the class body may override one. Two
//! cases that Python accepts silently, and that are always a mistake, are rejected: a duplicate slot, and a slot of a base
//! that a name of the derived class would make inaccessible.

use super::Class;
use crate::model::class::table::Entry;
use crate::model::decl::{Decl, Detail, flags};
use crate::text::const_string::{ConstString, same};

/// Runs all checks for a generic struct, whose names are known only when its type parameters are.
#[track_caller]
pub(super) const fn check_generic(decl: &'static Decl) {
    let mut at = 0;
    while at < decl.bases.len() {
        check_base(decl, at);
        at += 1;
    }
    if decl.dict.is_some() {
        check_dict(decl);
    }
    at = 0;
    while at < decl.slots.len() {
        check_slot(decl, decl.slots[at].name);
        if decl.slots[at].flags & flags::ALIAS == 0 {
            check_unit(decl, decl.slots[at].name);
        }
        at += 1;
    }
    at = 0;
    while at < decl.body.members.len() {
        check_body(decl, decl.body.members[at].member().name);
        at += 1;
    }
}

/// Fails if a base already has a slot or a property of this name.
#[track_caller]
pub const fn check_slot(decl: &'static Decl, name: &'static str) {
    let Some((base, inherited)) = inherited(decl, name) else { return };
    if !inherited.has(flags::CONST | flags::METHOD) {
        ConstString::EMPTY
            .add("'")
            .add(name)
            .add("' in __slots__ of '")
            .add(decl.name)
            .add("' is already inherited from base '")
            .add(base.name)
            .add("': remove it, or give it another name")
            .fail();
    }
}

/// Fails if a slot of this name has a unit but is not a number.
#[track_caller]
pub const fn check_unit(decl: &'static Decl, name: &'static str) {
    let mut at = 0;
    while at < decl.slots.len() {
        let slot = &decl.slots[at];
        if same(slot.name, name)
            && let Detail::Slot(detail) = slot.detail
            && !detail.unit.is_empty()
        {
            match slot.vtable.takes_unit {
                Some(true) => {}
                // A parameter may be a number.
                None if decl.is_generic => {}
                _ => ConstString::EMPTY
                    .add("a unit needs a number, or a list of numbers, which '")
                    .add(name)
                    .add("' is not: remove the unit")
                    .fail(),
            }
        }
        at += 1;
    }
}

/// Fails if this name of the class body is a slot, own or inherited.
#[track_caller]
pub const fn check_body(decl: &'static Decl, name: &'static str) {
    if is_slot(decl, name) {
        // The message of CPython.
        ConstString::EMPTY
            .add("'")
            .add(name)
            .add("' in __slots__ conflicts with class variable")
            .fail();
    }
    let Some((base, inherited)) = inherited(decl, name) else { return };
    if !inherited.has(flags::NO_SLOT) {
        ConstString::EMPTY
            .add("'")
            .add(name)
            .add("' in the class body of '")
            .add(decl.name)
            .add("' would hide the slot inherited from base '")
            .add(base.name)
            .add("': give it another name")
            .fail();
    }
}

/// Fails if a base has an overflow map, in addition to that of the class.
#[track_caller]
pub const fn check_dict(decl: &'static Decl) {
    let mut base = 0;
    while base < decl.bases.len() {
        if decl.bases[base].class.dict.is_some() {
            two_maps(decl.bases[base].class);
        }
        base += 1;
    }
}

/// Fails if a base has a name or an overflow map that an earlier base has too.
#[track_caller]
pub const fn check_base(decl: &'static Decl, index: usize) {
    let base = decl.bases[index].class;
    let mut other = 0;
    while other < index {
        if base.dict.is_some() && decl.bases[other].class.dict.is_some() {
            two_maps(decl.bases[other].class);
        }
        one_name(decl, decl.bases[other].class, base);
        other += 1;
    }
}

#[track_caller]
const fn two_maps(base: &'static Class) -> ! {
    // The message of CPython, and the reason.
    ConstString::EMPTY
        .add("__dict__ slot disallowed: we already got one, which is inherited from base '")
        .add(base.name)
        .add("'")
        .fail()
}

#[track_caller]
const fn one_name(decl: &'static Decl, first: &'static Class, second: &'static Class) {
    let mut at = 0;
    while at < second.table.len() {
        let name = second.table.entry(at).0.name();
        // `check_slot` and `check_body` validate a name that the class itself redefines.
        if first.find_const(name).is_some() && !is_slot(decl, name) && !is_in_body(decl, name) {
            ConstString::EMPTY
                .add("'")
                .add(name)
                .add("' is inherited by '")
                .add(decl.name)
                .add("' twice, from base '")
                .add(first.name)
                .add("' and from base '")
                .add(second.name)
                .add("': rename one, or make one base a slot")
                .fail();
        }
        at += 1;
    }
}

const fn inherited(decl: &'static Decl, name: &str) -> Option<(&'static Class, &'static Entry)> {
    let mut base = 0;
    while base < decl.bases.len() {
        let class = decl.bases[base].class;
        if let Some((entry, _)) = class.find_const(name) {
            return Some((class, entry));
        }
        base += 1;
    }
    None
}

const fn is_slot(decl: &'static Decl, name: &str) -> bool {
    let mut at = 0;
    while at < decl.slots.len() {
        if same(decl.slots[at].name, name) {
            return true;
        }
        at += 1;
    }
    false
}

const fn is_in_body(decl: &'static Decl, name: &str) -> bool {
    let mut at = 0;
    while at < decl.body.members.len() {
        if same(decl.body.members[at].member().name, name) {
            return true;
        }
        at += 1;
    }
    false
}
