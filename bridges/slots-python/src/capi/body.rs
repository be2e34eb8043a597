//! The part of a Python object that belongs to Rust, in four words.

use std::cell::{Cell, UnsafeCell};
use std::mem::ManuallyDrop;

use pyo3::prelude::*;
use slots_runtime::{Object, SharedObject};

use super::nested::TableId;
use super::object::OwnedObject;
use crate::place::PlaceRef;

/// The part of an instance that belongs to Rust.
pub(crate) struct Body {
    pub(crate) place: PlaceRef,
    kind: Cell<Kind>,
    borrows: Cell<u16>,
    /// The instances of nested objects that exist now (P7).
    pub(super) nested: Cell<Option<TableId>>,
    /// Of the type that `kind` tells (P13).
    data: UnsafeCell<Data>,
}

/// Where the object of an instance is.
pub(crate) enum State {
    /// No constructor was called yet.
    Empty,
    /// The instance owns it.
    Owned(OwnedObject),
    /// It is shared with Rust; the handle is that of the whole object. The box keeps other instances small.
    Shared(Box<SharedObject>),
    /// It is a part of the object of this instance.
    Nested(Py<PyAny>),
}

/// The variant of a [`State`].
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Empty,
    Owned,
    Shared,
    Nested,
}

/// What the variants of a [`State`] hold.
union Data {
    empty: (),
    owned: ManuallyDrop<OwnedObject>,
    shared: ManuallyDrop<Box<SharedObject>>,
    root: ManuallyDrop<Py<PyAny>>,
}

/// The number of borrows while a state is borrowed mutably.
const MUTABLY: u16 = u16::MAX;

impl Body {
    pub(crate) fn new(place: PlaceRef, state: State) -> Self {
        let (kind, data) = parts(state);
        let (kind, data) = (Cell::new(kind), UnsafeCell::new(data));
        Body { place, kind, borrows: Cell::new(0), nested: Cell::new(None), data }
    }

    /// Borrows the state; `None` if it is borrowed mutably.
    #[inline]
    pub(crate) fn borrow(&self) -> Option<Borrowed<'_>> {
        let borrows = self.borrows.get();
        if borrows >= MUTABLY - 1 {
            return None;
        }
        self.borrows.set(borrows + 1);
        Some(Borrowed(self))
    }

    /// Borrows the state mutably; `None` if it is borrowed.
    #[inline]
    pub(crate) fn borrow_mut(&self) -> Option<BorrowedMut<'_>> {
        if self.borrows.get() != 0 {
            return None;
        }
        self.borrows.set(MUTABLY);
        Some(BorrowedMut(self))
    }

    /// Whether no constructor was called yet.
    pub(crate) fn is_empty(&self) -> bool {
        self.kind.get() == Kind::Empty
    }

    /// Whether the instance owns its object.
    #[inline]
    pub(crate) fn is_owner(&self) -> bool {
        self.kind.get() == Kind::Owned
    }

    /// Whether the object is a part of that of another instance.
    #[inline]
    pub(crate) fn is_nested(&self) -> bool {
        self.kind.get() == Kind::Nested
    }
}

impl Drop for Body {
    fn drop(&mut self) {
        // No borrow outlives the body.
        self.borrows.set(0);
        if let Some(mut state) = self.borrow_mut() {
            drop(state.replace(State::Empty));
        }
    }
}

fn parts(state: State) -> (Kind, Data) {
    match state {
        State::Empty => (Kind::Empty, Data { empty: () }),
        State::Owned(owned) => (Kind::Owned, Data { owned: ManuallyDrop::new(owned) }),
        State::Shared(shared) => (Kind::Shared, Data { shared: ManuallyDrop::new(shared) }),
        State::Nested(root) => (Kind::Nested, Data { root: ManuallyDrop::new(root) }),
    }
}

/// A state, borrowed.
pub(crate) struct Borrowed<'a>(&'a Body);

/// What a borrowed state holds.
pub(crate) enum StateRef<'a> {
    Empty,
    Owned(&'a (dyn Object + Send + Sync)),
    Shared(&'a SharedObject),
    Nested(&'a Py<PyAny>),
}

impl Borrowed<'_> {
    #[inline]
    pub(crate) fn state(&self) -> StateRef<'_> {
        // SAFETY: P13: the state is borrowed, so that there is no other reference to be changed.
        let data = unsafe { &*self.0.data.get() };
        match self.0.kind.get() {
            Kind::Empty => StateRef::Empty,
            // SAFETY: P13: the data is of its kind.
            Kind::Owned => StateRef::Owned(&***unsafe { &data.owned }),
            // SAFETY: P13: as above.
            Kind::Shared => StateRef::Shared(unsafe { &data.shared }),
            // SAFETY: P13: as above.
            Kind::Nested => StateRef::Nested(unsafe { &data.root }),
        }
    }
}

impl Drop for Borrowed<'_> {
    #[inline]
    fn drop(&mut self) {
        self.0.borrows.set(self.0.borrows.get() - 1);
    }
}

/// A state, borrowed mutably.
pub(crate) struct BorrowedMut<'a>(&'a Body);

impl BorrowedMut<'_> {
    /// The object, if the instance owns it.
    #[inline]
    pub(crate) fn object(&mut self) -> Option<&mut (dyn Object + Send + Sync)> {
        if !self.0.is_owner() {
            return None;
        }
        // SAFETY: P13: the state is borrowed mutably, so that there is no other reference.
        let data = unsafe { &mut *self.0.data.get() };
        // SAFETY: P13: the data is of its kind.
        Some(&mut ***unsafe { &mut data.owned })
    }

    /// Puts another state in the place of the present one.
    pub(crate) fn replace(&mut self, state: State) -> State {
        let (kind, data) = parts(state);
        let kind = self.0.kind.replace(kind);
        // SAFETY: P13: the state is borrowed mutably, so that there is no other reference.
        let mut data = std::mem::replace(unsafe { &mut *self.0.data.get() }, data);
        match kind {
            Kind::Empty => State::Empty,
            Kind::Owned => {
                // SAFETY: P13: the data is of its kind.
                let owned = unsafe { &mut data.owned };
                // SAFETY: P13: the data is not used any more.
                State::Owned(unsafe { ManuallyDrop::take(owned) })
            }
            Kind::Shared => {
                // SAFETY: P13: the data is of its kind.
                let shared = unsafe { &mut data.shared };
                // SAFETY: P13: the data is not used any more.
                State::Shared(unsafe { ManuallyDrop::take(shared) })
            }
            Kind::Nested => {
                // SAFETY: P13: the data is of its kind.
                let root = unsafe { &mut data.root };
                // SAFETY: P13: the data is not used any more.
                State::Nested(unsafe { ManuallyDrop::take(root) })
            }
        }
    }
}

impl Drop for BorrowedMut<'_> {
    #[inline]
    fn drop(&mut self) {
        self.0.borrows.set(0);
    }
}
