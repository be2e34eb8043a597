//! Replacements for parts of the standard library: an allocator, program exit, and the symbols of unwinding.

use core::alloc::{GlobalAlloc, Layout};
use core::cell::UnsafeCell;
use core::ptr::null_mut;
use core::sync::atomic::{AtomicUsize, Ordering::Relaxed};

const SIZE: usize = 1 << 20;

#[repr(align(64))]
struct Memory {
    bytes: UnsafeCell<[u8; SIZE]>,
    used: AtomicUsize,
}

#[global_allocator]
static MEMORY: Memory = Memory { bytes: UnsafeCell::new([0; SIZE]), used: AtomicUsize::new(0) };

// SAFETY: each byte is given to one caller, once.
unsafe impl Sync for Memory {}

// SAFETY: `used` only grows, so that no two callers are given the same bytes.
unsafe impl GlobalAlloc for Memory {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let wanted = layout.size() + layout.align() - 1;
        let start = self.used.fetch_add(wanted, Relaxed).next_multiple_of(layout.align());
        if layout.align() > 64 || start + layout.size() > SIZE {
            return null_mut();
        }
        // SAFETY: it ends inside of the array, as was just asked.
        unsafe { self.bytes.get().cast::<u8>().add(start) }
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}

#[link(name = "c")]
unsafe extern "C" {
    #[link_name = "abort"]
    safe fn abort_() -> !;
}

pub(crate) fn abort() -> ! {
    abort_()
}

/// A symbol that the precompiled `alloc` calls while it unwinds; this program never unwinds.
#[unsafe(no_mangle)]
extern "C" fn rust_eh_personality() {}

/// As [`rust_eh_personality`].
#[unsafe(no_mangle)]
extern "C" fn _Unwind_Resume() -> ! {
    abort()
}
