//! Access to attributes: the look-up of names, and the constructor.

use std::ffi::{c_int, c_void};

use pyo3::ffi;
use pyo3::prelude::*;

use super::guard;
use super::instance::body_of;
use super::slots::{self, get_slot};
use crate::{access, construct, support};

unsafe extern "C" {
    /// Finds a name in the type and its bases; a borrowed reference or null, without an exception.
    #[link_name = "_PyType_Lookup"]
    fn type_lookup(ty: *mut ffi::PyTypeObject, name: *mut ffi::PyObject) -> *mut ffi::PyObject;
}

/// Borrows an argument of a function that CPython calls.
///
/// # Safety
/// The object is valid during `'a`.
pub(super) unsafe fn borrowed<'a, 'py>(
    py: Python<'py>,
    object: &'a *mut ffi::PyObject,
) -> &'a Bound<'py, PyAny> {
    // SAFETY: P8, which the caller promises.
    unsafe { Bound::ref_from_ptr(py, object) }
}

pub(super) fn pointer(result: PyResult<Py<PyAny>>, py: Python<'_>) -> *mut ffi::PyObject {
    match result {
        Ok(object) => object.into_ptr(),
        Err(error) => {
            error.restore(py);
            std::ptr::null_mut()
        }
    }
}

pub(super) fn status(result: PyResult<()>, py: Python<'_>) -> c_int {
    match result {
        Ok(()) => 0,
        Err(error) => {
            error.restore(py);
            -1
        }
    }
}

/// What a type has under a name.
enum Found {
    Nothing,
    /// A slot, with the closure of its descriptor.
    Slot(*mut c_void),
    /// A descriptor that writes, which goes before the entries of an overflow map.
    Data,
    /// Any other attribute of the class.
    Other,
}

/// # Safety
/// `this` is an instance; `name` is a string.
unsafe fn look_up(this: *mut ffi::PyObject, name: *mut ffi::PyObject) -> Found {
    // SAFETY: P1, P8.
    let ty = unsafe { ffi::Py_TYPE(this) };
    // SAFETY: P1, P8: the name is a string, and a type outlives its instance.
    let found = unsafe { type_lookup(ty, name) };
    if found.is_null() {
        return Found::Nothing;
    }
    // SAFETY: P1, P8: the type keeps what it has alive, since no code runs in between.
    let ty = unsafe { ffi::Py_TYPE(found) };
    if ty == &raw mut ffi::PyGetSetDescr_Type {
        // SAFETY: P8: an object of this type is a `PyGetSetDescrObject`.
        let def = unsafe { (*found.cast::<ffi::PyGetSetDescrObject>()).d_getset };
        // SAFETY: P8: the definition of a descriptor lives as long as the descriptor.
        let def = unsafe { &*def };
        if def.get.is_some_and(|get| std::ptr::fn_addr_eq(get, get_slot as ffi::getter)) {
            return Found::Slot(def.closure);
        }
        return Found::Data;
    }
    // SAFETY: P8: the type of a valid object is valid.
    if unsafe { (*ty).tp_descr_set }.is_some() { Found::Data } else { Found::Other }
}

/// Whether instances of the type of an object have a dictionary of their own, as those of Python subclasses may.
///
/// # Safety
/// The object is valid.
unsafe fn has_dict(this: *mut ffi::PyObject) -> bool {
    // SAFETY: P1; the object is valid.
    let ty = unsafe { ffi::Py_TYPE(this) };
    // SAFETY: P8: the type of a valid object is valid.
    unsafe { (*ty).tp_dictoffset != 0 }
}

/// `tp_getattro`, in the order of CPython.
pub(super) unsafe extern "C" fn getattro(
    this: *mut ffi::PyObject,
    name: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    // SAFETY: P2, P8: it is the slot of a type that derives from the root type.
    guard(std::ptr::null_mut(), || unsafe { get(this, name) })
}

