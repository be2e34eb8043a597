//! A name that was found in an object: from its entry to the value.

use core::any::TypeId;
use core::marker::PhantomData;

use crate::model::class::Class;
use crate::model::class::table::Entry;
use crate::model::kernel::attr::{AttrMut, AttrRef};
use crate::model::kernel::object::{ObjectMut, ObjectRef};

impl<'a> ObjectRef<'a> {
    #[inline(always)]
    pub(crate) fn find(self, name: &str) -> Option<Found<'a>> {
        Some(Found { object: self, entry: self.class.find(name)? })
    }
}

impl<'a> ObjectMut<'a> {
    /// As [`ObjectRef::find`]; returns the object if it lacks the name.
    #[inline(always)]
    pub(crate) fn find(self, name: &str) -> Result<FoundMut<'a>, Self> {
        match self.class.find(name) {
            Some(entry) => Ok(FoundMut { object: self, entry }),
            None => Err(self),
        }
    }
}

impl<'a> ObjectMut<'a> {
    /// The name of an entry that was found before, in this object or in another one of the class. The entry of another
    /// class is looked up by its name; the result is the object if it lacks the name.
    #[inline]
    pub(crate) fn at(self, entry: &'static Entry) -> Result<FoundMut<'a>, Self> {
        if self.class.place_of(entry).is_some() {
            // I2: the entry lies in the table of the class.
            return Ok(FoundMut { object: self, entry });
        }
        self.find(entry.name())
    }
}

/// A name that was found in an object.
#[derive(Clone, Copy)]
pub(crate) struct Found<'a> {
    pub(super) object: ObjectRef<'a>,
    pub(super) entry: &'static Entry,
}

impl<'a> Found<'a> {
    #[inline(always)]
    pub(crate) fn entry(self) -> &'static Entry {
        self.entry
    }

    /// The whole object.
    pub(crate) fn object(self) -> ObjectRef<'a> {
        self.object
    }

    /// The value, if the name is a slot's.
    #[inline(always)]
    pub(crate) fn attr(self) -> Option<AttrRef<'a>> {
        let vtable = self.entry.slot_vtable()?;
        // SAFETY: I2: the entry was found in the class of the object, so that a value of the type of `vtable` lies
        // at its offset; I4: inside the value that `data` points to, borrowed for `'a`.
        let data = unsafe { self.object.data.byte_add(self.entry.offset()) };
        Some(AttrRef { data, vtable, life: PhantomData })
    }

    /// The value, if the name is that of a slot of type `T`.
    #[inline(always)]
    pub(crate) fn typed<T: 'static>(self) -> Option<&'a T> {
        if self.entry.type_id() != TypeId::of::<T>() {
            return None;
        }
        // SAFETY: I2: only a slot's entry has the `TypeId` of a type that can be named, and a `T` lies at its offset;
        // I4: inside the value that `data` points to.
        let place = unsafe { self.object.data.byte_add(self.entry.offset()) };
        // SAFETY: I4: as above; the value is live and borrowed for `'a`.
        Some(unsafe { place.cast().as_ref() })
    }
}

/// A name that was found in an object that is borrowed mutably.
pub(crate) struct FoundMut<'a> {
    pub(super) object: ObjectMut<'a>,
    pub(super) entry: &'static Entry,
}

impl<'a> FoundMut<'a> {
    #[inline(always)]
    pub(crate) fn entry(&self) -> &'static Entry {
        self.entry
    }

    /// The class of the object.
    #[inline]
    pub(crate) fn class(&self) -> &'static Class {
        self.object.class
    }

    /// The same name of the object, borrowed for a shorter lifetime.
    #[inline]
    pub(crate) fn reborrow(&mut self) -> FoundMut<'_> {
        FoundMut { object: self.object.reborrow(), entry: self.entry }
    }

    /// The whole object.
    #[inline]
    pub(crate) fn object(&mut self) -> ObjectMut<'_> {
        self.object.reborrow()
    }

    /// The whole object, for its original lifetime.
    #[inline(always)]
    pub(crate) fn into_object(self) -> ObjectMut<'a> {
        self.object
    }

    /// The value, if the name is a slot's.
    #[inline(always)]
    pub(crate) fn attr(&mut self) -> Option<AttrMut<'_>> {
        let vtable = self.entry.slot_vtable()?;
        // SAFETY: I2, I4: as in `Found::attr`; I5: the result borrows `self`.
        let data = unsafe { self.object.data.byte_add(self.entry.offset()) };
        Some(AttrMut { data, vtable, life: PhantomData })
    }

    /// The value, if the name is that of a slot of type `T`; otherwise the whole object.
    #[inline(always)]
    pub(crate) fn typed<T: 'static>(self) -> Result<&'a mut T, ObjectMut<'a>> {
        if self.entry.type_id() != TypeId::of::<T>() {
            return Err(self.object);
        }
        // SAFETY: I2, I4: as in `Found::typed`.
        let place = unsafe { self.object.data.byte_add(self.entry.offset()) };
        // SAFETY: I4: as above; I5: `self` is consumed.
        Ok(unsafe { place.cast().as_mut() })
    }

    /// The value, if the name is a slot's, for the original lifetime of the object.
    #[inline(always)]
    pub(crate) fn into_attr(self) -> Option<AttrMut<'a>> {
        let vtable = self.entry.slot_vtable()?;
        // SAFETY: I2, I4: as in `Found::attr`; I5: `self` is consumed.
        let data = unsafe { self.object.data.byte_add(self.entry.offset()) };
        Some(AttrMut { data, vtable, life: PhantomData })
    }
}
