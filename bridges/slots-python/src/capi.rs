//! The C API of CPython: all unsafe code of the crate.
//!
//! | invariant | enforced by |
//! |---|---|
//! | P1 attached: the functions that CPython calls, and all functions of this module, run while the thread holds the GIL | CPython calls type slots and getters with the GIL; safe functions take a [`Python`] or a [`Bound`] |
//! | P2 laid out: an object whose type derives from the root type is an [`Instance`] with an initialized body | `new` is the only constructor: it is `tp_new` of the root type and writes the body; the root type has the size of an `Instance`, and every class adds no C fields |
//! | P3 dropped once: the body is dropped by `dealloc`, which CPython calls once | no other function drops a body in place |
//! | P4 leaked: the closure of a getter points to a `Descr` that is never freed | `add_slot` leaks it |
//! | P5 caught: no panic leaves a function that CPython calls | `guard`, `guard_destructor` and `traverse` catch it |
//! | P6 counted: `traverse` visits a reference only if the object is its only owner | the count of the `Arc` is compared with 1, and the address with those of the object |
//! | P7 weak: a pointer to a nested instance is in the table of its root only while the instance exists | `dealloc` of the nested instance removes it, and the instance keeps its root alive |
//! | P8 valid: the objects and types that CPython passes to a function, and those that a valid object owns, are valid during the call; an object of a type of CPython has the layout of that type | the contract of type slots, getters and `METH_FASTCALL`, which also passes as many arguments as it says; a [`Bound`] owns a reference |
//! | P9 returned: a function of the C API that makes an object returns a new reference, or null with an exception | the documentation of each function |
//! | P10 types: a type that derives from the root type is a heap type that the garbage collector tracks; the types that this crate makes are never freed | `make_root` sets the flags, which subclasses inherit; [`types::TypePtr`] leaks a reference |
//! | P11 allocated: an [`object::OwnedObject`] points to an object in memory of its own, of the allocator that its layout selects, until it is dropped, while the thread holds the GIL | `OwnedObject::new` is the only constructor; it is neither `Send` nor public |
//! | P12 counted places: a [`place_ref::PlaceRef`] is the pointer of an `Arc`, of which it owns a count, or which is never freed | `PlaceRef::of` and `clone`, which adds a count, are the only constructors |
//! | P13 of one kind: the data of a [`body::Body`] is of the type of its kind, and references to it exist only during a borrow | both are private, and only `Body::new` and `BorrowedMut::replace` write them |
#![allow(
    unsafe_code,
    reason = "the C API is unsafe; each block names the invariants on which it depends"
)]
#![allow(
    deprecated,
    reason = "up to CPython 3.11, no other functions save and restore an exception"
)]

pub(crate) mod attributes;
pub(crate) mod body;
pub(crate) mod instance;
mod methods;
mod nested;
pub(crate) mod object;
pub(crate) mod place_ref;
mod slots;
pub(crate) mod types;

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use pyo3::ffi;
use pyo3::panic::PanicException;
use pyo3::prelude::*;

/// Whether the main interpreter runs. PyO3 attaches a thread to the main interpreter, and would wait forever in another one.
pub(crate) fn is_main_interpreter(_: Python<'_>) -> bool {
    // SAFETY: P1.
    let current = unsafe { ffi::PyInterpreterState_Get() };
    // SAFETY: P1, P8: the state of the current interpreter is valid.
    let id = unsafe { ffi::PyInterpreterState_GetID(current) };
    id == 0
}

/// Calls a function and turns a panic into an exception of Python (P5).
pub(crate) fn guard<R>(failed: R, call: impl FnOnce() -> R) -> R {
    match catch_unwind(AssertUnwindSafe(call)) {
        Ok(result) => result,
        Err(payload) => {
            raise(text_of(payload));
            failed
        }
    }
}

/// As [`guard`], for a destructor, which cannot raise: a panic is reported to `sys.unraisablehook`, and an exception that the thread
/// has stays.
///
/// # Safety
/// The thread is attached; the type is valid.
unsafe fn guard_destructor(ty: *mut ffi::PyTypeObject, call: impl FnOnce()) {
    let Err(payload) = catch_unwind(AssertUnwindSafe(call)) else { return };
    let text = text_of(payload);
    let [mut kind, mut value, mut traceback] = [std::ptr::null_mut(); 3];
    // SAFETY: P1; the pointers are those of variables.
    unsafe { ffi::PyErr_Fetch(&raw mut kind, &raw mut value, &raw mut traceback) };
    raise(text);
    // SAFETY: P1, P8: it takes the exception from the thread.
    unsafe { ffi::PyErr_WriteUnraisable(ty.cast()) };
    // SAFETY: P1, P9: the references, which may be null, are those that the thread had.
    unsafe { ffi::PyErr_Restore(kind, value, traceback) };
}

/// Raises the exception of a panic. An interpreter that is about to end may be unable to make it.
fn raise(text: String) {
    let raise = || Python::attach(|py| PanicException::new_err(text).restore(py));
    if let Err(payload) = catch_unwind(AssertUnwindSafe(raise)) {
        discard(payload);
    }
}

/// The text of a panic.
fn text_of(payload: Box<dyn Any + Send>) -> String {
    let text = payload
        .downcast_ref::<String>()
        .cloned()
        .or_else(|| payload.downcast_ref::<&str>().map(ToString::to_string))
        .unwrap_or_else(|| "a panic in Rust".to_owned());
    discard(payload);
    text
}

/// Drops the payload of a panic, whose destructor may panic, too.
fn discard(payload: Box<dyn Any + Send>) {
    if let Err(second) = catch_unwind(AssertUnwindSafe(|| drop(payload))) {
        std::mem::forget(second);
    }
}
