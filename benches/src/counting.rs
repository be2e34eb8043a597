//! An allocator that counts: bytes that are held, and how often memory was asked for.
#![allow(unsafe_code, reason = "an allocator is unsafe by its trait")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

static HELD: AtomicUsize = AtomicUsize::new(0);
static CALLS: AtomicUsize = AtomicUsize::new(0);

/// The system's allocator with counts. The programs that count have one thread; so a load and a store do, which cost
/// no candidate anything that could be seen in its time.
#[derive(Debug)]
pub struct Counting;

// SAFETY: everything is handed on to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        HELD.store(HELD.load(Relaxed).wrapping_add(layout.size()), Relaxed);
        CALLS.store(CALLS.load(Relaxed).wrapping_add(1), Relaxed);
        // SAFETY: as the caller promised.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, ptr: *mut u8, layout: Layout) {
        HELD.store(HELD.load(Relaxed).wrapping_sub(layout.size()), Relaxed);
        // SAFETY: as the caller promised.
        unsafe { System.dealloc(ptr, layout) }
    }
}

/// Bytes held now.
pub fn held() -> usize {
    HELD.load(Relaxed)
}

/// How often memory was asked for while `work` ran.
pub fn allocations(work: impl FnOnce()) -> usize {
    let before = CALLS.load(Relaxed);
    work();
    CALLS.load(Relaxed).wrapping_sub(before)
}
