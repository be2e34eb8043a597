//! Values of attributes as values of Python.

use pyo3::prelude::*;
use pyo3::types::{PyBool, PyBytes, PyDict, PyFloat, PyList, PyString};
use slots_runtime::{PathSegment, Value};

use crate::capi::instance;
use crate::foreign;
use crate::place::{Place, PlaceRef};
use crate::support;

/// Where a value was read: nested objects, lists and maps become views of it.
pub(crate) struct Origin<'a, 'py> {
    /// The instance that owns the object, which is no nested instance.
    pub(crate) root: &'a Bound<'py, PyAny>,
    /// The place of the object that has the attribute.
    pub(crate) place: &'a Place,
    /// The path of the value from the root.
    pub(crate) path: &'a dyn Fn() -> slots_runtime::AttrPath,
}

/// A value of Python without a connection to an object: lists and maps are copies.
pub(crate) fn to_python(py: Python<'_>, value: &Value<'_>) -> PyResult<Py<PyAny>> {
    Ok(match value {
        Value::None => py.None(),
        Value::Bool(it) => PyBool::new(py, *it).to_owned().into_any().unbind(),
        Value::Int(it) => it.into_pyobject(py)?.into_any().unbind(),
        Value::BigInt(it) => it.get().into_pyobject(py)?.into_any().unbind(),
        Value::BigUint(it) => it.get().into_pyobject(py)?.into_any().unbind(),
        Value::Float(it) => PyFloat::new(py, *it).into_any().unbind(),
        Value::Char(it) => it.into_pyobject(py)?.into_any().unbind(),
        Value::Str(it) => PyString::new(py, it).into_any().unbind(),
        Value::Text(it) => PyString::new(py, &it.to_string()).into_any().unbind(),
        Value::Bytes(it) => PyBytes::new(py, it.as_slice()).into_any().unbind(),
        Value::Duration(it) => it.into_pyobject(py)?.into_any().unbind(),
        Value::List(items) => {
            let items = items.iter().map(|item| to_python(py, &item));
            PyList::new(py, items.collect::<PyResult<Vec<_>>>()?)?.into_any().unbind()
        }
        Value::Map(map) => {
            let dict = PyDict::new(py);
            for (key, item) in map.iter() {
                dict.set_item(&*key, to_python(py, &item)?)?;
            }
            dict.into_any().unbind()
        }
        Value::Any(any) if let Some(own) = foreign::python_object(any) => own.clone_ref(py),
        Value::Object(_) if let Some(copy) = value.to_owned() => to_python(py, &copy.as_value())?,
        // A placeholder and no error: `hasattr` and `dir` read every attribute.
        other => support::get(py, "Opaque")?.call1((&*other.type_name(),))?.unbind(),
    })
}

/// A value of Python that is connected to the object from which the value was read.
pub(crate) fn to_view(origin: &Origin<'_, '_>, value: &Value<'_>) -> PyResult<Py<PyAny>> {
    let py = origin.root.py();
    let view = |name| {
        let path = (origin.path)().to_string();
        support::get(py, name)?.call1((origin.root, path)).map(Bound::unbind)
    };
    match value {
        Value::Object(object) => {
            let class = object.class();
            let place = Place::new(origin.place.root, class, (origin.path)(), false, true);
            instance::nested(origin.root, &PlaceRef::new(place)).map(Bound::unbind)
        }
        Value::List(_) => view("List"),
        Value::Map(map) if map.variant().is_none() => view("Map"),
        other => to_python(py, other),
    }
}

/// The segment of a path that a key of Python is.
pub(crate) fn segment(key: &Bound<'_, PyAny>) -> PyResult<PathSegment> {
    if let Ok(name) = key.cast::<PyString>() {
        return Ok(PathSegment::Name(name.to_str()?.to_owned()));
    }
    Ok(PathSegment::Index(key.extract()?))
}
