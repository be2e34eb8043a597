//! The flat table of a class: own names and, with their offsets moved, those of all bases. Kept by I2 of the kernel.

use core::any::TypeId;

use crate::decl::{Decl, Member, flags};
use crate::kernel::Declare;
use crate::names::{Fault, Key, NameTable, Note, Spec, places_for, search};
use crate::ops::Ops;

/// A name of a class, and where its slot lies in a whole object.
pub(crate) struct Entry {
    hash: u32,
    offset: u32,
    member: &'static Member,
}

impl Entry {
    /// An entry of a member that lies `base` bytes into the object. Private to `class`: see I2.
    const fn new(hash: u32, base: u32, member: &'static Member) -> Self {
        let Some(offset) = base.checked_add(member.offset) else {
            panic!("a slot lies more than 4 GiB into its struct")
        };
        Entry { hash, offset, member }
    }

    #[inline(always)]
    pub(crate) const fn member(&self) -> &'static Member {
        self.member
    }

    /// The type of the slot; for what is no slot, a type that nobody can name.
    #[inline(always)]
    pub(crate) fn type_id(&self) -> TypeId {
        self.member.ops.type_id()
    }

    /// The operations of the slot, unless it is none.
    #[inline(always)]
    pub(crate) fn slot_ops(&self) -> Option<&'static Ops> {
        if self.member.flags & (flags::PROPERTY | flags::CONST) == 0 {
            Some(self.member.ops)
        } else {
            None
        }
    }

    pub(crate) const fn offset_u32(&self) -> u32 {
        self.offset
    }

    /// Where the slot lies in the whole object, in bytes.
    #[inline(always)]
    pub(crate) fn offset(&self) -> usize {
        self.offset as usize
    }
}

impl Key for Entry {
    #[inline(always)]
    fn hash(&self) -> u32 {
        self.hash
    }

    #[inline(always)]
    fn name(&self) -> &str {
        self.member.name
    }
}

/// A table of `S` places, as a constant can hold it.
struct Flat<const S: usize> {
    spec: Spec,
    displace: [u16; S],
    entries: [Entry; S],
}

