//! The Python object of a Rust object: its memory, creation, destruction and garbage collection.

use std::ffi::{c_int, c_void};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr::NonNull;

use pyo3::ffi;
use pyo3::prelude::*;

use super::attributes::getattro;
use super::body::{Body, State, StateRef};
use super::{discard, guard, guard_destructor, nested as tables};
use crate::class_info::{self, ClassInfo};
use crate::foreign;
use crate::place::PlaceRef;

/// The memory of a Python object whose type derives from the root type.
#[repr(C)]
struct Instance {
    base: ffi::PyObject,
    body: Body,
}

/// The body of an instance, if the object is one.
pub(crate) fn body<'a>(object: &'a Bound<'_, PyAny>) -> Option<&'a Body> {
    let root = class_info::root_type(object.py())?;
    // SAFETY: P1, P8, P10.
    let is_instance = unsafe { ffi::PyObject_TypeCheck(object.as_ptr(), root) } != 0;
    // SAFETY: P2: the type derives from the root type; the borrowed reference keeps the object alive.
    is_instance.then(|| unsafe { body_of(object.as_ptr()) })
}

/// Whether an object is certainly an instance. An instance of a Python subclass with `__getattribute__` gives `false`.
///
/// # Safety
/// The object is valid.
#[inline]
pub(super) unsafe fn is_instance(object: *mut ffi::PyObject) -> bool {
    // SAFETY: P1; the object is valid.
    let ty = unsafe { ffi::Py_TYPE(object) };
    // SAFETY: P8: the type of a valid object is valid.
    let own = unsafe { (*ty).tp_getattro };
    // Only the root type has this function, and the types that derive from it inherit it.
    own.is_some_and(|own| std::ptr::fn_addr_eq(own, getattro as ffi::getattrofunc))
}

/// The body of an instance.
///
/// # Safety
/// The type of the object derives from the root type, and the object is alive during `'a`.
pub(super) unsafe fn body_of<'a>(object: *mut ffi::PyObject) -> &'a Body {
    // SAFETY: P2, which the caller promises.
    unsafe { &(*object.cast::<Instance>()).body }
}

/// Makes an instance of a type for a place.
fn allocate(ty: *mut ffi::PyTypeObject, place: PlaceRef, state: State) -> *mut ffi::PyObject {
    // SAFETY: P8: the type is valid.
    let Some(allocate) = (unsafe { (*ty).tp_alloc }) else { return std::ptr::null_mut() };
    // SAFETY: P1, P8.
    let object = unsafe { allocate(ty, 0) };
    if object.is_null() {
        return object;
    }
    // SAFETY: P2, P9: the memory has the size of the type, which is at least that of an instance.
    let body = unsafe { &raw mut (*object.cast::<Instance>()).body };
    // SAFETY: P2: the body is not initialized yet, so nothing is overwritten.
    unsafe { body.write(Body::new(place, state)) };
    object
}

/// Makes an instance that owns or shares an object.
pub(crate) fn wrap(py: Python<'_>, info: &'static ClassInfo, state: State) -> PyResult<Py<PyAny>> {
    let object = allocate(info.ty.as_ptr(), info.place.clone(), state);
    // SAFETY: P9.
    unsafe { Bound::from_owned_ptr_or_err(py, object) }.map(Bound::unbind)
}

/// The instance of the nested object at a place below the object `root`, which is no nested instance itself.
pub(crate) fn nested<'py>(
    root: &Bound<'py, PyAny>,
    place: &PlaceRef,
) -> PyResult<Bound<'py, PyAny>> {
    let py = root.py();
    let Some(own) = body(root) else {
        return Err(pyo3::exceptions::PyTypeError::new_err("not an object with slots"));
    };
    place.info(py)?;
    // SAFETY: P1, P2: the body is that of the root.
    match unsafe { nested_now(root.as_ptr(), own, place) } {
        // SAFETY: P9.
        Some(object) => unsafe { Bound::from_owned_ptr_or_err(py, object) },
        None => Err(pyo3::exceptions::PyTypeError::new_err("the class of the object is unknown")),
    }
}

