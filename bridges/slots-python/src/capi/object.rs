//! Objects of Rust in memory of Python's allocator, which takes less memory and time for small objects than that of the C library.

use std::alloc::{Layout, alloc, dealloc, handle_alloc_error};
use std::num::NonZero;
use std::ops::{Deref, DerefMut};
use std::ptr::NonNull;

use pyo3::ffi;
use pyo3::prelude::*;
use slots_runtime::Object;

/// An object of any class that Python owns.
///
/// It is not `Send`, and only this crate has one, so that it is dropped while the thread holds the GIL.
pub(crate) struct OwnedObject(NonNull<dyn Object + Send + Sync>);

impl OwnedObject {
    /// Moves an object into memory of its own.
    pub(crate) fn new<T: Object + Send + Sync>(py: Python<'_>, object: T) -> Self {
        let place = allocate(py, Layout::new::<T>()).cast::<T>();
        // SAFETY: P11: the new memory has the size and the alignment of a `T`.
        unsafe { place.write(object) };
        OwnedObject(place)
    }
}

impl Deref for OwnedObject {
    type Target = dyn Object + Send + Sync;

    #[inline]
    fn deref(&self) -> &Self::Target {
        // SAFETY: P11: the object lives until `self` is dropped.
        unsafe { self.0.as_ref() }
    }
}

impl DerefMut for OwnedObject {
    #[inline]
    fn deref_mut(&mut self) -> &mut Self::Target {
        // SAFETY: P11: as in `deref`; `self` is borrowed mutably.
        unsafe { self.0.as_mut() }
    }
}

impl Drop for OwnedObject {
    fn drop(&mut self) {
        // It frees the memory also if the destructor panics.
        let _memory = Memory(self.0.cast(), Layout::for_value(&**self));
        // SAFETY: P11: the only drop of the object.
        unsafe { self.0.drop_in_place() };
    }
}

/// The memory of an object, which is freed when this is dropped.
struct Memory(NonNull<u8>, Layout);

impl Drop for Memory {
    fn drop(&mut self) {
        let Memory(memory, layout) = *self;
        if layout.size() == 0 {
            return;
        }
        if is_of_python(layout) {
            // SAFETY: P1, P11: `allocate` chose the allocator of Python for this layout.
            unsafe { ffi::PyObject_Free(memory.as_ptr().cast()) };
        } else {
            // SAFETY: P11: `allocate` chose the allocator of Rust for this layout.
            unsafe { dealloc(memory.as_ptr(), layout) };
        }
    }
}

/// Whether memory is that of Python's allocator: its blocks are aligned to two words.
fn is_of_python(layout: Layout) -> bool {
    layout.align() <= 2 * size_of::<usize>()
}

fn allocate(_: Python<'_>, layout: Layout) -> NonNull<u8> {
    if let (0, Some(align)) = (layout.size(), NonZero::new(layout.align())) {
        // An object without a size lies at any aligned address.
        return NonNull::without_provenance(align);
    }
    let memory = if is_of_python(layout) {
        // SAFETY: P1.
        unsafe { ffi::PyObject_Malloc(layout.size()) }.cast()
    } else {
        // SAFETY: P11: the size is not zero.
        unsafe { alloc(layout) }
    };
    let Some(memory) = NonNull::new(memory) else { handle_alloc_error(layout) };
    // Another allocator than that of CPython may have been set.
    assert!(memory.addr().get().is_multiple_of(layout.align()), "memory of Python is not aligned");
    memory
}