/// The names of a class being gathered, and what they name.
struct Gathered<const S: usize> {
    texts: [&'static [u8]; S],
    members: [(&'static Member, u32); S],
    count: usize,
}

impl<const S: usize> Gathered<S> {
    const fn gather(decl: &'static Decl, any: &'static Member) -> Self {
        let mut all = Gathered { texts: [&[]; S], members: [(any, 0); S], count: 0 };
        let mut at = 0;
        while at < decl.slots.len() {
            all.push(&decl.slots[at], 0);
            at += 1;
        }
        at = 0;
        while at < decl.body.members.len() {
            all.push(decl.body.members[at].member(), 0);
            at += 1;
        }
        // Bases come last, so that of two equal names the inherited one is the later.
        let mut base = 0;
        while base < decl.bases.len() {
            let Some(inherited) = decl.bases[base].class.flat.entries_at(0) else {
                base += 1;
                continue;
            };
            let entries = decl.bases[base].class.flat.len();
            at = 0;
            while at < entries {
                let entry = match decl.bases[base].class.flat.entries_at(at) {
                    Some(entry) => entry,
                    None => inherited,
                };
                // Places left over repeat the first name.
                if decl.bases[base].class.is_at_home(at, entry) {
                    all.push(
                        entry.member,
                        decl.bases[base].offset + (entry.offset - entry.member.offset),
                    );
                }
                at += 1;
            }
            base += 1;
        }
        all
    }

    const fn push(&mut self, member: &'static Member, offset: u32) {
        self.texts[self.count] = member.name.as_bytes();
        self.members[self.count] = (member, offset);
        self.count += 1;
    }

    /// Leaves out the name at `index`: a nearer class hides it.
    const fn hide(&mut self, index: usize) {
        self.count -= 1;
        let mut at = index;
        while at < self.count {
            self.texts[at] = self.texts[at + 1];
            self.members[at] = self.members[at + 1];
            at += 1;
        }
    }
}

impl<const S: usize> Flat<S> {
    /// The table, or nothing if it needs more places.
    const fn build(decl: &'static Decl) -> Option<Self> {
        let Some(any) = any_member(decl) else { return None };
        let mut all = Gathered::<S>::gather(decl, any);
        loop {
            let mut notes = [Note::NEW; S];
            let mut order = [0; S];
            let mut displace = [0; S];
            let (names, _) = all.texts.split_at(all.count);
            let spec = match search(names, &mut notes, &mut order, &mut displace) {
                Ok(spec) => spec,
                Err(Fault::Full) => return None,
                Err(Fault::TooMany) => panic!("a class has more attributes than a table holds"),
                Err(Fault::Duplicate(a, b)) => {
                    all.hide(if a > b { a } else { b });
                    continue;
                }
            };
            let mut entries = [const { Entry::new(0, 0, &NOBODY) }; S];
            let mut place = 0;
            while place < S {
                let index = order[place] as usize;
                let (member, base) = all.members[index];
                entries[place] = Entry::new(notes[index].hash, base, member);
                place += 1;
            }
            return Some(Flat { spec, displace, entries });
        }
    }
}

/// What stands in an array before its entries are known.
static NOBODY: Member = Member {
    name: "",
    ops: Ops::NOT_A_SLOT,
    detail: &crate::decl::Detail::Slot(crate::decl::SlotDetail::PLAIN),
    offset: 0,
    flags: flags::CONST,
};

const fn any_member(decl: &'static Decl) -> Option<&'static Member> {
    if !decl.slots.is_empty() {
        return Some(&decl.slots[0]);
    }
    if !decl.body.members.is_empty() {
        return Some(decl.body.members[0].member());
    }
    let mut base = 0;
    while base < decl.bases.len() {
        if let Some(entry) = decl.bases[base].class.flat.entries_at(0) {
            return Some(entry.member);
        }
        base += 1;
    }
    None
}

const fn count(decl: &'static Decl) -> usize {
    let mut names = decl.slots.len() + decl.body.members.len();
    let mut base = 0;
    while base < decl.bases.len() {
        names += decl.bases[base].class.names_held;
        base += 1;
    }
    names
}

/// One size of table for one class. Constants of a generic type are only evaluated if they are used, so that each
/// class pays for the one size that it needs.
struct Rung<T, const S: usize>(T);

impl<T: Declare, const S: usize> Rung<T, S> {
    const FLAT: Option<Flat<S>> = Flat::build(T::DECL);

    const fn table() -> Option<NameTable<'static, Entry>> {
        match &Self::FLAT {
            Some(flat) => Some(NameTable::new(flat.spec, &flat.displace, &flat.entries)),
            None => None,
        }
    }
}

const fn rung<T: Declare, const S: usize>() -> Option<NameTable<'static, Entry>> {
    Rung::<T, S>::table()
}

/// The table of a class, and how many names it holds.
///
/// The length of an array cannot depend on the type parameters of a struct, and neither can the macro know how many
/// names a base has. So the sizes are written out here, and the first that serves is taken.
pub(super) const fn table<T: Declare>() -> (NameTable<'static, Entry>, usize) {
    let wanted = count(T::DECL);
    if wanted == 0 {
        return (NameTable::EMPTY, 0);
    }
    let mut places = places_for(wanted);
    loop {
        let found = match places {
            1 => rung::<T, 1>(),
            2 => rung::<T, 2>(),
            4 => rung::<T, 4>(),
            8 => rung::<T, 8>(),
            16 => rung::<T, 16>(),
            32 => rung::<T, 32>(),
            64 => rung::<T, 64>(),
            128 => rung::<T, 128>(),
            256 => rung::<T, 256>(),
            512 => rung::<T, 512>(),
            1024 => rung::<T, 1024>(),
            2048 => rung::<T, 2048>(),
            4096 => rung::<T, 4096>(),
            8192 => rung::<T, 8192>(),
            16384 => rung::<T, 16384>(),
            32768 => rung::<T, 32768>(),
            65536 => rung::<T, 65536>(),
            _ => panic!("a class has more attributes than a table holds"),
        };
        if let Some(table) = found {
            return (table, held(&table));
        }
        places *= 2;
    }
}

const fn held(table: &NameTable<'static, Entry>) -> usize {
    let mut names = 0;
    let mut at = 0;
    while let Some(entry) = table.entries_at(at) {
        if at_home(table, at, entry) {
            names += 1;
        }
        at += 1;
    }
    names
}

/// Whether the entry at a place is found there; places left over repeat the first name.
pub(super) const fn at_home(table: &NameTable<'static, Entry>, at: usize, entry: &Entry) -> bool {
    match table.place_of(entry.hash) {
        Some(place) => place == at,
        None => false,
    }
}

pub(super) const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        if a[at] != b[at] {
            return false;
        }
        at += 1;
    }
    true
}
