//! The flat table of a class: its own names and, with adjusted offsets, those of all bases. It enforces I2 of the kernel.

mod backing;
pub(crate) mod flatten;

use core::any::TypeId;
use core::slice;

use super::Class;
use crate::lookup::perfect_hash::{Key, NameTable};
use crate::model::decl::{Detail, Member, SlotDetail, flags};
use crate::model::edits::InnerRules;
use crate::model::kernel::attr::AttrRef;
use crate::model::vtable::VTable;
use crate::text::const_string::same;

/// A name of a class and the offset of its slot in the whole object: the data that a successful lookup needs, in 32 bytes.
#[derive(Clone, Copy)]
#[repr(C, align(32))]
pub(crate) struct Entry {
    name: &'static str,
    vtable: &'static VTable,
    /// Of a slot, its offset; of a property, the slot behind it, see `backing.rs`; otherwise 0.
    offset: u32,
    /// The lower half of the name's hash.
    hash: u16,
    flags: u8,
    /// The base that the name is inherited from, counted from 1; 0 for an own name.
    from: u8,
}

impl Entry {
    /// An entry of a member that lies `base` bytes into the object. Private to `class/table`: see I2.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "half of the hash is kept; the offset is compared"
    )]
    const fn new(hash: u32, from: u8, base: usize, member: &Member) -> Self {
        let Member { name, vtable, mut flags, offset, .. } = *member;
        if !matches!(vtable.inner_rules, InnerRules::No) {
            flags |= flags::INNER_RULES;
        }
        let offset = if flags & flags::NO_SLOT != 0 { 0 } else { base + offset };
        // Most slots avoid the call, which is expensive in constant evaluation.
        let offset = if offset <= u32::MAX as usize { offset as u32 } else { to_u32(offset) };
        Entry { name, vtable, offset, hash: hash as u16, flags, from }
    }

    #[inline(always)]
    pub(crate) const fn name(&self) -> &'static str {
        self.name
    }

    /// A reference to the stored name.
    pub(crate) const fn name_held(&'static self) -> &'static &'static str {
        &self.name
    }

    /// The operations of the slot's type; [`VTable::NOT_A_SLOT`] for a property, a method or a class attribute.
    #[inline(always)]
    pub(crate) const fn vtable(&self) -> &'static VTable {
        self.vtable
    }

    /// The type of the slot; for a property or a class attribute, a private type that no typed access requests.
    #[inline(always)]
    pub(crate) const fn type_id(&self) -> TypeId {
        self.vtable.type_id()
    }

    /// The operations of the slot; `None` for a property or a class attribute.
    #[inline(always)]
    pub(crate) fn slot_vtable(&self) -> Option<&'static VTable> {
        if self.has(flags::NO_SLOT) { None } else { Some(self.vtable) }
    }

    /// Whether one of these `flags` holds.
    #[inline(always)]
    pub(crate) const fn has(&self, flags: u8) -> bool {
        self.flags & flags != 0
    }

    /// Whether the entry is a slot that only rules restrict.
    #[inline(always)]
    pub(crate) const fn is_only_ruled(&self) -> bool {
        self.flags & !flags::ALIAS == flags::RULED
    }

    /// Whether the slot may be unset.
    #[inline(always)]
    pub(crate) const fn can_be_unset(&self) -> bool {
        self.has(flags::UNSET)
    }

    /// Whether the slot is unset; `attr` is its value.
    #[inline(always)]
    pub(crate) fn is_unset(&self, attr: AttrRef<'_>) -> bool {
        self.can_be_unset() && (attr.vtable().is_none)(attr)
    }

    pub(crate) const fn offset_u32(&self) -> u32 {
        self.offset
    }

    /// The offset of the slot in the whole object, in bytes.
    #[inline(always)]
    pub(crate) fn offset(&self) -> usize {
        self.offset as usize
    }

    /// The index of the base that the name is inherited from; `None` for an own name.
    pub(crate) const fn base(&self) -> Option<usize> {
        (self.from as usize).checked_sub(1)
    }
}

impl Key for Entry {
    #[inline(always)]
    #[expect(clippy::cast_possible_truncation, reason = "half of the hash is kept")]
    fn fits(&self, hash: u32) -> bool {
        self.hash == hash as u16
    }

    #[inline(always)]
    fn name(&self) -> &str {
        self.name
    }
}

/// All names of a class.
#[derive(Clone, Copy)]
pub(super) struct Table {
    names: NameTable<'static, Entry>,
    /// The detail of the entry at each place; empty if all are plain slots.
    details: &'static [&'static Detail],
    /// The places in the order of declaration: those of bases first, then slots, each followed by its aliases, then the
    /// class body.
    order: &'static [u16],
}

impl Table {
    const EMPTY: Self = Table { names: NameTable::EMPTY, details: &[], order: &[] };

    /// The number of names, with aliases.
    pub(super) const fn len(&self) -> usize {
        self.order.len()
    }

