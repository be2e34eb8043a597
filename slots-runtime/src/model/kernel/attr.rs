//! Values of slots and items, borrowed, whose type is known only at run time.

use alloc::string::String;
use core::any::TypeId;
use core::fmt::{self, Debug, Formatter};
use core::marker::PhantomData;
use core::ptr::NonNull;

use crate::model::vtable::VTable;

/// The value of a slot or of an item, borrowed, its type known only at run time.
#[derive(Clone, Copy)]
pub struct AttrRef<'a> {
    pub(super) data: NonNull<()>,
    pub(super) vtable: &'static VTable,
    pub(super) life: PhantomData<&'a ()>,
}

impl<'a> AttrRef<'a> {
    /// Erases the type of a value; `None` if `vtable` belongs to another type.
    pub(crate) fn new<T: 'static>(value: &'a T, vtable: &'static VTable) -> Option<Self> {
        // This comparison enforces I4.
        (vtable.type_id() == TypeId::of::<T>()).then(|| AttrRef {
            data: NonNull::from(value).cast(),
            vtable,
            life: PhantomData,
        })
    }

    pub(crate) fn vtable(self) -> &'static VTable {
        self.vtable
    }

    /// The name of the value's type, without its module.
    pub fn type_name(self) -> String {
        self.vtable.type_name()
    }

    /// The value, if it is of type `T`.
    #[inline(always)]
    pub fn downcast_ref<T: 'static>(self) -> Option<&'a T> {
        if self.vtable.type_id() != TypeId::of::<T>() {
            return None;
        }
        // SAFETY: I4: `data` points to a value of the type of `vtable`, which is `T`, borrowed for `'a`.
        Some(unsafe { self.data.cast().as_ref() })
    }
}

impl Debug for AttrRef<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.vtable.debug(*self, f)
    }
}

/// The value of a slot or of an item, borrowed mutably, its type known only at run time.
pub struct AttrMut<'a> {
    pub(super) data: NonNull<()>,
    pub(super) vtable: &'static VTable,
    pub(super) life: PhantomData<&'a mut ()>,
}

impl Debug for AttrMut<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Debug::fmt(&self.as_ref(), f)
    }
}

impl<'a> AttrMut<'a> {
    /// As [`AttrRef::new`].
    pub(crate) fn new<T: 'static>(value: &'a mut T, vtable: &'static VTable) -> Option<Self> {
        // This comparison enforces I4; consuming the reference enforces I5.
        (vtable.type_id() == TypeId::of::<T>()).then(|| AttrMut {
            data: NonNull::from(value).cast(),
            vtable,
            life: PhantomData,
        })
    }

    pub(crate) fn vtable(&self) -> &'static VTable {
        self.vtable
    }

    /// The value, borrowed for reading.
    pub(crate) fn as_ref(&self) -> AttrRef<'_> {
        AttrRef { data: self.data, vtable: self.vtable, life: PhantomData }
    }

    /// The value, borrowed for a shorter lifetime.
    pub(crate) fn reborrow(&mut self) -> AttrMut<'_> {
        AttrMut { data: self.data, vtable: self.vtable, life: PhantomData }
    }

    /// The value, if it is of type `T`.
    #[inline(always)]
    pub(crate) fn downcast_mut<T: 'static>(self) -> Option<&'a mut T> {
        if self.vtable.type_id() != TypeId::of::<T>() {
            return None;
        }
        // SAFETY: I4: `data` points to a value of the type of `vtable`, which is `T`; I5: `self` is consumed.
        Some(unsafe { self.data.cast().as_mut() })
    }
}