/// # Safety
/// `this` is an instance; `name` is valid.
unsafe fn get(this: *mut ffi::PyObject, name: *mut ffi::PyObject) -> *mut ffi::PyObject {
    // SAFETY: P1, P8.
    if unsafe { ffi::PyUnicode_Check(name) } == 0 {
        // SAFETY: P1, P8; it raises the error of CPython.
        return unsafe { ffi::PyObject_GenericGetAttr(this, name) };
    }
    // SAFETY: P8: the arguments are an instance and a string.
    let found = unsafe { look_up(this, name) };
    if let Found::Slot(closure) = found {
        // SAFETY: P4: it is the closure of a slot of this type.
        return unsafe { slots::get(this, closure) };
    }
    // SAFETY: P2.
    let body = unsafe { body_of(this) };
    if !matches!(found, Found::Data) && body.place.class.is_dynamic() {
        let value = Python::attach(|py| {
            // SAFETY: P8.
            let this = unsafe { borrowed(py, &this) };
            // SAFETY: P8.
            let name = unsafe { borrowed(py, &name) };
            access::get_overflow(this, body, name).map(|result| pointer(result, py))
        });
        if let Some(value) = value {
            return value;
        }
    }
    // SAFETY: P8.
    if matches!(found, Found::Nothing) && !unsafe { has_dict(this) } {
        // SAFETY: P1, P8.
        unsafe { raise_miss(this, name) };
        return std::ptr::null_mut();
    }
    // SAFETY: P1, P8.
    let value = unsafe { ffi::PyObject_GenericGetAttr(this, name) };
    // SAFETY: P1.
    if value.is_null() && matches!(found, Found::Nothing) && unsafe { is_attribute_error() } {
        // SAFETY: P1; another one takes its place.
        unsafe { ffi::PyErr_Clear() };
        // SAFETY: P1, P8.
        unsafe { raise_miss(this, name) };
    }
    value
}

/// Whether the exception of this thread, which has one, is an `AttributeError`.
///
/// # Safety
/// The thread is attached.
unsafe fn is_attribute_error() -> bool {
    // SAFETY: P1; the type is initialized before this crate is loaded.
    let ty = unsafe { ffi::PyExc_AttributeError };
    // SAFETY: P1, P8.
    unsafe { ffi::PyErr_ExceptionMatches(ty) != 0 }
}

/// Raises `AttributeError` for a name that an object does not have. Only its type and its arguments are made here: the message,
/// with its suggestion, is made when it is read.
///
/// # Safety
/// Both arguments are valid.
unsafe fn raise_miss(this: *mut ffi::PyObject, name: *mut ffi::PyObject) {
    let Some(missing) = support::missing() else {
        // The first miss.
        return Python::attach(|py| match support::make_missing(py) {
            // SAFETY: P1, P8: the arguments are those of this function.
            Ok(()) => unsafe { raise_miss(this, name) },
            Err(error) => error.restore(py),
        });
    };
    // SAFETY: P1, P8; the arguments are three objects, as the number says.
    let args = unsafe { ffi::PyTuple_Pack(3, missing.pending.as_ptr(), this, name) };
    if args.is_null() {
        return;
    }
    let ty = missing.ty.as_ptr();
    if let Some(descriptor) = &missing.name {
        // SAFETY: P1, P8: `name` and the objects of `missing` are valid.
        unsafe { raise_named(ty, args, descriptor.as_ptr(), name) };
    } else {
        // SAFETY: P1, P9.
        unsafe { ffi::PyErr_SetObject(ty, args) };
    }
    // SAFETY: P1, P9: the reference to the new tuple is not used any more.
    unsafe { ffi::Py_DECREF(args) };
}

