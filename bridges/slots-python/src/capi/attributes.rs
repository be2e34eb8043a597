//! Access to attributes: the functions of slots, and the look-up of names.

use std::ffi::{c_int, c_void};

use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::PyTuple;
use slots_runtime::Value;

use super::guard;
use super::instance::{State, body_of};
use super::types::Descr;
use crate::{access, construct, errors, support};

unsafe extern "C" {
    /// Finds a name in the type and its bases; a borrowed reference or null, without an exception.
    #[link_name = "_PyType_Lookup"]
    fn type_lookup(ty: *mut ffi::PyTypeObject, name: *mut ffi::PyObject) -> *mut ffi::PyObject;
}

/// The descriptor data of a slot.
///
/// # Safety
/// `closure` is the closure of a descriptor that `add_slot` made.
unsafe fn descr<'a>(closure: *mut c_void) -> &'a Descr {
    // SAFETY: P4, which the caller promises.
    unsafe { &*closure.cast::<Descr>() }
}

/// Borrows an argument of a function that CPython calls.
///
/// # Safety
/// The object is valid.
unsafe fn borrowed<'a, 'py>(
    py: Python<'py>,
    object: &'a *mut ffi::PyObject,
) -> &'a Bound<'py, PyAny> {
    // SAFETY: the caller promises it.
    unsafe { Bound::ref_from_ptr(py, object) }
}

fn pointer(result: PyResult<Py<PyAny>>, py: Python<'_>) -> *mut ffi::PyObject {
    match result {
        Ok(object) => object.into_ptr(),
        Err(error) => {
            error.restore(py);
            std::ptr::null_mut()
        }
    }
}

fn status(result: PyResult<()>, py: Python<'_>) -> c_int {
    match result {
        Ok(()) => 0,
        Err(error) => {
            error.restore(py);
            -1
        }
    }
}

/// The getter of a slot. A scalar of an owned object is read without attaching PyO3.
pub(super) unsafe extern "C" fn get_slot(
    this: *mut ffi::PyObject,
    closure: *mut c_void,
) -> *mut ffi::PyObject {
    guard(std::ptr::null_mut(), || {
        // SAFETY: P2: the descriptor checked the type.
        let body = unsafe { body_of(this) };
        // SAFETY: P4.
        let descr = unsafe { descr(closure) };
        if let Some(cell) = body.place.cell(descr.index, descr.name)
            && let Ok(state) = body.state.try_borrow()
            && let State::Owned(object) = &*state
            && let Ok(slot) = body.place.attr(cell)
            && let Ok(value) = slot.get(&**object)
        {
            match value {
                // SAFETY: P1.
                Value::Float(it) => return unsafe { ffi::PyFloat_FromDouble(it) },
                // SAFETY: P1.
                Value::Int(it) => return unsafe { ffi::PyLong_FromLongLong(it) },
                // SAFETY: P1.
                Value::Bool(it) => return unsafe { ffi::PyBool_FromLong(it.into()) },
                Value::Str(it) => {
                    let len = it.len().cast_signed();
                    // SAFETY: P1; the pointer and the length are those of a string, which is valid UTF-8.
                    return unsafe { ffi::PyUnicode_FromStringAndSize(it.as_ptr().cast(), len) };
                }
                _ => {}
            }
        }
        Python::attach(|py| {
            // SAFETY: CPython passes a valid object.
            let this = unsafe { borrowed(py, &this) };
            pointer(access::get_slot(this, body, descr.index, descr.name), py)
        })
    })
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
        // SAFETY: P1; the value is null or valid.
        let float = !value.is_null() && unsafe { ffi::PyFloat_CheckExact(value) } != 0;
        if float
            && let Some(cell) = body.place.cell(descr.index, descr.name)
            && !cell.is_any
            && let Ok(mut state) = body.state.try_borrow_mut()
            && let State::Owned(object) = &mut *state
            && let Ok(slot) = body.place.attr(cell)
        {
            // SAFETY: P1; the value is a float.
            let float = unsafe { ffi::PyFloat_AS_DOUBLE(value) };
            return match slot.set(&mut **object, float) {
                Ok(()) => 0,
                Err(error) => {
                    drop(state);
                    Python::attach(|py| {
                        // SAFETY: CPython passes a valid object.
                        let this = unsafe { borrowed(py, &this) };
                        status(Err(errors::raise(this, &error, None)), py)
                    })
                }
            };
        }
        Python::attach(|py| {
            // SAFETY: CPython passes a valid object.
            let this = unsafe { borrowed(py, &this) };
            let result = if value.is_null() {
                access::delete(this, body, descr.name)
            } else {
                // SAFETY: CPython passes a valid object.
                let value = unsafe { borrowed(py, &value) };
                access::set_slot(this, body, descr.index, descr.name, value)
            };
            status(result, py)
        })
    })
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
    // SAFETY: P1; the object is valid.
    let ty = unsafe { ffi::Py_TYPE(this) };
    // SAFETY: P1; both are valid.
    let found = unsafe { type_lookup(ty, name) };
    if found.is_null() {
        return Found::Nothing;
    }
    // SAFETY: P1; the type keeps the object alive.
    let ty = unsafe { ffi::Py_TYPE(found) };
    if ty == &raw mut ffi::PyGetSetDescr_Type {
        // SAFETY: an object of this type is a `PyGetSetDescrObject`.
        let def = unsafe { (*found.cast::<ffi::PyGetSetDescrObject>()).d_getset };
        // SAFETY: the definition of a descriptor lives as long as the descriptor.
        let def = unsafe { &*def };
        if def.get.is_some_and(|get| std::ptr::fn_addr_eq(get, get_slot as ffi::getter)) {
            return Found::Slot(def.closure);
        }
        return Found::Data;
    }
    // SAFETY: the type of a valid object is valid.
    if unsafe { (*ty).tp_descr_set }.is_some() { Found::Data } else { Found::Other }
}

