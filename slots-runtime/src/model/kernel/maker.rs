//! `Maker`, what a class knows of its type, and `Memory` for an object of it.

use alloc::alloc::{Layout, alloc, dealloc, handle_alloc_error};
use alloc::boxed::Box;
use core::mem;
use core::num::NonZero;
use core::ptr::NonNull;

use crate::model::kernel::object::Object;

/// Makes the object whose values a new object has where none are given.
type MakeDefault = fn() -> Option<Box<dyn Object>>;

/// What a class knows of its type. Only `Classed` constructs it, so that all fields belong to one type.
#[derive(Clone, Copy)]
pub(crate) struct Maker {
    pub(super) layout: Layout,
    /// Makes a box of memory of this layout with an object of the type.
    pub(super) own: unsafe fn(NonNull<()>) -> Box<dyn Object>,
    /// `None` if the struct has no `Default` that its class uses.
    pub(crate) default: Option<MakeDefault>,
}

impl Maker {
    /// The size of an object in bytes.
    pub(crate) const fn size(&self) -> usize {
        self.layout.size()
    }

    /// The alignment of an object in bytes.
    pub(crate) const fn align(&self) -> usize {
        self.layout.align()
    }
}

/// Memory without a value, which is freed on drop.
pub(super) struct Memory {
    pub(super) data: NonNull<()>,
    layout: Layout,
}

impl Memory {
    pub(super) fn new(layout: Layout) -> Self {
        let data = match NonZero::new(layout.align()) {
            // Values without a size lie at any aligned address.
            Some(align) if layout.size() == 0 => NonNull::without_provenance(align),
            // SAFETY: I10: the size is not zero.
            _ => match NonNull::new(unsafe { alloc(layout) }) {
                Some(data) => data.cast(),
                None => handle_alloc_error(layout),
            },
        };
        Memory { data, layout }
    }

    /// The memory, which the caller owns now.
    pub(super) fn into_data(self) -> NonNull<()> {
        let data = self.data;
        mem::forget(self);
        data
    }
}

impl Drop for Memory {
    fn drop(&mut self) {
        if self.layout.size() > 0 {
            // SAFETY: I10: `new` allocated it with this layout, and nothing else owns it until `into_data`.
            unsafe { dealloc(self.data.cast().as_ptr(), self.layout) };
        }
    }
}
