//! The functions for programs: modules, instances, and access from Rust to the object of an instance.

use pyo3::exceptions::{PyRuntimeError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::PyModule;
use slots_runtime::{AttributeError, ObjectExt, SharedObject, Slots, Value};

use crate::capi::body::State;
use crate::capi::object::OwnedObject;
use crate::capi::{instance, is_main_interpreter};
use crate::place::{Place, PlaceRef};
use crate::spec::Spec;
use crate::{access, class_info, enums, errors};

/// Adds classes to a module.
///
/// # Errors
/// An exception of Python: an interpreter without a GIL and a subinterpreter are not supported.
pub fn init(module: &Bound<'_, PyModule>, specs: &[Spec]) -> PyResult<()> {
    let py = module.py();
    let config = py.import("sysconfig")?;
    let is_free: Option<i32> =
        config.call_method1("get_config_var", ("Py_GIL_DISABLED",))?.extract()?;
    if is_free == Some(1) {
        return Err(PyRuntimeError::new_err(
            "slots-python needs an interpreter with a GIL; this one has none",
        ));
    }
    if !is_main_interpreter(py) {
        return Err(PyRuntimeError::new_err(
            "slots-python supports the main interpreter only; this one is a subinterpreter",
        ));
    }
    // The first attachment of PyO3 examines the interpreter, and panics if that is about to end: objects that live until then are
    // dropped by an attached thread.
    py.detach(|| Python::attach(|_| ()));
    for spec in specs {
        add_class(module, *spec)?;
    }
    Ok(())
}

/// Adds a class to a module.
///
/// # Errors
/// An exception of Python, such as for bases without a common order.
pub fn add_class(module: &Bound<'_, PyModule>, spec: Spec) -> PyResult<()> {
    let py = module.py();
    let info = class_info::of_class(py, spec.class)?;
    info.spec.get_or_init(|| spec);
    let ty = info.bound(py);
    ty.setattr("__module__", module.name()?)?;
    if spec.equal.is_some() {
        // As in CPython: a mutable object with `__eq__` has no hash.
        ty.setattr("__hash__", py.None())?;
    }
    module.add(spec.class.name(), ty)?;
    enums::add(module, spec.class)
}

/// Makes an instance that owns an object.
///
/// # Errors
/// An exception of Python.
pub fn new<T: Slots + Send + Sync>(py: Python<'_>, object: T) -> PyResult<Py<PyAny>> {
    let info = class_info::of_class(py, T::CLASS)?;
    instance::wrap(py, info, State::Owned(OwnedObject::new(py, object)))
}

/// Makes an instance of an object that is shared with Rust, also of the nested object of a [`child`](slots_runtime::Shared::child).
///
/// # Errors
/// An exception of Python; for a nested object, also that of a path that no longer leads to an object.
pub fn share(py: Python<'_>, object: impl Into<SharedObject>) -> PyResult<Py<PyAny>> {
    let object = object.into();
    let info = class_info::of_class(py, object.class())?;
    let path = object.path().clone();
    let root = instance::wrap(py, info, State::Shared(Box::new(object.whole())))?;
    if path.is_empty() {
        return Ok(root);
    }
    let root = root.bind(py);
    let class = access::read(root, |whole| match whole.get_path(&path)? {
        Value::Object(part) => Ok::<_, AttributeError>(Some(part.class())),
        _ => Ok(None),
    })?;
    let class = class.map_err(|error| errors::raise(root, &error, None))?;
    let class = class.ok_or_else(|| PyTypeError::new_err(format!("no object lies at '{path}'")))?;
    let place = Place::new(info.class, class, path, false, true);
    instance::nested(root, &PlaceRef::new(place)).map(Bound::unbind)
}

fn wrong_class<T: Slots>() -> PyErr {
    PyTypeError::new_err(format!("expected a '{}' object", T::CLASS.name()))
}

/// Calls a function with the object of an instance.
///
/// # Errors
/// `TypeError` for an object of another class, `RuntimeError` if the object is in use.
pub fn with<T: Slots, R>(object: &Bound<'_, PyAny>, f: impl FnOnce(&T) -> R) -> PyResult<R> {
    let mut f = Some(f);
    let result = access::read_own(object, |own| {
        let own = own.downcast_ref::<T>()?;
        f.take().map(|f| f(own))
    })?;
    result.ok_or_else(wrong_class::<T>)
}

/// Calls a function with the object of an instance, borrowed mutably. No rule is applied to what the function writes.
///
/// # Errors
/// `TypeError` for an object of another class or a nested one, `RuntimeError` if the object is in use.
pub fn with_mut<T: Slots, R>(
    object: &Bound<'_, PyAny>,
    f: impl FnOnce(&mut T) -> R,
) -> PyResult<R> {
    let mut f = Some(f);
    let result = access::write(object, |own| {
        let own = own.downcast_mut::<T>()?;
        f.take().map(|f| f(own))
    })?;
    result.ok_or_else(wrong_class::<T>)
}
