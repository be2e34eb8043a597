//! The allocation of an `AttributeError`.

use alloc::boxed::Box;

use super::{Access, Inner, More, free_list};
use crate::error::name::Name;
use crate::model::class::Class;
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::recycled::Recycle;

impl Inner {
    #[inline]
    pub(super) fn boxed(kind: ErrorKind, class: Option<&'static Class>, name: &str) -> Box<Self> {
        if Name::is_usual(name.len())
            && let Some(mut inner) = free_list::take()
        {
            inner.start(kind, class);
            inner.name.set_usual(name);
            return inner;
        }
        Inner::boxed_rarely(kind, class, name)
    }

    /// As `boxed`, for the first error of a thread, and for a name of unusual length. It is the only call of `boxed`, and the last
    /// step, so that `boxed` has few registers to save.
    #[cold]
    #[inline(never)]
    fn boxed_rarely(kind: ErrorKind, class: Option<&'static Class>, name: &str) -> Box<Self> {
        let mut inner = free_list::take().unwrap_or_else(|| {
            Box::new(Inner {
                kind,
                access: Access::Get,
                suggests: true,
                class,
                name: Name::EMPTY,
                more: None,
            })
        });
        inner.start(kind, class);
        if !inner.name.set(name) {
            inner.more().long_name = name.into();
        }
        inner
    }

    /// Sets the parts of a new error, except for its name.
    #[inline(always)]
    fn start(&mut self, kind: ErrorKind, class: Option<&'static Class>) {
        self.kind = kind;
        self.access = Access::Get;
        self.suggests = true;
        self.class = class;
    }
}

impl Recycle for Inner {
    #[inline(never)]
    fn recycle(self: Box<Self>) {
        if self.more.is_none() {
            free_list::put(self);
        } else {
            recycle_rarely(self);
        }
    }
}

/// As `recycle`, for an error with rare parts.
#[cold]
#[inline(never)]
fn recycle_rarely(mut inner: Box<Inner>) {
    inner.more = None;
    free_list::put(inner);
}

impl Recycle for More {
    /// Frees the box. A function that is not inlined, so that a crate which drops errors does not compile the drop of the parts.
    #[cold]
    #[inline(never)]
    fn recycle(self: Box<Self>) {}
}
