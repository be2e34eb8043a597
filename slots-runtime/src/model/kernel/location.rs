//! `Location`, the place of an attribute in every object of a class, which may lie in an object inside of it.

use core::marker::PhantomData;

use crate::model::class::Class;
use crate::model::class::table::Entry;
use crate::model::kernel::object::{Found, FoundMut, ObjectMut, ObjectRef};

/// The place of an attribute in every object of a class.
///
/// **I11, located.** In every value of the type that `class` describes, a value of the type that `holder` describes lies
/// `offset` bytes from the start, and `entry` lies in the table of `holder`. Enforced by the two functions that make a
/// `Location`.
#[derive(Clone, Copy)]
pub(crate) struct Location {
    class: &'static Class,
    holder: &'static Class,
    offset: usize,
    entry: &'static Entry,
}

impl Location {
    /// The location of an attribute of the class itself.
    pub(crate) fn of(class: &'static Class, name: &str) -> Option<Self> {
        Some(Location { class, holder: class, offset: 0, entry: class.find(name)? })
    }

    /// The location of an attribute of the object that lies in this slot; `None` if the slot holds its objects elsewhere, or
    /// may hold none.
    pub(crate) fn inside(self, name: &str) -> Option<Self> {
        let vtable = self.entry.slot_vtable()?;
        let holder = (vtable.class)()?;
        // This comparison enforces I11: by I2 a value of the type of `vtable` lies at the offset of the entry.
        if !holder.is_of(vtable.type_id()) {
            return None;
        }
        let offset = self.offset + self.entry.offset();
        Some(Location { class: self.class, holder, offset, entry: holder.find(name)? })
    }

    /// The class of the object that has the attribute.
    pub(crate) fn holder(&self) -> &'static Class {
        self.holder
    }

    pub(crate) fn entry(&self) -> &'static Entry {
        self.entry
    }

    /// The attribute of an object; `None` if the object is of another class.
    #[inline]
    pub(crate) fn found<'a>(&self, object: ObjectRef<'a>) -> Option<Found<'a>> {
        if !core::ptr::eq(object.class, self.class) && !object.class.is_same(self.class) {
            return None;
        }
        // SAFETY: I4: `data` points to a value of the type of the class; I11: inside of which the holder lies.
        let data = unsafe { object.data.byte_add(self.offset) };
        // I4: by I11 a value of the type that `holder` describes; I2: the entry lies in its table.
        let object = ObjectRef { data, class: self.holder, life: PhantomData };
        Some(Found { object, entry: self.entry })
    }

    /// As [`found`](Self::found), to be changed.
    #[inline]
    #[expect(clippy::needless_pass_by_value, reason = "the object is borrowed mutably")]
    pub(crate) fn found_mut<'a>(&self, object: ObjectMut<'a>) -> Option<FoundMut<'a>> {
        if !core::ptr::eq(object.class, self.class) && !object.class.is_same(self.class) {
            return None;
        }
        // SAFETY: I4, I11: as in `found`.
        let data = unsafe { object.data.byte_add(self.offset) };
        // I4, I2: as in `found`; I5: `object` is consumed.
        let object = ObjectMut { data, class: self.holder, life: PhantomData };
        Some(FoundMut { object, entry: self.entry })
    }
}
