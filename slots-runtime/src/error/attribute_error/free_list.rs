//! The free list of a thread: the box of the last error that it dropped, so that a program that looks up missing names
//! repeatedly allocates once.

#[cfg(feature = "std")]
pub(super) use self::with_threads::{put, take};
#[cfg(not(feature = "std"))]
pub(super) use self::without_threads::{put, take};

#[cfg(feature = "std")]
mod with_threads {
    use alloc::boxed::Box;
    use core::cell::Cell;
    use core::mem::ManuallyDrop;

    use crate::error::attribute_error::Inner;

    type Spare = ManuallyDrop<Box<Inner>>;

    /// The list has no destructor, since each access to a thread-local variable with one tests whether it is destroyed.
    struct FreeList {
        spare: Cell<Option<Spare>>,
        /// Whether `OWNER` will free the box.
        is_owned: Cell<bool>,
    }

    /// Frees the box of the list when the thread ends.
    struct Owner;

    std::thread_local! {
        static FREE_LIST: FreeList =
            const { FreeList { spare: Cell::new(None), is_owned: Cell::new(false) } };

        static OWNER: Owner = const { Owner };
    }

    impl FreeList {
        /// Frees the box, and keeps no other.
        fn close(&self) {
            self.is_owned.set(false);
            free(self.spare.take());
        }
    }

    impl Drop for Owner {
        fn drop(&mut self) {
            // While the thread ends, the list may be gone.
            let _ = FREE_LIST.try_with(FreeList::close);
        }
    }

    /// Where thread-local variables are keys of the operating system, the list may be destroyed before its owner. A target that
    /// is not known to be of the other kind is treated so.
    #[cfg(not(any(
        all(target_os = "linux", any(target_env = "gnu", target_env = "musl")),
        all(windows, target_env = "msvc"),
        target_vendor = "apple",
        target_family = "wasm",
    )))]
    impl Drop for FreeList {
        fn drop(&mut self) {
            self.close();
        }
    }

    /// Takes the box from the list of this thread.
    #[inline(always)]
    pub(crate) fn take() -> Option<Box<Inner>> {
        let spare = FREE_LIST.try_with(|list| list.spare.take());
        spare.ok().flatten().map(ManuallyDrop::into_inner)
    }

    /// Stores a box without rare parts in the list of this thread.
    #[inline(always)]
    pub(crate) fn put(inner: Box<Inner>) {
        let mut other = Some(ManuallyDrop::new(inner));
        let _ = FREE_LIST.try_with(|list| {
            if list.is_owned.get() {
                other = list.spare.replace(other.take());
            }
        });
        if let Some(other) = other {
            put_rarely(other);
        }
    }

    /// As `put`, for the first box of a thread, and for a box that was replaced by another one: one of both is freed. While the
    /// thread ends, the box is freed.
    #[cold]
    #[inline(never)]
    fn put_rarely(inner: Spare) {
        let mut other = Some(inner);
        if OWNER.try_with(|_| ()).is_ok() {
            let _ = FREE_LIST.try_with(|list| {
                list.is_owned.set(true);
                other = list.spare.replace(other.take());
            });
        }
        free(other);
    }

    fn free(spare: Option<Spare>) {
        drop(spare.map(ManuallyDrop::into_inner));
    }
}

#[cfg(not(feature = "std"))]
mod without_threads {
    use alloc::boxed::Box;

    use crate::error::attribute_error::Inner;

    pub(crate) const fn take() -> Option<Box<Inner>> {
        None
    }

    pub(crate) fn put(_: Box<Inner>) {}
}
