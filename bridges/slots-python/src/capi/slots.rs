//! The functions of slots, which CPython calls for each access to one. Scalars and nested objects take a short path, which does
//! not attach PyO3; all else takes the path of the module `access`.

use std::ffi::{c_int, c_void};

use pyo3::ffi;
use pyo3::prelude::*;
use slots_runtime::{AnySlot, AttributeError, Class, IntoValue, Object, Value};

use super::attributes::{borrowed, pointer, status};
use super::body::{Body, StateRef};
use super::guard;
use super::instance::{self, body_of};
use super::types::Descr;
use crate::place::Place;
use crate::{access, errors};

/// The descriptor data of a slot.
///
/// # Safety
/// `closure` is the closure of a descriptor that `add_slot` made.
unsafe fn descr<'a>(closure: *mut c_void) -> &'a Descr {
    // SAFETY: P4, which the caller promises.
    unsafe { &*closure.cast::<Descr>() }
}

/// The instance that owns or shares the object of which an instance is a part.
fn root_of(this: *mut ffi::PyObject, body: &Body) -> Option<*mut ffi::PyObject> {
    if !body.is_nested() {
        return Some(this);
    }
    match body.borrow()?.state() {
        StateRef::Nested(root) => Some(root.as_ptr()),
        _ => None,
    }
}

/// Calls a function with the whole object of a root instance, if that needs no wait.
#[inline]
fn read_now<R>(root: &Body, f: impl FnOnce(&dyn Object) -> Option<R>) -> Option<R> {
    match root.borrow()?.state() {
        StateRef::Owned(object) => f(object),
        StateRef::Shared(shared) => shared.try_read(f).ok()?,
        _ => None,
    }
}

/// As [`read_now`], for a function that changes the object.
#[inline]
fn write_now<R>(root: &Body, f: impl FnOnce(&mut dyn Object) -> R) -> Option<R> {
    if root.is_owner() {
        return Some(f(root.borrow_mut()?.object()?));
    }
    // Another thread may write a shared object by the same instance: its state is not borrowed mutably.
    match root.borrow()?.state() {
        StateRef::Shared(shared) => shared.try_write(f).ok(),
        _ => None,
    }
}

