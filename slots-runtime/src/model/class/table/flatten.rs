//! Builds the flat table of a class at compile time.

use super::backing::Backing;
use super::{Entry, Table};
use crate::lookup::perfect_hash::search::{SearchError, places_for, search};
use crate::lookup::perfect_hash::start::Scratch;
use crate::lookup::perfect_hash::words::stored_words;
use crate::lookup::perfect_hash::{HashParams, NameTable, index_of};
use crate::model::decl::{Decl, Detail, Member, flags};
use crate::model::kernel::declare::Declare;
use crate::model::vtable::VTable;

/// Fills an array before its members are known.
const PLACEHOLDER: Member = Member {
    name: "",
    vtable: VTable::NOT_A_SLOT,
    inner: None,
    detail: Detail::PLAIN,
    offset: 0,
    flags: flags::CONST,
};

/// A table of `S` places.
struct Flat<const S: usize> {
    spec: HashParams,
    arrays: Arrays<S>,
    details: [&'static Detail; S],
    count: usize,
    is_plain: bool,
    hides_slot: bool,
}

/// The table that a program contains for each class, in one block, so that one register addresses all of it.
#[derive(Clone, Copy)]
struct Arrays<const S: usize> {
    entries: [Entry; S],
    displace: [u16; S],
    order: [u16; S],
}

/// A member of the class being built.
#[derive(Clone, Copy)]
struct Candidate {
    member: Member,
    from: u8,
    /// The offset of the base that declares the member.
    base: usize,
    backing: Backing,
}

/// The members of the class being built, its own first.
struct MemberList<const S: usize> {
    texts: [&'static [u8]; S],
    members: [Candidate; S],
    count: usize,
    own: usize,
    /// Whether a slot was left out.
    hides_slot: bool,
}

impl<const S: usize> MemberList<S> {
    const fn gather(decl: &'static Decl) -> Self {
        let filler = Candidate { member: PLACEHOLDER, from: 0, base: 0, backing: Backing::NONE };
        let mut all = MemberList {
            texts: [&[]; S],
            members: [filler; S],
            count: 0,
            own: 0,
            hides_slot: false,
        };
        let mut at = 0;
        while at < decl.slots.len() {
            // As `push` does it; a call is expensive in constant evaluation.
            all.texts[at] = decl.slots[at].name.as_bytes();
            all.members[at].member = decl.slots[at];
            at += 1;
        }
        all.count = at;
        at = 0;
        while at < decl.body.members.len() {
            let member = &decl.body.members[at];
            all.push(*member.member(), 0, 0, Backing::of(member, decl));
            at += 1;
        }
        all.own = all.count;
        // Bases come last, so that of two equal names the inherited one is the later.
        let mut base = 0;
        while base < decl.bases.len() {
            let inherited = decl.bases[base].class.table;
            assert!(base < u8::MAX as usize, "a class has more than 255 bases");
            #[expect(clippy::cast_possible_truncation, reason = "checked above")]
            let from = base as u8 + 1;
            at = 0;
            while at < inherited.len() {
                let (entry, detail) = inherited.entry(at);
                let Entry { name, vtable, offset, flags, .. } = *entry;
                let offset = offset as usize;
                // `inner` is used in the declaring class only.
                let member = Member { name, vtable, inner: None, detail, offset, flags };
                let backing = Backing::inherited(entry, inherited.names.entries());
                all.push(member, from, decl.bases[base].offset, backing);
                at += 1;
            }
            base += 1;
        }
        all
    }

    const fn push(&mut self, member: Member, from: u8, base: usize, backing: Backing) {
        self.texts[self.count] = member.name.as_bytes();
        self.members[self.count] = Candidate { member, from, base, backing };
        self.count += 1;
    }