/// As [`nested`], as a new reference, or null with an exception. `None` if the Python class of the place is not made yet.
///
/// # Safety
/// The thread is attached; `root` is a valid instance with the body `own`.
pub(super) unsafe fn nested_now(
    root: *mut ffi::PyObject,
    own: &Body,
    place: &PlaceRef,
) -> Option<*mut ffi::PyObject> {
    // SAFETY: P1, which the caller promises.
    let py = unsafe { Python::assume_attached() };
    if let Some(found) = tables::find(py, &own.nested, place) {
        // SAFETY: P1, P7: the instance exists.
        unsafe { ffi::Py_INCREF(found.as_ptr()) };
        return Some(found.as_ptr());
    }
    let info = place.known_info()?;
    // SAFETY: P8, which the caller promises.
    let owner = unsafe { Bound::from_borrowed_ptr(py, root) }.unbind();
    let object = allocate(info.ty.as_ptr(), place.clone(), State::Nested(owner));
    if let Some(object) = NonNull::new(object) {
        tables::insert(py, &own.nested, place, object);
    }
    Some(object)
}

/// Raises CPython's error for an abstract class.
fn refuse_abstract(ty: *mut ffi::PyTypeObject) -> *mut ffi::PyObject {
    // SAFETY: P1; the type of all objects is initialized before this crate is loaded.
    let Some(new) = (unsafe { ffi::PyBaseObject_Type.tp_new }) else { return std::ptr::null_mut() };
    // SAFETY: P1.
    let args = unsafe { ffi::PyTuple_New(0) };
    if args.is_null() {
        return args;
    }
    // SAFETY: P1, P8; for an abstract class, it makes no object and only raises.
    let result = unsafe { new(ty, args, std::ptr::null_mut()) };
    // SAFETY: P1, P9: the reference to the new tuple is not used any more.
    unsafe { ffi::Py_DECREF(args) };
    result
}

/// `tp_new`: an instance without an object.
pub(super) unsafe extern "C" fn new(
    ty: *mut ffi::PyTypeObject,
    _args: *mut ffi::PyObject,
    _kwargs: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    guard(std::ptr::null_mut(), || {
        if let Some(info) = class_info::of_type(ty) {
            return allocate(info.ty_of(ty), info.place.clone(), State::Empty);
        }
        // SAFETY: P8: the type is valid.
        if unsafe { (*ty).tp_flags } & ffi::Py_TPFLAGS_IS_ABSTRACT != 0 {
            return refuse_abstract(ty);
        }
        Python::attach(|py| {
            // SAFETY: P1, P8.
            let ty = unsafe { Bound::from_borrowed_ptr(py, ty.cast()) };
            match class_info::of_subclass(&ty) {
                Ok(info) => allocate(ty.as_ptr().cast(), info.place.clone(), State::Empty),
                Err(error) => {
                    error.restore(py);
                    std::ptr::null_mut()
                }
            }
        })
    })
}

