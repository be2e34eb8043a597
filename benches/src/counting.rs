//! An allocator that counts allocated bytes and allocations.
#![allow(unsafe_code, reason = "an allocator is unsafe by its trait")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

static ALLOCATED: AtomicUsize = AtomicUsize::new(0);
static CALLS: AtomicUsize = AtomicUsize::new(0);

/// The system allocator with counters. The programs that use it have one thread, so a load and a store are enough, which
/// do not affect the measured times.
#[derive(Debug)]
pub struct Counting;

// SAFETY: all arguments are passed unchanged to the system allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATED.store(ALLOCATED.load(Relaxed).wrapping_add(layout.size()), Relaxed);
        CALLS.store(CALLS.load(Relaxed).wrapping_add(1), Relaxed);
        // SAFETY: the caller upholds the contract.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, ptr: *mut u8, layout: Layout) {
        ALLOCATED.store(ALLOCATED.load(Relaxed).wrapping_sub(layout.size()), Relaxed);
        // SAFETY: the caller upholds the contract.
        unsafe { System.dealloc(ptr, layout) }
    }
}

/// Returns the allocated bytes.
pub fn allocated() -> usize {
    ALLOCATED.load(Relaxed)
}

/// Returns the number of allocations during `work`.
pub fn allocations(work: impl FnOnce()) -> usize {
    let before = CALLS.load(Relaxed);
    work();
    CALLS.load(Relaxed).wrapping_sub(before)
}
