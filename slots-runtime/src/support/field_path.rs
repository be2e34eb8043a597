//! The compile-time resolution of a field path for `slot!`.

use crate::model::decl::{Decl, flags};
use crate::model::edits::InnerRules;
use crate::text::const_string::{ConstString, same};

/// The attributes on the path from a class to a field.
#[derive(Clone, Copy, Debug)]
pub struct FieldPath {
    names: [&'static str; DEEPEST],
    len: usize,
    free: bool,
}

/// How deep a handle can reach.
const DEEPEST: usize = 8;

impl FieldPath {
    /// Whether writes need no validation.
    pub const fn is_free(&self) -> bool {
        self.free
    }

    /// The names of the attributes.
    pub const fn names(&'static self) -> &'static [&'static str] {
        self.names.split_at(self.len).0
    }
}

/// Resolves a path of Rust field names to attributes.
///
/// # Panics
/// While the program is compiled, if a field is not a slot.
#[track_caller]
pub const fn field_path(class: &'static Decl, fields: &[&'static str]) -> FieldPath {
    let mut found = FieldPath { names: [""; DEEPEST], len: 0, free: true };
    let mut here = Some(class);
    let mut inside = class;
    let mut is_base = false;
    let mut at = 0;
    while at < fields.len() {
        let field = unraw(fields[at]);
        let Some(class) = here else { not_a_slot(inside, field) };
        inside = class;
        at += 1;
        // A derived class may add checks and hooks to those of its base.
        found.free &= class.is_direct();
        if let Some(base) = base_of(class, field) {
            (here, is_base) = (Some(base), true);
            continue;
        }
        is_base = false;
        let Some(slot) = class.slot_of(field) else {
            if is_skipped(class, field) {
                not_a_slot(class, field)
            }
            // Either the field does not exist, which rustc reports; or it is the overflow map, which a handle may read,
            // but which has no name to be written by.
            found.free = false;
            found.len = 0;
            return found;
        };
        assert!(found.len < DEEPEST, "a handle reaches eight attributes deep at most");
        found.names[found.len] = slot.name;
        found.len += 1;
        found.free &= slot.flags & flags::RESTRICTED == 0;
        // Only the last value is written as a whole. The value behind a pointer is not known here; since
        // the caller of `slot!` can name the field, the handle permits no more than the field itself.
        let is_last = at == fields.len();
        found.free &= !(is_last && matches!(slot.vtable.inner_rules(), InnerRules::Yes));
        here = slot.inner;
    }
    // A base has no name of its own.
    if let (true, Some(base)) = (is_base, here) {
        found.free &= base.is_direct() && !matches!(InnerRules::of_decl(base), InnerRules::Yes);
        found.len = 0;
    }
    found
}

const fn is_skipped(class: &Decl, field: &str) -> bool {
    let mut at = 0;
    while at < class.skipped.len() {
        if same(class.skipped[at].field, field) {
            return true;
        }
        at += 1;
    }
    false
}

const fn base_of(class: &Decl, field: &str) -> Option<&'static Decl> {
    let mut at = 0;
    while at < class.bases.len() {
        if same(class.bases[at].field, field) {
            return Some(class.base_decls[at]);
        }
        at += 1;
    }
    None
}

const fn unraw(field: &'static str) -> &'static str {
    match field.as_bytes() {
        [b'r', b'#', ..] => field.split_at(2).1,
        _ => field,
    }
}

#[track_caller]
const fn not_a_slot(class: &Decl, field: &str) -> ! {
    ConstString::EMPTY
        .add("the field '")
        .add(field)
        .add("' is not a slot of '")
        .add(class.name)
        .add("'")
        .fail()
}
