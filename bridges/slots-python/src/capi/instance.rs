//! The Python object of a Rust object: its memory, creation, destruction and garbage collection.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ffi::{c_int, c_void};
use std::ptr::NonNull;
use std::sync::Arc;

use pyo3::ffi;
use pyo3::prelude::*;
use slots_runtime::{AttrPath, SharedObject};

use super::guard;
use crate::BoxedObject;
use crate::class_info::{self, ClassInfo};
use crate::foreign;
use crate::place::Place;

/// The memory of a Python object whose type derives from the root type.
#[repr(C)]
struct Instance {
    base: ffi::PyObject,
    body: Body,
}

/// The part of an instance that belongs to Rust.
pub(crate) struct Body {
    pub(crate) place: Arc<Place>,
    pub(crate) state: RefCell<State>,
    /// The instances of nested objects that exist now (P7).
    nested: RefCell<Nested>,
}

/// Where the object of an instance is.
pub(crate) enum State {
    /// No constructor was called yet.
    Empty,
    /// The instance owns it.
    Owned(BoxedObject),
    /// It is shared with Rust.
    Shared(SharedObject),
    /// It is a part of the object of this instance.
    Nested(Py<PyAny>),
}

#[derive(Default)]
struct Nested {
    /// Instances at fixed places, which are few.
    fixed: Vec<(Arc<Place>, NonNull<ffi::PyObject>)>,
    /// Instances of items of lists and maps.
    items: HashMap<AttrPath, NonNull<ffi::PyObject>>,
}

impl Nested {
    fn find(&self, place: &Arc<Place>) -> Option<NonNull<ffi::PyObject>> {
        if place.is_fixed {
            return self.fixed.iter().find(|(own, _)| Arc::ptr_eq(own, place)).map(|(_, it)| *it);
        }
        self.items.get(&place.path).copied()
    }

    fn insert(&mut self, place: &Arc<Place>, instance: NonNull<ffi::PyObject>) {
        if place.is_fixed {
            self.fixed.push((Arc::clone(place), instance));
        } else {
            self.items.insert(place.path.clone(), instance);
        }
    }

    fn remove(&mut self, place: &Arc<Place>, instance: NonNull<ffi::PyObject>) {
        if place.is_fixed {
            self.fixed.retain(|(_, it)| *it != instance);
        } else if self.items.get(&place.path) == Some(&instance) {
            self.items.remove(&place.path);
        }
    }
}

/// The body of an instance, if the object is one.
pub(crate) fn body<'a>(object: &'a Bound<'_, PyAny>) -> Option<&'a Body> {
    let root = class_info::root_type(object.py())?;
    // SAFETY: P1; both pointers are valid.
    let is_instance = unsafe { ffi::PyObject_TypeCheck(object.as_ptr(), root) } != 0;
    // SAFETY: P2: the type derives from the root type; the borrowed reference keeps the object alive.
    is_instance.then(|| unsafe { body_of(object.as_ptr()) })
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
fn allocate(ty: *mut ffi::PyTypeObject, place: Arc<Place>, state: State) -> *mut ffi::PyObject {
    // SAFETY: a type that was made by `PyType_FromSpec` or by `type` has an allocator.
    let Some(allocate) = (unsafe { (*ty).tp_alloc }) else { return std::ptr::null_mut() };
    // SAFETY: P1; `ty` is a valid type.
    let object = unsafe { allocate(ty, 0) };
    if object.is_null() {
        return object;
    }
    // SAFETY: the allocator returned memory of the size of the type, which is at least that of an instance (P2).
    let body = unsafe { &raw mut (*object.cast::<Instance>()).body };
    // SAFETY: the body is not initialized yet, so nothing is overwritten.
    unsafe { body.write(Body { place, state: RefCell::new(state), nested: RefCell::default() }) };
    object
}

/// Makes an instance that owns or shares an object.
pub(crate) fn wrap(py: Python<'_>, info: &'static ClassInfo, state: State) -> PyResult<Py<PyAny>> {
    let object = allocate(info.ty.as_ptr(), Arc::clone(&info.place), state);
    // SAFETY: `allocate` returns a new reference, or null with an exception.
    unsafe { Bound::from_owned_ptr_or_err(py, object) }.map(Bound::unbind)
}

/// The instance of the nested object at a place below the object `root`, which is no nested instance itself.
pub(crate) fn nested<'py>(
    root: &Bound<'py, PyAny>,
    place: &Arc<Place>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = root.py();
    let Some(own) = body(root) else {
        return Err(pyo3::exceptions::PyTypeError::new_err("not an object with slots"));
    };
    if let Some(found) = own.nested.borrow().find(place) {
        // SAFETY: P7: the instance exists.
        return Ok(unsafe { Bound::from_borrowed_ptr(py, found.as_ptr()) });
    }
    let info = place.info(py)?;
    let state = State::Nested(root.clone().unbind());
    let object = allocate(info.ty.as_ptr(), Arc::clone(place), state);
    if let Some(object) = NonNull::new(object) {
        own.nested.borrow_mut().insert(place, object);
    }
    // SAFETY: `allocate` returns a new reference, or null with an exception.
    unsafe { Bound::from_owned_ptr_or_err(py, object) }
}

