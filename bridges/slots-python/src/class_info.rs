//! The Python classes that exist in this process.

use std::sync::{Mutex, OnceLock};

use pyo3::exceptions::PyTypeError;
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::PyTuple;
use slots_runtime::{AttrPath, Class};

use crate::capi::types::{self, TypePtr};
use crate::place::{Place, PlaceRef};
use crate::spec::Spec;

/// A Python class of a Rust class.
pub(crate) struct ClassInfo {
    pub(crate) class: &'static Class,
    pub(crate) spec: OnceLock<Spec>,
    pub(crate) ty: TypePtr,
    /// The place of an object that is nested in no other one.
    pub(crate) place: PlaceRef,
}

impl ClassInfo {
    pub(crate) fn ty_of(&self, ty: *mut ffi::PyTypeObject) -> *mut ffi::PyTypeObject {
        if ty.is_null() { self.ty.as_ptr() } else { ty }
    }

    pub(crate) fn bound<'py>(&self, py: Python<'py>) -> Bound<'py, PyAny> {
        self.ty.bound(py)
    }
}

static ROOT: OnceLock<TypePtr> = OnceLock::new();
/// Some classes, at a place that the address of their type selects, so that an instance is made without a lock and a search.
static SOME: [OnceLock<&ClassInfo>; 64] = [const { OnceLock::new() }; 64];
static CLASSES: Mutex<Vec<&'static ClassInfo>> = Mutex::new(Vec::new());

fn classes() -> std::sync::MutexGuard<'static, Vec<&'static ClassInfo>> {
    CLASSES.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// The type from which all classes derive, if there is a class.
#[inline]
pub(crate) fn root_type(_: Python<'_>) -> Option<*mut ffi::PyTypeObject> {
    ROOT.get().map(|root| root.as_ptr())
}

/// The type from which all classes derive.
pub(crate) fn root(py: Python<'_>) -> PyResult<TypePtr> {
    if let Some(root) = ROOT.get() {
        return Ok(*root);
    }
    let root = types::make_root(py)?;
    Ok(*ROOT.get_or_init(|| root))
}

/// The class of exactly this type.
pub(crate) fn of_type(ty: *mut ffi::PyTypeObject) -> Option<&'static ClassInfo> {
    let some = &SOME[(ty.addr() / size_of::<ffi::PyTypeObject>()) % SOME.len()];
    if let Some(info) = some.get().filter(|info| info.ty.as_ptr() == ty) {
        return Some(info);
    }
    let info = classes().iter().copied().find(|info| info.ty.as_ptr() == ty)?;
    some.get_or_init(|| info);
    Some(info)
}

/// The class of a Python subclass: the first one in its order of bases.
pub(crate) fn of_subclass(ty: &Bound<'_, PyAny>) -> PyResult<&'static ClassInfo> {
    let mro = ty.getattr("__mro__")?.cast_into::<PyTuple>()?;
    let mut found = mro.iter().filter_map(|base| of_type(base.as_ptr().cast()));
    found.next().ok_or_else(|| {
        let name = ty.getattr("__name__").map(|name| name.to_string()).unwrap_or_default();
        PyTypeError::new_err(format!("cannot create '{name}' instances"))
    })
}

/// The class of a Rust class, which is made if it does not exist.
pub(crate) fn of_class(py: Python<'_>, class: &'static Class) -> PyResult<&'static ClassInfo> {
    if let Some(found) = classes().iter().copied().find(|info| info.class == class) {
        return Ok(found);
    }
    // The bases exist first. No lock is held while Python code runs.
    let ty = types::make_class(py, class)?;
    let place = PlaceRef::leak(Place::new(class, class, AttrPath::default(), true, false));
    let info = &*Box::leak(Box::new(ClassInfo { class, spec: OnceLock::new(), ty, place }));
    info.place.know(info);
    classes().push(info);
    types::finish_class(py, info)?;
    Ok(info)
}