    /// The entry with this number, in the order of declaration, and its detail.
    pub(super) const fn entry(&self, number: usize) -> (&'static Entry, &'static Detail) {
        let place = self.order[number] as usize;
        (&self.names.entries()[place], self.detail_at(place))
    }

    const fn detail_at(&self, place: usize) -> &'static Detail {
        if place < self.details.len() { self.details[place] } else { Detail::PLAIN }
    }
}

impl Class {
    #[inline(always)]
    pub(crate) fn find(&self, name: &str) -> Option<&'static Entry> {
        self.table.names.find(name)
    }

    /// As `find`, for constants.
    pub(super) const fn find_const(&self, name: &str) -> Option<(&'static Entry, &'static Detail)> {
        let names = self.table.names;
        let Some(hash) = names.spec().hash(name.as_bytes()) else { return None };
        let Some(place) = names.place_of(hash) else { return None };
        let entry = &names.entries()[place];
        if same(entry.name, name) { Some((entry, self.table.detail_at(place))) } else { None }
    }

    /// A slot of a direct class, if a write only applies the rules of the slot.
    pub(crate) const fn ruled(&self, name: &str) -> Option<(&'static Entry, &'static SlotDetail)> {
        match self.find_const(name) {
            Some((entry, Detail::Slot(detail)))
                if !entry.has(flags::READONLY | flags::INNER_RULES) =>
            {
                Some((entry, detail))
            }
            _ => None,
        }
    }

    /// The detail of an entry of this class.
    #[inline]
    pub(crate) fn detail(&self, entry: &'static Entry) -> &'static Detail {
        let place = self.place_of(entry);
        debug_assert!(place.is_some(), "'{}' is of another class", entry.name);
        self.table.detail_at(place.unwrap_or(usize::MAX))
    }

    /// The number of places in the table.
    pub(crate) fn places(&self) -> usize {
        self.table.names.entries().len()
    }

    /// The index of an entry in the table; `None` for an entry of another table.
    #[inline]
    pub(crate) fn place_of(&self, entry: &'static Entry) -> Option<usize> {
        let entries = self.table.names.entries();
        let bytes = core::ptr::from_ref(entry).addr().wrapping_sub(entries.as_ptr().addr());
        // Entries do not overlap, so that an address inside of the table is that of one of its entries.
        let place = bytes / size_of::<Entry>();
        (place < entries.len()).then_some(place)
    }

    /// All entries in the order of their declaration, bases first, each slot followed by its aliases.
    pub(crate) fn entries(&self) -> impl DoubleEndedIterator<Item = &'static Entry> + use<> {
        let table = self.table;
        (0..table.len()).map(move |number| table.entry(number).0)
    }

    /// The entries in the order of their declaration, bases first, without aliases.
    pub(crate) fn ordered(&self) -> impl Iterator<Item = &'static Entry> + use<> {
        self.entries().filter(|entry| !entry.has(flags::ALIAS))
    }

    /// The entries of the slots in the order of their declaration, bases first, without aliases.
    #[inline]
    pub(crate) fn slot_entries(&self) -> impl Iterator<Item = &'static Entry> + use<> {
        self.slot_places().map(|(_, entry)| entry)
    }

    /// As [`slot_entries`](Self::slot_entries), with the index of each entry in the table.
    #[inline]
    pub(crate) fn slot_places(&self) -> SlotPlaces {
        SlotPlaces { entries: self.table.names.entries(), order: self.table.order.iter() }
    }

    /// The slot that an alias refers to; any other entry is returned unchanged.
    #[inline]
    pub(crate) fn without_alias(&self, entry: &'static Entry) -> &'static Entry {
        if entry.has(flags::ALIAS) { self.slot_of_alias(entry) } else { entry }
    }

    fn slot_of_alias(&self, entry: &'static Entry) -> &'static Entry {
        let mut before = self.entries().rev().skip_while(|other| !core::ptr::eq(*other, entry));
        before.find(|other| !other.has(flags::ALIAS)).unwrap_or(entry)
    }
}

/// The entries of the slots of a class; see [`Class::slot_places`].
///
/// Its own type instead of adapters, whose calls the compiler inlines in some callers only.
pub(crate) struct SlotPlaces {
    entries: &'static [Entry],
    order: slice::Iter<'static, u16>,
}

impl Iterator for SlotPlaces {
    type Item = (usize, &'static Entry);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let place = usize::from(*self.order.next()?);
            let entry = self.entries.get(place)?;
            if !entry.has(flags::ALIAS | flags::NO_SLOT) {
                return Some((place, entry));
            }
        }
    }
}

/// Converts an offset to the type that a class stores.
///
/// # Panics
/// At compile time, if a slot lies more than 4 GiB into its struct.
pub(crate) const fn to_u32(bytes: usize) -> u32 {
    assert!(bytes <= u32::MAX as usize, "a slot lies more than 4 GiB into its struct");
    #[expect(clippy::cast_possible_truncation, reason = "checked above")]
    let offset = bytes as u32;
    offset
}