/// What the short path of a read finds.
enum Found {
    Scalar(*mut ffi::PyObject),
    Object(&'static Class),
}

/// A scalar as a new Python object, or the class of a nested object.
fn found(value: &Value<'_>) -> Option<Found> {
    Some(Found::Scalar(match value {
        // SAFETY: P1.
        Value::Float(it) => unsafe { ffi::PyFloat_FromDouble(*it) },
        // SAFETY: P1.
        Value::Int(it) => unsafe { ffi::PyLong_FromLongLong(*it) },
        // SAFETY: P1.
        Value::Bool(it) => unsafe { ffi::PyBool_FromLong((*it).into()) },
        Value::Str(it) => {
            let len = it.len().cast_signed();
            // SAFETY: P1; the pointer and the length are those of a string, which is valid UTF-8.
            unsafe { ffi::PyUnicode_FromStringAndSize(it.as_ptr().cast(), len) }
        }
        Value::Object(child) => return Some(Found::Object(child.class())),
        _ => return None,
    }))
}

/// The short path of a read.
///
/// # Safety
/// `this` is an instance with this body.
unsafe fn get_now(
    this: *mut ffi::PyObject,
    body: &Body,
    descr: &Descr,
) -> Option<*mut ffi::PyObject> {
    let root = root_of(this, body)?;
    // SAFETY: P2, P8: the root of an instance is an instance, which `this` keeps alive.
    let root_body = unsafe { body_of(root) };
    let cell = body.place.cell(descr.index, descr.name)?;
    if cell.takes_enum.is_some() {
        return None;
    }
    let slot = body.place.attr(cell).ok()?;
    // The value is borrowed: a copy of one that was just stored by its parts would stall the processor.
    let read = |object: &dyn Object| match &slot.get(object) {
        Ok(value) => found(value),
        Err(_) => None,
    };
    match read_now(root_body, read)? {
        Found::Scalar(scalar) => Some(scalar),
        Found::Object(class) => {
            let place = cell.known_child(class)?;
            // SAFETY: P1, P2: as above, the root is an instance with this body.
            unsafe { instance::nested_now(root, root_body, place) }
        }
    }
}

/// The getter of a slot.
pub(super) unsafe extern "C" fn get_slot(
    this: *mut ffi::PyObject,
    closure: *mut c_void,
) -> *mut ffi::PyObject {
    // SAFETY: P2, P4: the descriptor checked the type, and the closure is its own.
    guard(std::ptr::null_mut(), || unsafe { get(this, closure) })
}

/// Reads a slot.
///
/// # Safety
/// `this` is an instance of a type that has the slot; `closure` is that of the slot's descriptor.
#[inline]
pub(super) unsafe fn get(this: *mut ffi::PyObject, closure: *mut c_void) -> *mut ffi::PyObject {
    // SAFETY: P2, which the caller promises.
    let body = unsafe { body_of(this) };
    // SAFETY: P4, which the caller promises.
    let descr = unsafe { descr(closure) };
    // SAFETY: P2, P8: it is the body of `this`.
    match unsafe { get_now(this, body, descr) } {
        Some(value) => value,
        // SAFETY: P2, P8: as above.
        None => unsafe { get_later(this, body, descr) },
    }
}

/// The read of a slot that the short path did not take.
///
/// # Safety
/// `this` is an instance with this body.
#[cold]
unsafe fn get_later(this: *mut ffi::PyObject, body: &Body, descr: &Descr) -> *mut ffi::PyObject {
    Python::attach(|py| {
        // SAFETY: P8.
        let this = unsafe { borrowed(py, &this) };
        pointer(access::get_slot(this, body, descr.index, descr.name), py)
    })
}

/// The short path of a write of a scalar of exactly a type of Python.
///
/// # Safety
/// `this` is an instance with this body; `value` is valid.
unsafe fn set_now(
    this: *mut ffi::PyObject,
    body: &Body,
    descr: &Descr,
    value: *mut ffi::PyObject,
) -> Option<Result<(), AttributeError>> {
    let place = &*body.place;
    let cell = place.cell(descr.index, descr.name)?;
    if !cell.is_scalar {
        return None;
    }
    let slot = place.attr(cell).ok()?;
    // SAFETY: P2, P8: the root of an instance is an instance, which `this` keeps alive.
    let root = unsafe { body_of(root_of(this, body)?) };
    // SAFETY: P1, P8: the caller keeps the value alive during this call.
    let ty = unsafe { ffi::Py_TYPE(value) };
    if ty == &raw mut ffi::PyFloat_Type {
        // SAFETY: P1; the value is a float.
        return put(root, place, slot, unsafe { ffi::PyFloat_AS_DOUBLE(value) });
    }
    if ty == &raw mut ffi::PyLong_Type {
        let mut overflow = 0;
        // SAFETY: P1; the value is an integer, for which the function does not fail.
        let it = unsafe { ffi::PyLong_AsLongLongAndOverflow(value, &raw mut overflow) };
        return if overflow == 0 { put(root, place, slot, it) } else { None };
    }
    if ty == &raw mut ffi::PyBool_Type {
        // SAFETY: P1; it compares addresses.
        return put(root, place, slot, unsafe { ffi::Py_IsTrue(value) } != 0);
    }
    if ty != &raw mut ffi::PyUnicode_Type {
        return None;
    }
    let mut len = 0;
    // SAFETY: P1; the value is a string.
    let text = unsafe { ffi::PyUnicode_AsUTF8AndSize(value, &raw mut len) };
    if text.is_null() {
        // A lone surrogate; the other path raises the error.
        // SAFETY: P1.
        unsafe { ffi::PyErr_Clear() };
        return None;
    }
    // SAFETY: P8: the string keeps its UTF-8 text, of this length, as long as it lives.
    let bytes = unsafe { std::slice::from_raw_parts(text.cast::<u8>(), len.cast_unsigned()) };
    put(root, place, slot, std::str::from_utf8(bytes).ok()?)
}

/// Writes a scalar, if that needs no wait. It becomes a [`Value`] where it is used: a copy of a value that was just stored by its
/// parts would stall the processor.
#[inline]
fn put<'v>(
    root: &Body,
    place: &Place,
    slot: &AnySlot,
    scalar: impl IntoValue<'v>,
) -> Option<Result<(), AttributeError>> {
    write_now(root, |whole| place.is_in(whole).then(|| slot.set(whole, scalar)))?
}

/// The setter of a slot; without a value, its deleter.
pub(super) unsafe extern "C" fn set_slot(
    this: *mut ffi::PyObject,
    value: *mut ffi::PyObject,
    closure: *mut c_void,
) -> c_int {
    // SAFETY: P2, P4, P8: the descriptor checked the type, the closure is its own, and the value is null or valid.
    guard(-1, || unsafe { set(this, value, closure) })
}

/// Writes a slot, or deletes it if there is no value.
///
/// # Safety
/// `this` is an instance of a type that has the slot; `closure` is that of the slot's descriptor; `value` is null or valid.
#[inline]
pub(super) unsafe fn set(
    this: *mut ffi::PyObject,
    value: *mut ffi::PyObject,
    closure: *mut c_void,
) -> c_int {
    // SAFETY: P2, which the caller promises.
    let body = unsafe { body_of(this) };
    // SAFETY: P4, which the caller promises.
    let descr = unsafe { descr(closure) };
    // SAFETY: P2, P8: it is the body of `this`, and the value is not null.
    let now = if value.is_null() { None } else { unsafe { set_now(this, body, descr, value) } };
    if matches!(now, Some(Ok(()))) {
        return 0;
    }
    // SAFETY: P2, P8: as above.
    unsafe { set_later(this, body, descr, value, now) }
}

/// The end of a write that the short path did not take, or that failed.
///
/// # Safety
/// `this` is an instance with this body; `value` is null or valid.
#[cold]
unsafe fn set_later(
    this: *mut ffi::PyObject,
    body: &Body,
    descr: &Descr,
    value: *mut ffi::PyObject,
    now: Option<Result<(), AttributeError>>,
) -> c_int {
    Python::attach(|py| {
        // SAFETY: P8.
        let this = unsafe { borrowed(py, &this) };
        let result = match now {
            Some(done) => done.map_err(|error| errors::raise(this, &error, None)),
            None if value.is_null() => access::delete(this, body, descr.name),
            None => {
                // SAFETY: P8.
                let value = unsafe { borrowed(py, &value) };
                access::set_slot(this, body, descr.index, descr.name, value)
            }
        };
        status(result, py)
    })
}
