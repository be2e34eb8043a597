//! Values of slots and items, borrowed or owned, whose type is known only at run time.

use alloc::alloc::{Layout, dealloc};
use alloc::boxed::Box;
use alloc::string::String;
use core::any::{Any, TypeId};
use core::cell::UnsafeCell;
use core::fmt::{self, Debug, Formatter};
use core::marker::PhantomData;
use core::mem::MaybeUninit;
use core::ptr::NonNull;

use crate::model::kernel::erased::{Space, fits};
use crate::model::value::Value;
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

/// A byte of a value; it may be padding.
type Byte = MaybeUninit<u8>;

/// The vtable of `T`.
pub(crate) struct TypedVTable<T>(&'static VTable, PhantomData<fn() -> T>);

impl<T: 'static> TypedVTable<T> {
    /// `None` if the vtable belongs to another type.
    #[inline(always)]
    pub(crate) fn new(vtable: &'static VTable) -> Option<Self> {
        // This comparison enforces I9.
        (vtable.type_id() == TypeId::of::<T>()).then_some(TypedVTable(vtable, PhantomData))
    }
}

/// An owned value of the type of its vtable.
///
/// **I9, held.** The space contains a value of the type of `vtable` if it fits, otherwise the pointer of a box with one,
/// from its construction until the `Held` is dropped or taken.
pub struct Held {
    /// A value may have interior mutability.
    space: UnsafeCell<Space>,
    vtable: &'static VTable,
    /// The value may be neither `Send` nor `Sync`.
    marker: PhantomData<*mut ()>,
}

