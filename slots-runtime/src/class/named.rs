//! What `slot!` finds out about a field while the program is compiled.

use super::table::same;
use super::words::Words;
use super::{Class, Entry};
use crate::decl::{Detail, flags};

/// The attribute that each step from a class to a field is.
#[derive(Clone, Copy)]
pub struct Named {
    names: [&'static str; DEEPEST],
    len: usize,
    free: bool,
}

/// How deep a handle can reach.
const DEEPEST: usize = 8;

impl Named {
    /// Whether writes need no judgement.
    pub const fn is_free(&self) -> bool {
        self.free
    }

    /// Their names.
    pub const fn names(&'static self) -> &'static [&'static str] {
        self.names.split_at(self.len).0
    }
}

/// The attributes that fields, as Rust names them, are.
///
/// # Panics
/// While the program is compiled, if a field is not a slot.
#[track_caller]
pub const fn named(class: &'static Class, fields: &[&'static str]) -> Named {
    let mut found = Named { names: [""; DEEPEST], len: 0, free: true };
    let mut here = Some(class);
    let mut at = 0;
    while at < fields.len() {
        let field = unraw(fields[at]);
        let Some(class) = here else { not_a_slot(class, field) };
        at += 1;
        if let Some(base) = base_of(class, field) {
            here = Some(base);
            // What the derived class demands of writes, its base does not know.
            found.free &= class.lets_write_at_all();
            continue;
        }
        let Some(slot) = slot_of(class, field) else {
            if is_skipped(class, field) {
                not_a_slot(class, field)
            }
            // There is no such field at all, which rustc says in its own words; or it is the overflow map, which a
            // handle may read; it has no name by which it could be written.
            found.free = false;
            found.len = 0;
            return found;
        };
        assert!(found.len < DEEPEST, "a handle reaches eight attributes deep at most");
        found.names[found.len] = slot.name();
        found.len += 1;
        found.free &= class.lets_write(slot);
        here = slot.ops().class;
    }
    found
}

const fn is_skipped(class: &'static Class, field: &str) -> bool {
    let skipped = class.skipped;
    let mut at = 0;
    while at < skipped.len() {
        if same(skipped[at].field, field) {
            return true;
        }
        at += 1;
    }
    false
}

const fn unraw(field: &'static str) -> &'static str {
    match field.as_bytes() {
        [b'r', b'#', ..] => field.split_at(2).1,
        _ => field,
    }
}

const fn base_of(class: &'static Class, field: &str) -> Option<&'static Class> {
    let bases = class.bases;
    let mut at = 0;
    while at < bases.len() {
        if same(bases[at].field, field) {
            return Some(bases[at].class);
        }
        at += 1;
    }
    None
}

const fn slot_of(class: &'static Class, field: &str) -> Option<&'static Entry> {
    let mut at = 0;
    while at < class.table.len() {
        let (entry, detail) = class.table.entry(at);
        if let Detail::Slot(detail) = detail
            && entry.base().is_none()
            && !entry.has(flags::ALIAS)
        {
            let own = if detail.field.is_empty() { entry.name() } else { detail.field };
            if same(own, field) {
                return Some(entry);
            }
        }
        at += 1;
    }
    None
}

#[track_caller]
const fn not_a_slot(class: &'static Class, field: &str) -> ! {
    Words::EMPTY
        .add("the field '")
        .add(field)
        .add("' is no slot of '")
        .add(class.name)
        .add("'")
        .fail()
}
