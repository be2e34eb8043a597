//! Conversion between values of Python and values of attributes.

use std::sync::Arc;
use std::time::Duration;

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{
    PyBool, PyByteArray, PyBytes, PyDict, PyFloat, PyFrozenSet, PyInt, PyList, PySet, PyString,
    PyTuple,
};
use slots_runtime::{Dict, MAX_DEPTH, OwnedValue, PathSegment, Value};

use crate::capi::instance;
use crate::foreign::{self, PythonObject};
use crate::place::{Place, PlaceRef};
use crate::{access, enums, support};

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

/// A value of Python as it is stored where a value of any type may be: what Rust has no type for stays a Python object.
pub(crate) fn from_any(value: &Bound<'_, PyAny>) -> OwnedValue {
    let is_scalar = value.is_exact_instance_of::<PyBool>()
        || value.is_exact_instance_of::<PyInt>()
        || value.is_exact_instance_of::<PyFloat>()
        || value.is_exact_instance_of::<PyString>();
    if is_scalar && let Ok(scalar) = scalar(value) {
        return scalar;
    }
    OwnedValue::Any(Arc::new(PythonObject(value.clone().unbind())))
}

/// A value of Python for an attribute of a known type.
pub(crate) fn from_python(value: &Bound<'_, PyAny>) -> PyResult<OwnedValue> {
    at_depth(value, 0)
}

fn scalar(value: &Bound<'_, PyAny>) -> PyResult<OwnedValue> {
    if let Ok(it) = value.cast::<PyBool>() {
        return Ok(it.is_true().into());
    }
    if let Ok(it) = value.cast::<PyFloat>() {
        return Ok(it.value().into());
    }
    if let Ok(it) = value.cast::<PyString>() {
        return Ok(it.to_str()?.into());
    }
    if let Ok(it) = value.extract::<i128>() {
        return Ok(it.into());
    }
    value
        .extract::<u128>()
        .map(Into::into)
        .map_err(|_| PyValueError::new_err("an integer has more than 128 bits"))
}

fn at_depth(value: &Bound<'_, PyAny>, depth: usize) -> PyResult<OwnedValue> {
    if depth > MAX_DEPTH {
        return Err(PyValueError::new_err(format!(
            "lists and maps are nested more than {MAX_DEPTH} deep"
        )));
    }
    if value.is_none() {
        return Ok(OwnedValue::None);
    }
    if value.is_instance_of::<PyInt>()
        || value.is_instance_of::<PyFloat>()
        || value.is_instance_of::<PyString>()
    {
        return scalar(value);
    }
    if instance::body(value).is_some() {
        return access::copy_value(value);
    }
    if let Ok(it) = value.cast::<PyBytes>() {
        return Ok(it.as_bytes().into());
    }
    if let Ok(it) = value.cast::<PyByteArray>() {
        return Ok(it.to_vec().as_slice().into());
    }
    if let Ok(it) = value.cast::<PyDict>() {
        return map(&it.items(), depth);
    }
    if let Some(plain) = enums::plain(value)? {
        return at_depth(&plain, depth);
    }
    let is_sequence = value.is_instance_of::<PyList>()
        || value.is_instance_of::<PyTuple>()
        || value.is_instance_of::<PySet>()
        || value.is_instance_of::<PyFrozenSet>();
    let py = value.py();
    if is_sequence || value.is_instance(&support::get(py, "List")?)? {
        let items = value.try_iter()?.map(|item| at_depth(&item?, depth + 1));
        return Ok(items.collect::<PyResult<Vec<_>>>()?.into());
    }
    if value.is_instance(&support::get(py, "Map")?)? {
        let items = value.call_method0("items")?;
        return map(&PyList::new(py, items.try_iter()?.collect::<PyResult<Vec<_>>>()?)?, depth);
    }
    if let Ok(it) = value.extract::<Duration>() {
        return Ok(it.into());
    }
    // Numbers of other libraries.
    if value.hasattr("__index__")? {
        return scalar(&value.call_method0("__index__")?);
    }
    if value.hasattr("__float__")? {
        return Ok(value.extract::<f64>()?.into());
    }
    Ok(from_any(value))
}

fn map(items: &Bound<'_, PyList>, depth: usize) -> PyResult<OwnedValue> {
    let mut dict = Dict::new();
    for item in items {
        let (key, item) = item.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>()?;
        let Ok(key) = key.cast::<PyString>() else {
            let name = key.get_type().name()?;
            return Err(PyTypeError::new_err(format!("keys must be str, not {name}")));
        };
        dict.insert_owned(key.to_str()?, at_depth(&item, depth + 1)?);
    }
    Ok(dict.into())
}

/// The segment of a path that a key of Python is.
pub(crate) fn segment(key: &Bound<'_, PyAny>) -> PyResult<PathSegment> {
    if let Ok(name) = key.cast::<PyString>() {
        return Ok(PathSegment::Name(name.to_str()?.to_owned()));
    }
    Ok(PathSegment::Index(key.extract()?))
}