/// Whether instances of the type of an object have a dictionary of their own, as those of Python subclasses may.
///
/// # Safety
/// The object is valid.
unsafe fn has_dict(this: *mut ffi::PyObject) -> bool {
    // SAFETY: P1; the object is valid.
    let ty = unsafe { ffi::Py_TYPE(this) };
    // SAFETY: the type of a valid object is valid.
    unsafe { (*ty).tp_dictoffset != 0 }
}

/// `tp_getattro`, in the order of CPython.
pub(super) unsafe extern "C" fn getattro(
    this: *mut ffi::PyObject,
    name: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    // SAFETY: P1; CPython passes a valid object.
    if unsafe { ffi::PyUnicode_Check(name) } == 0 {
        // SAFETY: P1; it raises the error of CPython.
        return unsafe { ffi::PyObject_GenericGetAttr(this, name) };
    }
    // SAFETY: the arguments are an instance and a string.
    let found = unsafe { look_up(this, name) };
    if let Found::Slot(closure) = found {
        // SAFETY: P4: it is the closure of a slot of this type.
        return unsafe { get_slot(this, closure) };
    }
    // SAFETY: P2.
    let body = unsafe { body_of(this) };
    if !matches!(found, Found::Data) && body.place.class.is_dynamic() {
        let value = guard(Some(std::ptr::null_mut()), || {
            Python::attach(|py| {
                // SAFETY: CPython passes a valid object.
                let this = unsafe { borrowed(py, &this) };
                // SAFETY: as above.
                let name = unsafe { borrowed(py, &name) };
                access::get_overflow(this, body, name).map(|result| pointer(result, py))
            })
        });
        if let Some(value) = value {
            return value;
        }
    }
    // SAFETY: CPython passes a valid object.
    if matches!(found, Found::Nothing) && !unsafe { has_dict(this) } {
        guard((), || {
            Python::attach(|py| {
                // SAFETY: CPython passes a valid object.
                let this = unsafe { borrowed(py, &this) };
                // SAFETY: as above.
                raise_miss(this, unsafe { borrowed(py, &name) });
            });
        });
        return std::ptr::null_mut();
    }
    // SAFETY: P1; both are valid.
    let value = unsafe { ffi::PyObject_GenericGetAttr(this, name) };
    if value.is_null() && matches!(found, Found::Nothing) {
        guard((), || {
            Python::attach(|py| {
                // SAFETY: CPython passes a valid object.
                let this = unsafe { borrowed(py, &this) };
                // SAFETY: as above.
                raise_miss(this, unsafe { borrowed(py, &name) });
            });
        });
    }
    value
}

/// Raises `AttributeError` for a name that an object does not have. CPython makes the exception from the arguments when its
/// message is needed; `hasattr` never needs it in CPython 3.11 and before.
fn raise_miss(this: &Bound<'_, PyAny>, name: &Bound<'_, PyAny>) {
    let py = this.py();
    let make = || Ok::<_, PyErr>((support::missing(py)?, PyTuple::new(py, [this, name])?));
    match make() {
        // SAFETY: P1; both are valid.
        Ok((ty, args)) => unsafe { ffi::PyErr_SetObject(ty.as_ptr(), args.as_ptr()) },
        Err(error) => error.restore(py),
    }
}

