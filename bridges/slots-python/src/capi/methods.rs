//! The methods `__setattr__` and `__delattr__` of the root type.

use std::ffi::c_int;
use std::sync::OnceLock;

use pyo3::exceptions::PyTypeError;
use pyo3::ffi;
use pyo3::prelude::*;

use super::attributes::assign;
use super::guard;
use super::instance::is_instance;

fn none_or_null(status: c_int) -> *mut ffi::PyObject {
    if status != 0 {
        return std::ptr::null_mut();
    }
    // SAFETY: P1.
    let none = unsafe { ffi::Py_None() };
    // SAFETY: P1, P8.
    unsafe { ffi::Py_INCREF(none) };
    none
}

/// Raises the error of a method that was called with a wrong number of arguments.
fn wrong_count(name: &str, wanted: usize, got: isize) -> *mut ffi::PyObject {
    Python::attach(|py| {
        let text = format!("{name}() takes exactly {wanted} arguments ({got} given)");
        PyTypeError::new_err(text).restore(py);
    });
    std::ptr::null_mut()
}

/// Calls [`assign`] for a method that has as many arguments as the array. `parts` gives the name and the value, which is null to delete.
///
/// # Safety
/// `this` is an instance; there are `count` arguments, which are valid.
unsafe fn assign_by<const N: usize>(
    method: &str,
    this: *mut ffi::PyObject,
    (args, count): (*mut *mut ffi::PyObject, ffi::Py_ssize_t),
    parts: impl FnOnce([*mut ffi::PyObject; N]) -> [*mut ffi::PyObject; 2],
) -> *mut ffi::PyObject {
    guard(std::ptr::null_mut(), || {
        if count.cast_unsigned() != N {
            return wrong_count(method, N, count);
        }
        // SAFETY: P8: there are as many arguments.
        let [name, value] = parts(unsafe { args.cast::<[*mut ffi::PyObject; N]>().read() });
        // SAFETY: P2, P8, which the caller promises.
        none_or_null(unsafe { assign(this, name, value) })
    })
}

/// The method `__setattr__`. As a method, and not as `tp_setattro`, it permits `object.__setattr__` on instances.
unsafe extern "C" fn setattr(
    this: *mut ffi::PyObject,
    args: *mut *mut ffi::PyObject,
    count: ffi::Py_ssize_t,
) -> *mut ffi::PyObject {
    // SAFETY: P2, P8: the method descriptor checked the type.
    unsafe { assign_by("__setattr__", this, (args, count), |both: [_; 2]| both) }
}

/// The method `__delattr__`.
unsafe extern "C" fn delattr(
    this: *mut ffi::PyObject,
    args: *mut *mut ffi::PyObject,
    count: ffi::Py_ssize_t,
) -> *mut ffi::PyObject {
    let parts = |[name]: [_; 1]| [name, std::ptr::null_mut()];
    // SAFETY: P2, P8: the method descriptor checked the type.
    unsafe { assign_by("__delattr__", this, (args, count), parts) }
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

/// The function that checks the arguments of `__setattr__` and calls it: that of each descriptor of a method in CPython.
static CHECKED: OnceLock<ffi::vectorcallfunc> = OnceLock::new();

/// Calls `__setattr__`. Each write by a statement of Python reaches it: the function of CPython takes as long as the write itself.
unsafe extern "C" fn call_setattr(
    callable: *mut ffi::PyObject,
    args: *const *mut ffi::PyObject,
    count: usize,
    keywords: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    // SAFETY: P8: it only reads its argument.
    if unsafe { ffi::PyVectorcall_NARGS(count) } == 3 && keywords.is_null() {
        // SAFETY: P8: there are three arguments.
        let [this, name, value] = unsafe { args.cast::<[*mut ffi::PyObject; 3]>().read() };
        // SAFETY: P1, P8.
        if unsafe { is_instance(this) } {
            return guard(std::ptr::null_mut(), || {
                // SAFETY: P2, P8: `this` is an instance.
                none_or_null(unsafe { assign(this, name, value) })
            });
        }
    }
    // It exists: the descriptor has this function only then.
    let Some(checked) = CHECKED.get() else { return std::ptr::null_mut() };
    // SAFETY: P1, P8: the arguments are those of this function.
    unsafe { checked(callable, args, count, keywords) }
}

/// Makes the descriptor of `__setattr__` call this module directly.
pub(super) fn shorten(root: &Bound<'_, PyAny>) -> PyResult<()> {
    let descriptor = root.getattr("__setattr__")?;
    // SAFETY: P1, P8.
    if unsafe { ffi::Py_TYPE(descriptor.as_ptr()) } != &raw mut ffi::PyMethodDescr_Type {
        return Ok(());
    }
    let descriptor = descriptor.as_ptr().cast::<ffi::PyMethodDescrObject>();
    // SAFETY: P8: an object of this type is a `PyMethodDescrObject`.
    let call = unsafe { &raw mut (*descriptor).vectorcall };
    // SAFETY: P1, P8: as above.
    if let Some(checked) = unsafe { call.read() } {
        CHECKED.get_or_init(|| checked);
        // SAFETY: P1, P8: as above; the function has the signature of the field.
        unsafe { call.write(Some(call_setattr)) };
    }
    Ok(())
}