    /// Leaves out the name at `index`: a nearer class hides it.
    const fn hide(&mut self, index: usize) {
        if self.members[index].member.flags & (flags::ALIAS | flags::NO_SLOT) == 0 {
            self.hides_slot = true;
        }
        self.count -= 1;
        if index < self.own {
            self.own -= 1;
        }
        let mut at = index;
        while at < self.count {
            self.texts[at] = self.texts[at + 1];
            self.members[at] = self.members[at + 1];
            at += 1;
        }
    }
}

impl<const S: usize> Flat<S> {
    /// The table, or `None` if it needs more places.
    const fn build(decl: &'static Decl) -> Option<Self> {
        let mut all = MemberList::<S>::gather(decl);
        loop {
            let mut notes = [Scratch::NEW; S];
            let mut names = [0; S];
            let mut displace = [0; S];
            let (texts, _) = all.texts.split_at(all.count);
            let spec = match search(texts, false, &mut notes, &mut names, &mut displace) {
                Ok(spec) => spec,
                Err(SearchError::Full) => return None,
                Err(SearchError::TooMany) => {
                    panic!("a class has more attributes than a table holds")
                }
                Err(SearchError::Duplicate(a, b)) => {
                    all.hide(if a > b { a } else { b });
                    continue;
                }
            };
            let filler = Entry::new(0, 0, 0, &PLACEHOLDER);
            let mut flat = Flat {
                spec,
                arrays: Arrays { entries: [filler; S], displace, order: [0; S] },
                details: [Detail::PLAIN; S],
                count: all.count,
                is_plain: true,
                hides_slot: all.hides_slot,
            };
            let mut place = 0;
            while place < S {
                let index = names[place] as usize;
                flat.put(place, index, notes[index].hash, &all);
                place += 1;
            }
            place = 0;
            while place < S {
                all.members[names[place] as usize].backing.store(place, &mut flat.arrays.entries);
                place += 1;
            }
            return Some(flat);
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "there are 65,536 places at most")]
    const fn put(&mut self, place: usize, index: usize, hash: u32, all: &MemberList<S>) {
        let Candidate { member, from, base, .. } = &all.members[index];
        self.arrays.entries[place] = Entry::new(hash, *from, *base, member);
        self.details[place] = member.detail;
        self.is_plain = self.is_plain && member.detail.is_plain();
        // Unused places repeat the first name, which is found at one of them.
        if all.count == S
            || index_of(hash, self.arrays.displace[hash as usize & (S - 1)], S) == place
        {
            let inherited = all.count - all.own;
            let number = if index < all.own { inherited + index } else { index - all.own };
            self.arrays.order[number] = place as u16;
        }
    }
}

const fn count(decl: &'static Decl) -> usize {
    let mut names = decl.slots.len() + decl.body.members.len();
    let mut base = 0;
    while base < decl.bases.len() {
        names += decl.bases[base].class.table.len();
        base += 1;
    }
    names
}

/// One size of table for one class. Constants of a generic type are only evaluated if they are used, so that each
/// class costs only the size that it needs, and a program contains only the sizes that it uses.
struct SizeClass<T, const S: usize>(T);

impl<T: Declare, const S: usize> SizeClass<T, S> {
    const FLAT: &'static Option<Flat<S>> = &Flat::build(T::DECL);
    // Constants of their own, so that a program contains only what they copy.
    const ARRAYS: &'static Arrays<S> = &{ Self::built().arrays };
    const DETAILS: &'static [&'static Detail; S] = &{ Self::built().details };

    const fn table() -> Option<Flattened> {
        if Self::FLAT.is_none() { None } else { Some(Self::finished()) }
    }

    const fn built() -> &'static Flat<S> {
        match Self::FLAT {
            Some(flat) => flat,
            None => panic!("a table was used that is too small"),
        }
    }

    /// A separate function, since a call evaluates all constants that the function names, whichever branch it takes.
    const fn finished() -> Flattened {
        let flat = Self::built();
        let Arrays { entries, displace, order } = Self::ARRAYS;
        let words = match flat.spec.words() {
            1 => Self::words::<1>(),
            2 => Self::words::<2>(),
            3 => Self::words::<3>(),
            4 => Self::words::<4>(),
            _ => &[],
        };
        Flattened {
            table: Table {
                names: NameTable::new(flat.spec, displace, entries, words),
                details: if flat.is_plain { &[] } else { Self::details() },
                order: order.split_at(flat.count).0,
            },
            hides_slot: flat.hides_slot,
        }
    }

    /// Separate for the same reason.
    const fn words<const W: usize>() -> &'static [u64] {
        NameWords::<T, S, W>::WORDS.as_flattened()
    }

    /// Separate for the same reason.
    const fn details() -> &'static [&'static Detail] {
        Self::DETAILS
    }
}

/// The words by which the names of a table are compared.
struct NameWords<T, const S: usize, const W: usize>(T);

impl<T: Declare, const S: usize, const W: usize> NameWords<T, S, W> {
    const WORDS: &'static [[u64; W]; S] = &{
        let entries = &SizeClass::<T, S>::ARRAYS.entries;
        let mut all = [[0; W]; S];
        let mut place = 0;
        while place < S {
            all[place] = stored_words(entries[place].name.as_bytes());
            place += 1;
        }
        all
    };
}

/// The table of a class, and whether it lacks a slot of the struct or of a base, since another attribute hides it.
pub(in crate::model::class) struct Flattened {
    pub(in crate::model::class) table: Table,
    pub(in crate::model::class) hides_slot: bool,
}

/// The table of a class.
///
/// The length of an array cannot depend on the type parameters of a struct, and the macro cannot know how many names a
/// base has. So the sizes are listed here, and the first sufficient one is used.
pub(in crate::model::class) const fn table<T: Declare>() -> Flattened {
    let wanted = count(T::DECL);
    if wanted == 0 {
        return Flattened { table: Table::EMPTY, hides_slot: false };
    }
    let mut places = places_for(wanted);
    loop {
        let found = match places {
            1 => SizeClass::<T, 1>::table(),
            2 => SizeClass::<T, 2>::table(),
            4 => SizeClass::<T, 4>::table(),
            8 => SizeClass::<T, 8>::table(),
            16 => SizeClass::<T, 16>::table(),
            32 => SizeClass::<T, 32>::table(),
            64 => SizeClass::<T, 64>::table(),
            128 => SizeClass::<T, 128>::table(),
            256 => SizeClass::<T, 256>::table(),
            512 => SizeClass::<T, 512>::table(),
            1024 => SizeClass::<T, 1024>::table(),
            2048 => SizeClass::<T, 2048>::table(),
            4096 => SizeClass::<T, 4096>::table(),
            8192 => SizeClass::<T, 8192>::table(),
            16384 => SizeClass::<T, 16384>::table(),
            32768 => SizeClass::<T, 32768>::table(),
            65536 => SizeClass::<T, 65536>::table(),
            _ => panic!(
                "a class has more attributes than a table holds, or names that no hash tells apart"
            ),
        };
        if let Some(table) = found {
            return table;
        }
        places *= 2;
    }
}