/// `tp_new`: an instance without an object.
pub(super) unsafe extern "C" fn new(
    ty: *mut ffi::PyTypeObject,
    _args: *mut ffi::PyObject,
    _kwargs: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    guard(std::ptr::null_mut(), || {
        if let Some(info) = class_info::of_type(ty) {
            return allocate(info.ty_of(ty), Arc::clone(&info.place), State::Empty);
        }
        Python::attach(|py| {
            // SAFETY: P1; CPython passes a valid type.
            let ty = unsafe { Bound::from_borrowed_ptr(py, ty.cast()) };
            match class_info::of_subclass(&ty) {
                Ok(info) => allocate(ty.as_ptr().cast(), Arc::clone(&info.place), State::Empty),
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
    // SAFETY: P1; the object is valid until it is freed below.
    let ty = unsafe { ffi::Py_TYPE(object) };
    // SAFETY: objects of the type are tracked by the garbage collector.
    unsafe { ffi::PyObject_GC_UnTrack(object.cast()) };
    guard((), || {
        Python::attach(|py| {
            // SAFETY: P2; the object is not freed yet.
            let body = unsafe { body_of(object) };
            if let (State::Nested(root), Some(this)) = (&*body.state.borrow(), NonNull::new(object))
                && let Some(root) = self::body(root.bind(py))
            {
                root.nested.borrow_mut().remove(&body.place, this);
            }
        });
        // SAFETY: P2.
        let body = unsafe { &raw mut (*object.cast::<Instance>()).body };
        // SAFETY: P3: the only drop. A destructor of Python may run, which can no longer reach the object.
        Python::attach(|_| unsafe { body.drop_in_place() });
    });
    // SAFETY: a type of this crate, or one derived from it, has `tp_free`.
    if let Some(free) = unsafe { (*ty).tp_free } {
        // SAFETY: the body was dropped; nothing uses the memory any more.
        unsafe { free(object.cast()) };
    }
    // SAFETY: an object of a heap type owns a reference to its type.
    unsafe { ffi::Py_DECREF(ty.cast()) };
}

/// `tp_traverse`: the root of a nested object, and the Python objects that the object alone owns (P6).
pub(super) unsafe extern "C" fn traverse(
    object: *mut ffi::PyObject,
    visit: ffi::visitproc,
    arg: *mut c_void,
) -> c_int {
    // SAFETY: P1; the type of an object is valid.
    let ty = unsafe { ffi::Py_TYPE(object) };
    // SAFETY: an object of a heap type owns a reference to its type.
    let visited = unsafe { visit(ty.cast(), arg) };
    if visited != 0 {
        return visited;
    }
    // SAFETY: P2. The collector calls no Python code during a visit.
    let body = unsafe { body_of(object) };
    // An object that is in use is not garbage.
    let Ok(state) = body.state.try_borrow() else { return 0 };
    let mut result = 0;
    match &*state {
        // SAFETY: the instance owns this reference.
        State::Nested(root) => result = unsafe { visit(root.as_ptr(), arg) },
        State::Owned(owned) if body.place.holds_foreign => {
            foreign::each(&**owned, &mut |found| {
                if result == 0 {
                    // SAFETY: P6: the object is the only owner of the reference.
                    result = unsafe { visit(found, arg) };
                }
            });
        }
        _ => {}
    }
    result
}

/// `tp_clear`: drops the object, and with it the references that are part of a cycle.
pub(super) unsafe extern "C" fn clear(object: *mut ffi::PyObject) -> c_int {
    guard((), || {
        // SAFETY: P2.
        let body = unsafe { body_of(object) };
        let old = match body.state.try_borrow_mut() {
            // A nested instance stays in the table of its root until it is freed (P7).
            Ok(mut state) if matches!(*state, State::Owned(_)) => {
                std::mem::replace(&mut *state, State::Empty)
            }
            _ => return,
        };
        Python::attach(|_| drop(old));
    });
    0
}

/// The size of an instance in bytes.
pub(super) fn size() -> c_int {
    c_int::try_from(size_of::<Instance>()).unwrap_or(c_int::MAX)
}
