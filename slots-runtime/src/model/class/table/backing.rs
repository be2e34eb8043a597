//! The slot behind a property whose getter only returns a field, or whose setter only assigns its argument to one. It is read and
//! written without a call: the processor mispredicts calls of many different getters.

use super::{Entry, to_u32};
use crate::model::class::Class;
use crate::model::decl::{BodyMember, Decl, flags};
use crate::model::primitive::Primitive;
use crate::text::const_string::same;

/// The getter only returns the value of the slot.
const READS: u32 = 1 << 16;
/// The setter only assigns its argument to the slot.
const WRITES: u32 = 1 << 17;
/// The bits of the place; a table has at most 65,536.
const PLACE: u32 = READS - 1;

/// The slot behind a property, by its name.
#[derive(Clone, Copy)]
pub(super) struct Backing {
    /// The name of the slot; empty if there is none.
    slot: &'static str,
    access: u32,
}

impl Backing {
    pub(super) const NONE: Self = Backing { slot: "", access: 0 };

    /// The slot behind a property of a struct: a number or a string, so that the property has the type of the slot.
    pub(super) const fn of(property: &BodyMember, decl: &Decl) -> Self {
        let (read, written) = property.fields();
        let field = if read.is_empty() { written } else { read };
        if field.is_empty() {
            return Self::NONE;
        }
        let reads = if read.is_empty() { 0 } else { READS };
        let writes = if same(written, field) { WRITES } else { 0 };
        match decl.slot_of(field) {
            Some(slot) if !matches!(slot.vtable.primitive, Primitive::None) => {
                Backing { slot: slot.name, access: reads | writes }
            }
            _ => Self::NONE,
        }
    }

    /// The slot behind a property that a table has.
    pub(super) const fn inherited(property: &Entry, entries: &'static [Entry]) -> Self {
        if !property.has(flags::PROPERTY) || property.offset == 0 {
            return Self::NONE;
        }
        let slot = entries[(property.offset & PLACE) as usize].name;
        Backing { slot, access: property.offset & !PLACE }
    }

    /// Stores the slot in the entry of the property, if the table has the slot. The offset of a slot is never changed, as I2 of the
    /// kernel requires.
    pub(super) const fn store(self, place: usize, entries: &mut [Entry]) {
        if self.access == 0 || !entries[place].has(flags::PROPERTY) {
            return;
        }
        let mut at = 0;
        while at < entries.len() {
            let slot = &entries[at];
            let is_slot = !slot.has(flags::ALIAS | flags::NO_SLOT);
            if is_slot && slot.from == entries[place].from && same(slot.name, self.slot) {
                entries[place].offset = to_u32(at) | self.access;
                return;
            }
            at += 1;
        }
    }
}

impl Class {
    /// The slot whose value the getter of a property returns without any other effect.
    #[inline]
    pub(crate) fn slot_read_by(&self, property: &Entry) -> Option<&'static Entry> {
        self.backing(property, READS)
    }

    /// The slot to which the setter of a property assigns its argument without any other effect.
    #[inline]
    pub(crate) fn slot_written_by(&self, property: &Entry) -> Option<&'static Entry> {
        self.backing(property, WRITES)
    }

    #[inline]
    fn backing(&self, property: &Entry, access: u32) -> Option<&'static Entry> {
        if !property.has(flags::PROPERTY) || property.offset & access == 0 {
            return None;
        }
        self.table.names.entries().get((property.offset & PLACE) as usize)
    }
}