impl Held {
    /// Erases the type of a value; `None` if `vtable` belongs to another type.
    #[inline]
    pub(crate) fn new<T: 'static>(value: T, vtable: &'static VTable) -> Option<Self> {
        TypedVTable::new(vtable).map(|vtable| Held::of(value, vtable))
    }

    /// Erases the type of a value.
    #[inline(always)]
    pub(crate) fn of<T: 'static>(value: T, TypedVTable(vtable, _): TypedVTable<T>) -> Self {
        let mut space: Space = [MaybeUninit::uninit(); 4];
        let place = NonNull::from(&mut space);
        if fits(size_of::<T>(), align_of::<T>()) {
            // SAFETY: I9: the space is large and aligned enough, and contains no value yet.
            unsafe { place.cast::<T>().write(value) };
        } else {
            // SAFETY: I9: as above, for a pointer.
            unsafe { place.cast::<*mut T>().write(Box::into_raw(Box::new(value))) };
        }
        Held { space: UnsafeCell::new(space), vtable, marker: PhantomData }
    }

    #[inline]
    fn place(&self) -> NonNull<()> {
        let space = NonNull::from(&self.space);
        let (size, align) = (self.vtable.erased.size(), self.vtable.erased.align());
        if fits(size, align) {
            return space.cast();
        }
        // SAFETY: I9: the space contains the pointer of a box.
        unsafe { space.cast().read() }
    }

    /// The value, borrowed.
    #[inline]
    pub(crate) fn as_ref(&self) -> AttrRef<'_> {
        // I4: by I9 the pointer is that of a value of the type of `vtable`; the result borrows `self`.
        AttrRef { data: self.place(), vtable: self.vtable, life: PhantomData }
    }

    /// The value as a [`Value`].
    pub(crate) fn value(&self) -> Value<'_> {
        (self.vtable.get)(self.as_ref())
    }

    /// The value, borrowed mutably.
    #[inline]
    pub(crate) fn as_mut(&mut self) -> AttrMut<'_> {
        // I4, I5: as above; the result borrows `self` mutably.
        AttrMut { data: self.place(), vtable: self.vtable, life: PhantomData }
    }

    /// Moves the value to the `Option` that it was taken from.
    pub(crate) fn put_back(self, typed: &mut dyn Any) {
        (self.vtable.put)(self, typed);
    }

    /// Whether the value is of type `T`.
    pub(crate) fn is<T: 'static>(&self) -> bool {
        self.vtable.type_id() == TypeId::of::<T>()
    }

    /// Whether the value is of the type of a vtable.
    #[inline]
    pub(super) fn is_of(&self, vtable: &'static VTable) -> bool {
        core::ptr::eq(self.vtable, vtable) || self.vtable.type_id() == vtable.type_id()
    }

    /// Moves a value to a place in memory, and leaves `None`. Without a value, the place stays as it is.
    ///
    /// # Safety
    /// The place must be valid for writes of the type of the value, and aligned for it.
    #[inline]
    pub(super) unsafe fn move_to(held: &mut Option<Self>, place: NonNull<()>) {
        let Some(Held { vtable, .. }) = held else { return };
        let (size, align) = (vtable.erased.size(), vtable.erased.align());
        let Some(value) = held.as_ref().map(Held::place) else { return };
        if size == size_of::<u64>() {
            // Most values have this size, for which no function is called.
            let value = value.cast::<[Byte; 8]>();
            // SAFETY: I9, I8: as below; the size is that of eight bytes.
            unsafe { place.cast::<[Byte; 8]>().copy_from_nonoverlapping(value, 1) };
        } else {
            // SAFETY: I9, I8: a value of this size lies there; the caller guarantees that the other place can receive it, and
            // a new place overlaps no value.
            unsafe { place.cast::<u8>().copy_from_nonoverlapping(value.cast(), size) };
        }
        if !fits(size, align)
            && let Ok(layout) = Layout::from_size_align(size, align)
            && size > 0
        {
            // SAFETY: I9: the value was in a box, whose memory has this layout and is not used again.
            unsafe { dealloc(value.cast().as_ptr(), layout) };
        }
        // I9: the value has moved, and is not dropped here.
        core::mem::forget(held.take());
    }

    /// The value, if it is of type `T`.
    pub(crate) fn take<T: 'static>(self) -> Option<T> {
        if self.vtable.type_id() != TypeId::of::<T>() {
            return None;
        }
        let space = NonNull::from(&self.space);
        let value = if fits(size_of::<T>(), align_of::<T>()) {
            // SAFETY: I9: a `T` lies in the space; `self` is forgotten below, so that it is not used again.
            unsafe { space.cast::<T>().read() }
        } else {
            // SAFETY: I9: the space contains the pointer of a box.
            let pointer = unsafe { space.cast::<*mut T>().read() };
            // SAFETY: I9: as above; `self` is forgotten below, so that the box has one owner.
            *unsafe { Box::from_raw(pointer) }
        };
        core::mem::forget(self);
        Some(value)
    }
}

impl Debug for Held {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Debug::fmt(&self.as_ref(), f)
    }
}

impl Drop for Held {
    #[inline]
    fn drop(&mut self) {
        if let Some(drop) = self.vtable.erased.drop() {
            // SAFETY: I9: the space contains a value of the type of `vtable`, to which by I8 the function belongs; `self` is
            // not used after its drop.
            unsafe { drop(NonNull::from(self.space.get_mut())) }
        }
    }
}

impl AttrMut<'_> {
    /// Swaps two values of one type; values of different types stay.
    #[inline]
    #[expect(clippy::needless_pass_by_value, reason = "the place of `other` is borrowed mutably")]
    pub(crate) fn swap(self, other: AttrMut<'_>) {
        let erased = &self.vtable.erased;
        if erased.id() != other.vtable.type_id() {
            return;
        }
        let (a, b) = (self.data.cast::<Byte>().as_ptr(), other.data.cast::<Byte>().as_ptr());
        if erased.size() == size_of::<u64>() {
            // Most values have this size, for which no loop is needed.
            let (a, b) = (a.cast::<[Byte; 8]>(), b.cast::<[Byte; 8]>());
            // SAFETY: I4, I8, I5: as below; the size is that of eight bytes.
            unsafe { core::ptr::swap_nonoverlapping(a, b, 1) };
            return;
        }
        // SAFETY: I4: both pointers are those of values of one type, of this size by I8; I5: the values are distinct.
        unsafe { core::ptr::swap_nonoverlapping(a, b, erased.size()) };
    }
}