/// Writes an attribute, or deletes it if there is no value.
///
/// # Safety
/// `this` is an instance; `name` is valid; `value` is null or valid.
unsafe fn assign(
    this: *mut ffi::PyObject,
    name: *mut ffi::PyObject,
    value: *mut ffi::PyObject,
) -> c_int {
    // SAFETY: P1; the name is valid.
    if unsafe { ffi::PyUnicode_Check(name) } == 0 {
        // SAFETY: P1; it raises the error of CPython.
        return unsafe { ffi::PyObject_GenericSetAttr(this, name, value) };
    }
    // SAFETY: the arguments are an instance and a string.
    let found = unsafe { look_up(this, name) };
    if let Found::Slot(closure) = found {
        // SAFETY: P4: it is the closure of a slot of this type.
        return unsafe { set_slot(this, value, closure) };
    }
    // SAFETY: P2.
    let body = unsafe { body_of(this) };
    let is_dynamic = body.place.class.is_dynamic();
    // SAFETY: the object is valid.
    let is_unknown = matches!(found, Found::Nothing) && !unsafe { has_dict(this) };
    if matches!(found, Found::Data) || !(is_dynamic || is_unknown) {
        // SAFETY: P1; all are valid, and a null value deletes.
        return unsafe { ffi::PyObject_GenericSetAttr(this, name, value) };
    }
    Python::attach(|py| {
        // SAFETY: CPython passes a valid object.
        let this = unsafe { borrowed(py, &this) };
        // SAFETY: as above.
        let name = unsafe { borrowed(py, &name) };
        // SAFETY: as above.
        let value = (!value.is_null()).then(|| unsafe { borrowed(py, &value) });
        status(access::set_other(this, body, name, value), py)
    })
}

fn none_or_null(status: c_int) -> *mut ffi::PyObject {
    if status != 0 {
        return std::ptr::null_mut();
    }
    // SAFETY: P1.
    let none = unsafe { ffi::Py_None() };
    // SAFETY: P1; `None` is valid.
    unsafe { ffi::Py_INCREF(none) };
    none
}

/// Raises the error of a method that was called with a wrong number of arguments.
fn wrong_count(name: &str, wanted: usize, got: isize) -> *mut ffi::PyObject {
    Python::attach(|py| {
        let text = format!("{name}() takes exactly {wanted} arguments ({got} given)");
        pyo3::exceptions::PyTypeError::new_err(text).restore(py);
    });
    std::ptr::null_mut()
}

/// The method `__setattr__`. As a method, and not as `tp_setattro`, it permits `object.__setattr__` on instances.
unsafe extern "C" fn setattr(
    this: *mut ffi::PyObject,
    args: *mut *mut ffi::PyObject,
    count: ffi::Py_ssize_t,
) -> *mut ffi::PyObject {
    if count != 2 {
        return wrong_count("__setattr__", 2, count);
    }
    guard(std::ptr::null_mut(), || {
        // SAFETY: CPython passes as many arguments as it says.
        let name = unsafe { *args };
        // SAFETY: as above.
        let second = unsafe { args.add(1) };
        // SAFETY: as above.
        let value = unsafe { *second };
        // SAFETY: the method descriptor checked the type (P2).
        none_or_null(unsafe { assign(this, name, value) })
    })
}

/// The method `__delattr__`.
unsafe extern "C" fn delattr(
    this: *mut ffi::PyObject,
    args: *mut *mut ffi::PyObject,
    count: ffi::Py_ssize_t,
) -> *mut ffi::PyObject {
    if count != 1 {
        return wrong_count("__delattr__", 1, count);
    }
    guard(std::ptr::null_mut(), || {
        // SAFETY: CPython passes as many arguments as it says.
        let name = unsafe { *args };
        // SAFETY: the method descriptor checked the type (P2).
        none_or_null(unsafe { assign(this, name, std::ptr::null_mut()) })
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
            // SAFETY: CPython passes a valid object.
            let bound = unsafe { borrowed(py, &this) };
            // SAFETY: CPython passes a tuple.
            let args = unsafe { borrowed(py, &args) };
            // SAFETY: CPython passes a dictionary or null.
            let kwargs = (!kwargs.is_null()).then(|| unsafe { borrowed(py, &kwargs) });
            // SAFETY: P2: `tp_init` is called for instances only.
            let body = unsafe { body_of(this) };
            status(construct::init(bound, body, args, kwargs), py)
        })
    })
}

/// The methods of the root type.
pub(super) fn methods() -> [ffi::PyMethodDef; 3] {
    let method = |name: &'static std::ffi::CStr, call: ffi::PyCFunctionFast| ffi::PyMethodDef {
        ml_name: name.as_ptr(),
        ml_meth: ffi::PyMethodDefPointer { PyCFunctionFast: call },
        ml_flags: ffi::METH_FASTCALL,
        ml_doc: std::ptr::null(),
    };
    [method(c"__setattr__", setattr), method(c"__delattr__", delattr), ffi::PyMethodDef::zeroed()]
}
