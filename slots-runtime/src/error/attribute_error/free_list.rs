//! The allocation of an `AttributeError`: each thread keeps the box of the last error that it dropped.

use alloc::boxed::Box;

use super::{Access, Inner, More};
use crate::error::name::Name;
use crate::model::class::Class;
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::recycled::Recycle;

#[cfg(feature = "std")]
std::thread_local! {
    /// The box of the last error that this thread dropped, so that a program that looks up missing names repeatedly
    /// allocates once.
    static FREE_LIST: core::cell::Cell<Option<Box<Inner>>> = const { core::cell::Cell::new(None) };
}

impl Inner {
    #[inline]
    pub(super) fn boxed(kind: ErrorKind, class: Option<&'static Class>, name: &str) -> Box<Self> {
        #[cfg(feature = "std")]
        if let Ok(Some(mut spare)) = FREE_LIST.try_with(core::cell::Cell::take) {
            spare.kind = kind;
            spare.access = Access::Get;
            spare.suggests = true;
            spare.class = class;
            spare.name.set(name);
            return spare;
        }
        Inner::fresh(kind, class, name)
    }

    #[cold]
    #[inline(never)]
    #[expect(
        clippy::unnecessary_box_returns,
        reason = "the caller returns a recycled box or this one"
    )]
    fn fresh(kind: ErrorKind, class: Option<&'static Class>, name: &str) -> Box<Self> {
        Box::new(Inner {
            kind,
            access: Access::Get,
            suggests: true,
            class,
            name: Name::new(name),
            more: None,
        })
    }

    #[cfg(feature = "std")]
    #[cold]
    #[inline(never)]
    fn forget(&mut self) {
        self.more = None;
        self.name.shrink();
    }
}

#[cfg(feature = "std")]
#[cold]
#[inline(never)]
fn free(inner: Option<Box<Inner>>) {
    drop(inner);
}

impl Recycle for Inner {
    #[cfg(feature = "std")]
    #[inline]
    fn recycle(mut self: Box<Self>) {
        if self.more.is_some() || self.name.is_large() {
            self.forget();
        }
        // While a thread ends, its free list is gone; the box is freed.
        match FREE_LIST.try_with(|spare| spare.replace(Some(self))) {
            Ok(None) => {}
            other => free(other.ok().flatten()),
        }
    }

    #[cfg(not(feature = "std"))]
    fn recycle(self: Box<Self>) {}
}

impl Recycle for More {
    /// Frees the box. A function that is not inlined, so that a crate which drops errors does not compile the drop of the parts.
    #[cold]
    #[inline(never)]
    fn recycle(self: Box<Self>) {}
}
