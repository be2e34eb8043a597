//! `Erased`: the identity, the layout and the destructor of a type that is known only at run time.

use alloc::boxed::Box;
use core::any::TypeId;
use core::mem::MaybeUninit;
use core::ptr::NonNull;

/// The memory of a value inside of a [`Held`](crate::model::kernel::attr::Held). A `String`, a `Vec` and every scalar of at most 64 bits fit.
pub(super) type Space = [MaybeUninit<usize>; 4];

/// Drops the value in the space of a `Held`.
type Drop = unsafe fn(NonNull<Space>);

/// The identity, the layout and the destructor of a type.
///
/// **I8, one type.** All fields belong to one type. Enforced by the only constructor, [`of`](Self::of): the fields are private.
#[derive(Clone, Copy)]
#[repr(C)]
pub(crate) struct Erased {
    id: TypeId,
    size: usize,
    align: usize,
    drop: Option<Drop>,
}

impl Erased {
    pub(crate) const fn of<T: 'static>() -> Self {
        let needs_drop = core::mem::needs_drop::<T>() || !fits(size_of::<T>(), align_of::<T>());
        Erased {
            id: TypeId::of::<T>(),
            size: size_of::<T>(),
            align: align_of::<T>(),
            drop: if needs_drop { Some(drop_held::<T>) } else { None },
        }
    }

    #[inline(always)]
    pub(crate) const fn id(&self) -> TypeId {
        self.id
    }

    #[inline(always)]
    pub(crate) const fn size(&self) -> usize {
        self.size
    }

    #[inline(always)]
    pub(crate) const fn align(&self) -> usize {
        self.align
    }

    /// The function that drops the value in the space of a `Held`; `None` if there is nothing to drop.
    #[inline(always)]
    pub(super) const fn drop(&self) -> Option<Drop> {
        self.drop
    }
}

/// Whether a value of this layout lies in the space itself; otherwise the space contains the pointer of a box.
pub(super) const fn fits(size: usize, align: usize) -> bool {
    size <= size_of::<Space>() && align <= align_of::<Space>()
}

/// Drops the value in the space of a `Held`.
///
/// # Safety
/// The space must contain a value of type `T`, as `Held::new` puts it there, and nothing may use it afterwards.
unsafe fn drop_held<T>(space: NonNull<Space>) {
    if fits(size_of::<T>(), align_of::<T>()) {
        // SAFETY: I9: the caller guarantees that a `T` lies in the space and is not used again.
        unsafe { space.cast::<T>().drop_in_place() };
    } else {
        // SAFETY: I9: the caller guarantees that the space contains the pointer of a `Box<T>`.
        let pointer = unsafe { space.cast::<*mut T>().read() };
        // SAFETY: I9: as above; the box is not used again.
        drop(unsafe { Box::from_raw(pointer) });
    }
}