/// `tp_dealloc`.
pub(super) unsafe extern "C" fn dealloc(object: *mut ffi::PyObject) {
    // SAFETY: P1, P8: the object is valid until it is freed below.
    let ty = unsafe { ffi::Py_TYPE(object) };
    // SAFETY: P1, P10: the garbage collector tracks the objects of the type.
    unsafe { ffi::PyObject_GC_UnTrack(object.cast()) };
    let mut root = std::ptr::null_mut();
    // SAFETY: P1, P8: the type of the object, which is freed below.
    let destroy = |call: &mut dyn FnMut()| unsafe { guard_destructor(ty, call) };
    destroy(&mut || {
        // SAFETY: P2: the object is not freed yet.
        let body = unsafe { body_of(object) };
        // SAFETY: P2.
        let memory = unsafe { &raw mut (*object.cast::<Instance>()).body };
        if body.is_nested()
            && let Some(State::Nested(owner)) =
                body.borrow_mut().map(|mut own| own.replace(State::Empty))
        {
            root = owner.into_ptr();
            // SAFETY: P2, P8: the root of a nested instance is an instance, whose reference is given up below.
            let own = unsafe { body_of(root) };
            // SAFETY: P1.
            let py = unsafe { Python::assume_attached() };
            if let Some(this) = NonNull::new(object) {
                tables::remove(py, &own.nested, &body.place, this);
            }
            // SAFETY: P3: the only drop. No Python object is left in the body.
            return unsafe { memory.drop_in_place() };
        }
        // SAFETY: P3: the only drop. A destructor of Python may run, which can no longer reach the object.
        Python::attach(|_| unsafe { memory.drop_in_place() });
    });
    // SAFETY: P8, P10.
    if let Some(free) = unsafe { (*ty).tp_free } {
        // SAFETY: P3: the body was dropped; nothing uses the memory any more.
        unsafe { free(object.cast()) };
    }
    // SAFETY: P1, P10: an object of a heap type owns a reference to its type.
    unsafe { ffi::Py_DECREF(ty.cast()) };
    // SAFETY: P1: a nested instance owned this reference; it is null for others.
    unsafe { ffi::Py_XDECREF(root) };
}

/// `tp_traverse`: the root of a nested object, and the Python objects that the object alone owns (P6).
pub(super) unsafe extern "C" fn traverse(
    object: *mut ffi::PyObject,
    visit: ffi::visitproc,
    arg: *mut c_void,
) -> c_int {
    // SAFETY: P1, P8.
    let ty = unsafe { ffi::Py_TYPE(object) };
    // SAFETY: P8, P10: an object of a heap type owns a reference to its type.
    let visited = unsafe { visit(ty.cast(), arg) };
    if visited != 0 {
        return visited;
    }
    // No exception can be raised here. References that are not visited count as those of other owners, which is safe (P6).
    catch_unwind(AssertUnwindSafe(|| {
        // SAFETY: P2. The collector calls no Python code during a visit.
        let body = unsafe { body_of(object) };
        // An object that is in use is not garbage.
        let Some(borrowed) = body.borrow() else { return 0 };
        let mut result = 0;
        match borrowed.state() {
            // SAFETY: P8: the instance owns this reference.
            StateRef::Nested(root) => result = unsafe { visit(root.as_ptr(), arg) },
            StateRef::Owned(owned) if body.place.holds_foreign => {
                foreign::each(owned, &mut |found| {
                    if result == 0 {
                        // SAFETY: P6: the object is the only owner of the reference.
                        result = unsafe { visit(found, arg) };
                    }
                });
            }
            _ => {}
        }
        result
    }))
    .unwrap_or_else(|payload| {
        discard(payload);
        0
    })
}

/// `tp_clear`: drops the object, and with it the references that are part of a cycle.
pub(super) unsafe extern "C" fn clear(object: *mut ffi::PyObject) -> c_int {
    // SAFETY: P1, P8.
    let ty = unsafe { ffi::Py_TYPE(object) };
    let clear = || {
        // SAFETY: P2.
        let body = unsafe { body_of(object) };
        // A nested instance stays in the table of its root until it is freed (P7).
        if !body.is_owner() {
            return;
        }
        let Some(mut borrowed) = body.borrow_mut() else { return };
        let old = borrowed.replace(State::Empty);
        drop(borrowed);
        Python::attach(|_| drop(old));
    };
    // SAFETY: P1, P8: the type of the object.
    unsafe { guard_destructor(ty, clear) };
    0
}

/// The size of an instance in bytes.
pub(super) fn size() -> c_int {
    c_int::try_from(size_of::<Instance>()).unwrap_or(c_int::MAX)
}