/// Makes an exception, sets its name by a descriptor, and raises it.
///
/// # Safety
/// The thread is attached; all arguments are valid: a type of exceptions, a tuple, the descriptor `AttributeError.name`, a string.
unsafe fn raise_named(
    ty: *mut ffi::PyObject,
    args: *mut ffi::PyObject,
    descriptor: *mut ffi::PyObject,
    name: *mut ffi::PyObject,
) {
    // SAFETY: P1, P8.
    let error = unsafe { ffi::PyObject_Call(ty, args, std::ptr::null_mut()) };
    if error.is_null() {
        return;
    }
    // SAFETY: P1, P8.
    let descriptor_type = unsafe { ffi::Py_TYPE(descriptor) };
    // SAFETY: P8: the type of a valid object is valid.
    let set = unsafe { (*descriptor_type).tp_descr_set };
    // SAFETY: P1, P8: the slot of the descriptor's type, with objects that are valid; the error is an `AttributeError`.
    if set.is_some_and(|set| unsafe { set(descriptor, error, name) } == 0) {
        // SAFETY: P1, P8.
        unsafe { ffi::PyErr_SetObject(ty, error) };
    }
    // SAFETY: P1, P9: the reference to the new exception is not used any more.
    unsafe { ffi::Py_DECREF(error) };
}

/// Writes an attribute, or deletes it if there is no value.
///
/// # Safety
/// `this` is an instance; `name` is valid; `value` is null or valid.
pub(super) unsafe fn assign(
    this: *mut ffi::PyObject,
    name: *mut ffi::PyObject,
    value: *mut ffi::PyObject,
) -> c_int {
    // SAFETY: P1, P8.
    if unsafe { ffi::PyUnicode_Check(name) } == 0 {
        // SAFETY: P1, P8; it raises the error of CPython.
        return unsafe { ffi::PyObject_GenericSetAttr(this, name, value) };
    }
    // SAFETY: P8: the arguments are an instance and a string.
    let found = unsafe { look_up(this, name) };
    if let Found::Slot(closure) = found {
        // SAFETY: P4: it is the closure of a slot of this type.
        return unsafe { slots::set(this, value, closure) };
    }
    // SAFETY: P2, P8: the arguments are those of this function.
    unsafe { assign_other(this, name, value, &found) }
}

/// As [`assign`], for a name that is not that of a slot. It is not inlined, so that a write to a slot saves fewer registers.
///
/// # Safety
/// `this` is an instance; `name` is a string; `value` is null or valid.
#[inline(never)]
unsafe fn assign_other(
    this: *mut ffi::PyObject,
    name: *mut ffi::PyObject,
    value: *mut ffi::PyObject,
    found: &Found,
) -> c_int {
    // SAFETY: P2.
    let body = unsafe { body_of(this) };
    let is_dynamic = body.place.class.is_dynamic();
    // SAFETY: P8.
    let is_unknown = matches!(found, Found::Nothing) && !unsafe { has_dict(this) };
    if matches!(found, Found::Data) || !(is_dynamic || is_unknown) {
        // SAFETY: P1, P8; a null value deletes.
        return unsafe { ffi::PyObject_GenericSetAttr(this, name, value) };
    }
    Python::attach(|py| {
        // SAFETY: P8.
        let this = unsafe { borrowed(py, &this) };
        // SAFETY: P8.
        let name = unsafe { borrowed(py, &name) };
        // SAFETY: P8; the value is not null.
        let value = (!value.is_null()).then(|| unsafe { borrowed(py, &value) });
        status(access::set_other(this, body, name, value), py)
    })
}

/// `tp_init`: makes the object of the keyword arguments.
pub(super) unsafe extern "C" fn init(
    this: *mut ffi::PyObject,
    args: *mut ffi::PyObject,
    kwargs: *mut ffi::PyObject,
) -> c_int {
    guard(-1, || {
        Python::attach(|py| {
            // SAFETY: P8.
            let bound = unsafe { borrowed(py, &this) };
            // SAFETY: P8: it is a tuple.
            let args = unsafe { borrowed(py, &args) };
            // SAFETY: P8: it is a dictionary, since it is not null.
            let kwargs = (!kwargs.is_null()).then(|| unsafe { borrowed(py, &kwargs) });
            // SAFETY: P2: `tp_init` is called for instances only.
            let body = unsafe { body_of(this) };
            status(construct::init(bound, body, args, kwargs), py)
        })
    })
}
