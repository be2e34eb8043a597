//! `Seen`: a value of any type, seen as a type of this crate; and `Describe`, the description of a foreign struct.

use core::marker::PhantomData;
use core::ptr::NonNull;

use crate::model::decl::Decl;
use crate::model::kernel::declare::Declare;

/// A wrapper of a `T` that can implement traits of this crate for it. Wrappers with different `M` are different
/// types, so that one `T` can have several implementations.
///
/// **I12, transparent.** A `Seen<T, M>` is a `T`: it has the same size, alignment and valid values, and its only field with a
/// size lies at offset 0. Enforced by `repr(transparent)`.
#[derive(Debug)]
#[repr(transparent)]
pub struct Seen<T, M>(T, PhantomData<fn() -> M>);

impl<T, M> Seen<T, M> {
    /// The value, borrowed.
    pub(crate) const fn of(value: &T) -> &Self {
        // SAFETY: I12: the value is a `Seen` too; the result borrows it.
        unsafe { NonNull::from_ref(value).cast::<Self>().as_ref() }
    }

    /// The value, borrowed mutably.
    pub(crate) const fn of_mut(value: &mut T) -> &mut Self {
        // SAFETY: I12: as in `of`, and each `Seen` is a valid `T`; the result borrows the value mutably.
        unsafe { NonNull::from_mut(value).cast::<Self>().as_mut() }
    }

    /// The value.
    pub const fn inner(&self) -> &T {
        &self.0
    }

    /// The value, moved.
    pub(crate) fn into_inner(self) -> T {
        self.0
    }

    pub(crate) const fn new(value: T) -> Self {
        Seen(value, PhantomData)
    }
}

/// A struct that describes the fields of a struct of another crate, for which the crate of the user cannot implement
/// [`Declare`].
///
/// # Safety
/// [`DECL`](Self::DECL) must describe [`Value`](Self::Value) as the contract of [`Declare`] states, except that `type_id` is that of
/// `Seen<Self::Value, Self>`, and that fields may be missing in it if `skipped` is not empty.
#[diagnostic::on_unimplemented(
    message = "`{Self}` describes no struct of another crate",
    label = "this is not a description",
    note = "write `#[slots(remote = path::Struct)]` above a description; a struct with slots of its own needs no `with`, and a module of functions has a name in lower case"
)]
pub unsafe trait Describe: Sized + 'static {
    /// The struct of another crate.
    type Value: 'static;
    /// The class as declared.
    const DECL: &'static Decl;
    /// Makes the value whose attributes a new object has where none are given.
    const DEFAULT: Option<fn() -> Self::Value> = None;
}

// SAFETY: I1, by the contract of `Describe`: `DECL` describes the `D::Value`; I12: which lies at offset 0 of the `Seen`.
unsafe impl<D: Describe> Declare for Seen<D::Value, D> {
    const DECL: &'static Decl = D::DECL;
    const DEFAULT: Option<fn() -> Self> = match D::DEFAULT {
        Some(_) => Some(|| match D::DEFAULT {
            Some(make) => Seen::new(make()),
            None => unreachable!(),
        }),
        None => None,
    };
}
