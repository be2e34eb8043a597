//! Names of a class that clash, found while a program is compiled.

use super::Class;
use super::table::same;
use crate::decl::{Decl, flags};

/// Fails, while a program is compiled, if an own name of a class clashes with an inherited one.
///
/// As in Python a slot may hide a class attribute of a base, and a class attribute or a property may override one; what
/// Python accepts silently and always by mistake is refused: a slot that is there twice, and a slot of a base that
/// nobody could reach any more.
#[track_caller]
pub const fn check_own(class: &'static Class, name: &'static str, is_slot: bool) {
    own(class.decl, name, is_slot);
}

#[track_caller]
const fn own(decl: &'static Decl, name: &'static str, is_slot: bool) {
    if !is_slot && is_slot_of(decl, name) {
        Words::EMPTY.add("'").add(name).add("' in __slots__ conflicts with class variable").fail();
    }
    let mut base = 0;
    while base < decl.bases.len() {
        if let Some(inherited) = decl.bases[base].class.find_const(name)
            && (inherited.member().flags & flags::CONST == 0
                && (is_slot || inherited.member().flags & flags::PROPERTY == 0))
        {
            let words = Words::EMPTY.add("'").add(name);
            let words = if is_slot {
                words
                    .add("' in __slots__ of '")
                    .add(decl.name)
                    .add("' is already inherited from base '")
            } else {
                words
                    .add("' in the class body of '")
                    .add(decl.name)
                    .add("' would hide the slot inherited from base '")
            };
            words.add(decl.bases[base].class.decl.name).add("'").fail();
        }
        base += 1;
    }
}

/// Fails, while a program is compiled, if two bases of a class have a name in common or both an overflow map.
#[track_caller]
pub const fn check_bases(class: &'static Class) {
    bases(class.decl);
}

#[track_caller]
const fn bases(decl: &'static Decl) {
    let mut maps = decl.dict.is_some() as usize;
    let mut base = 0;
    while base < decl.bases.len() {
        let here = decl.bases[base].class;
        maps += here.dict.is_some() as usize;
        if maps > 1 {
            Words::EMPTY
                .add("__dict__ slot disallowed: we already got one (base '")
                .add(here.decl.name)
                .add("' is dynamic)")
                .fail();
        }
        let mut other = 0;
        while other < base {
            clash(decl, decl.bases[other].class, here);
            other += 1;
        }
        base += 1;
    }
}

#[track_caller]
const fn clash(decl: &'static Decl, first: &'static Class, second: &'static Class) {
    let mut at = 0;
    while let Some(entry) = second.flat.entries_at(at) {
        if first.find_const(entry.member().name).is_some() && !declares(decl, entry.member().name) {
            Words::EMPTY
                .add("'")
                .add(entry.member().name)
                .add("' is inherited by '")
                .add(decl.name)
                .add("' twice, from base '")
                .add(first.decl.name)
                .add("' and from base '")
                .add(second.decl.name)
                .add("'")
                .fail();
        }
        at += 1;
    }
}

/// Whether a class itself gives the name another meaning.
const fn declares(decl: &'static Decl, name: &str) -> bool {
    let mut at = 0;
    while at < decl.body.members.len() {
        if same(decl.body.members[at].member().name, name) {
            return true;
        }
        at += 1;
    }
    is_slot_of(decl, name)
}

/// Whether the name is that of a slot that the class itself declares.
const fn is_slot_of(decl: &'static Decl, name: &str) -> bool {
    let mut at = 0;
    while at < decl.slots.len() {
        if same(decl.slots[at].name, name) {
            return true;
        }
        at += 1;
    }
    false
}

/// All of it, for a generic struct: which names it has is only known when its types are.
#[track_caller]
pub(super) const fn check_generic(decl: &'static Decl) {
    bases(decl);
    let mut at = 0;
    while at < decl.slots.len() {
        own(decl, decl.slots[at].name, true);
        at += 1;
    }
    at = 0;
    while at < decl.body.members.len() {
        own(decl, decl.body.members[at].member().name, false);
        at += 1;
    }
}

/// A message put together in a constant.
#[derive(Clone, Copy)]
pub(super) struct Words {
    bytes: [u8; 512],
    len: usize,
}

impl Words {
    pub(super) const EMPTY: Words = Words { bytes: [0; 512], len: 0 };

    pub(super) const fn add(mut self, text: &str) -> Self {
        let text = text.as_bytes();
        let mut at = 0;
        while at < text.len() && self.len < self.bytes.len() {
            self.bytes[self.len] = text[at];
            self.len += 1;
            at += 1;
        }
        self
    }

    pub(super) const fn add_number(self, number: usize) -> Self {
        let words = if number > 9 { self.add_number(number / 10) } else { self };
        let (_, from) = "0123456789".split_at(number % 10);
        words.add(from.split_at(1).0)
    }

    #[track_caller]
    pub(super) const fn fail(&self) -> ! {
        let (bytes, _) = self.bytes.split_at(self.len);
        match core::str::from_utf8(bytes) {
            Ok(message) => panic!("{}", message),
            Err(_) => panic!("two attributes of a class have one name"),
        }
    }
}
