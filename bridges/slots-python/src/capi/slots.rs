//! The functions of slots, which CPython calls for each access to one. Scalars and nested objects take a short path, which does
//! not attach PyO3; all else takes the path of the module `access`.

use std::ffi::{c_int, c_void};

use pyo3::ffi;
use pyo3::prelude::*;
use slots_runtime::{AttributeError, Class, Object, Value};

use super::attributes::{borrowed, pointer, status};
use super::guard;
use super::instance::{self, Body, State, body_of};
use super::types::Descr;
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
    Some(match &*body.state.try_borrow().ok()? {
        State::Nested(root) => root.as_ptr(),
        _ => this,
    })
}

/// Calls a function with the whole object of a root instance, if that needs no wait.
fn read_now<R>(root: &Body, f: impl FnOnce(&dyn Object) -> Option<R>) -> Option<R> {
    match &*root.state.try_borrow().ok()? {
        State::Owned(object) => f(&**object),
        State::Shared(shared) => shared.try_read(f).ok()?,
        _ => None,
    }
}

/// As [`read_now`], for a function that changes the object.
fn write_now<R>(root: &Body, f: impl FnOnce(&mut dyn Object) -> R) -> Option<R> {
    // Another thread may write a shared object by the same instance: its state is not borrowed mutably.
    if let State::Shared(shared) = &*root.state.try_borrow().ok()? {
        return shared.try_write(f).ok();
    }
    match &mut *root.state.try_borrow_mut().ok()? {
        State::Owned(object) => Some(f(&mut **object)),
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
    match read_now(root_body, |object| found(&slot.get(object).ok()?))? {
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
    guard(std::ptr::null_mut(), || {
        // SAFETY: P2: the descriptor checked the type.
        let body = unsafe { body_of(this) };
        // SAFETY: P4.
        let descr = unsafe { descr(closure) };
        // SAFETY: P2, P8: it is the body of `this`.
        if let Some(value) = unsafe { get_now(this, body, descr) } {
            return value;
        }
        Python::attach(|py| {
            // SAFETY: P8.
            let this = unsafe { borrowed(py, &this) };
            pointer(access::get_slot(this, body, descr.index, descr.name), py)
        })
    })
}

/// A scalar of exactly a type of Python; a string is borrowed.
///
/// # Safety
/// The value is valid during `'a`.
unsafe fn scalar<'a>(value: *mut ffi::PyObject) -> Option<Value<'a>> {
    // SAFETY: P1, P8.
    let ty = unsafe { ffi::Py_TYPE(value) };
    if ty == &raw mut ffi::PyFloat_Type {
        // SAFETY: P1; the value is a float.
        return Some(Value::Float(unsafe { ffi::PyFloat_AS_DOUBLE(value) }));
    }
    if ty == &raw mut ffi::PyLong_Type {
        let mut overflow = 0;
        // SAFETY: P1; the value is an integer, for which the function does not fail.
        let it = unsafe { ffi::PyLong_AsLongLongAndOverflow(value, &raw mut overflow) };
        return (overflow == 0).then_some(Value::Int(it));
    }
    if ty == &raw mut ffi::PyBool_Type {
        // SAFETY: P1; it compares addresses.
        return Some(Value::Bool(unsafe { ffi::Py_IsTrue(value) } != 0));
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
    Some(Value::Str(std::str::from_utf8(bytes).ok()?.into()))
}

/// The short path of a write.
///
/// # Safety
/// `this` is an instance with this body; `value` is valid.
unsafe fn set_now(
    this: *mut ffi::PyObject,
    body: &Body,
    descr: &Descr,
    value: *mut ffi::PyObject,
) -> Option<Result<(), AttributeError>> {
    let cell = body.place.cell(descr.index, descr.name)?;
    if !cell.is_scalar {
        return None;
    }
    // SAFETY: P8: the caller keeps the value alive during this call.
    let scalar = unsafe { scalar(value) }?;
    let slot = body.place.attr(cell).ok()?;
    // SAFETY: P2, P8: the root of an instance is an instance, which `this` keeps alive.
    let root = unsafe { body_of(root_of(this, body)?) };
    write_now(root, |whole| body.place.is_in(whole).then(|| slot.set(whole, scalar)))?
}

/// The setter of a slot; without a value, its deleter.
pub(super) unsafe extern "C" fn set_slot(
    this: *mut ffi::PyObject,
    value: *mut ffi::PyObject,
    closure: *mut c_void,
) -> c_int {
    guard(-1, || {
        // SAFETY: P2: the descriptor checked the type.
        let body = unsafe { body_of(this) };
        // SAFETY: P4.
        let descr = unsafe { descr(closure) };
        // SAFETY: P2, P8: it is the body of `this`, and the value is not null.
        let now = if value.is_null() { None } else { unsafe { set_now(this, body, descr, value) } };
        if matches!(now, Some(Ok(()))) {
            return 0;
        }
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
    })
}
