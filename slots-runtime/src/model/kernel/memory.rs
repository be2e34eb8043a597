//! `Memory` for an object that is being made.

use alloc::alloc::{Layout, alloc, dealloc, handle_alloc_error};
use core::mem;
use core::num::NonZero;
use core::ptr::NonNull;

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
