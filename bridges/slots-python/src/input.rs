//! Values of Python as values of attributes.

use std::sync::Arc;
use std::time::Duration;

use pyo3::exceptions::{PyNotImplementedError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{
    PyBool, PyByteArray, PyBytes, PyDict, PyFloat, PyFrozenSet, PyInt, PyList, PyMapping,
    PyMemoryView, PySet, PyString, PyTuple,
};
use slots_runtime::{Dict, EnumInfo, MAX_DEPTH, OwnedValue};

use crate::capi::instance;
use crate::foreign::PythonObject;
use crate::{access, enums, support};

/// Why a value of Python has no counterpart in Rust.
pub(crate) enum InputError {
    /// An exception of Python code, such as that of an iterator.
    Raised(PyErr),
    /// A message that continues the name of what was written, and its exception.
    Rejected(String, fn(String) -> PyErr),
}

impl From<PyErr> for InputError {
    fn from(error: PyErr) -> Self {
        Self::Raised(error)
    }
}

impl InputError {
    /// The exception; `subject` names what was written.
    pub(crate) fn raise(self, subject: &str) -> PyErr {
        match self {
            Self::Raised(error) => error,
            Self::Rejected(message, exception) => exception(format!("{subject} {message}")),
        }
    }

    /// The exception for an attribute of an instance.
    pub(crate) fn raise_at(self, this: &Bound<'_, PyAny>, name: &str) -> PyErr {
        let class = this.get_type().name().map(|name| name.to_string()).unwrap_or_default();
        self.raise(&format!("'{class}' object attribute '{name}'"))
    }
}

/// A value of Python for an attribute of an instance, which takes a value of any type or, if `info` is given, of an enum with data.
pub(crate) fn of_attribute(
    this: &Bound<'_, PyAny>,
    name: &str,
    is_any: bool,
    info: Option<&'static EnumInfo>,
    value: &Bound<'_, PyAny>,
) -> PyResult<OwnedValue> {
    if is_any {
        return Ok(from_any(value));
    }
    let checked = info.map_or(Ok(()), |info| enums::check(info, value));
    checked.and_then(|()| from_python(value)).map_err(|error| error.raise_at(this, name))
}

/// A value of Python as it is stored where a value of any type may be: what Rust has no type for stays a Python object.
pub(crate) fn from_any(value: &Bound<'_, PyAny>) -> OwnedValue {
    let is_scalar = value.is_exact_instance_of::<PyBool>()
        || value.is_exact_instance_of::<PyInt>()
        || value.is_exact_instance_of::<PyFloat>()
        || value.is_exact_instance_of::<PyString>();
    if is_scalar && let Ok(Some(scalar)) = scalar(value) {
        return scalar;
    }
    foreign(value)
}

/// A value of Python for an attribute of a known type.
///
/// A value that Rust has no type for, such as an integer of more than 128 bits, becomes a Python object, which the attribute rejects
/// with the name of its type in Python.
pub(crate) fn from_python(value: &Bound<'_, PyAny>) -> Result<OwnedValue, InputError> {
    at_depth(value, 0)
}

fn foreign(value: &Bound<'_, PyAny>) -> OwnedValue {
    OwnedValue::Any(Arc::new(PythonObject(value.clone().unbind())))
}

/// A number, a bool or a string; `None` for an integer of more than 128 bits.
fn scalar(value: &Bound<'_, PyAny>) -> PyResult<Option<OwnedValue>> {
    if let Ok(it) = value.cast::<PyBool>() {
        return Ok(Some(it.is_true().into()));
    }
    if let Ok(it) = value.cast::<PyFloat>() {
        return Ok(Some(it.value().into()));
    }
    if let Ok(it) = value.cast::<PyString>() {
        return Ok(Some(it.to_str()?.into()));
    }
    if let Ok(it) = value.extract::<i128>() {
        return Ok(Some(it.into()));
    }
    Ok(value.extract::<u128>().ok().map(Into::into))
}

fn at_depth(value: &Bound<'_, PyAny>, depth: usize) -> Result<OwnedValue, InputError> {
    if depth > MAX_DEPTH {
        let message = format!("must be nested at most {MAX_DEPTH} levels deep");
        return Err(InputError::Rejected(message, PyValueError::new_err));
    }
    if value.is_none() {
        return Ok(OwnedValue::None);
    }
    if value.is_instance_of::<PyInt>()
        || value.is_instance_of::<PyFloat>()
        || value.is_instance_of::<PyString>()
    {
        return Ok(scalar(value)?.unwrap_or_else(|| foreign(value)));
    }
    if instance::body(value).is_some() {
        return Ok(access::copy_value(value)?);
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
    if value.is_instance_of::<PyList>()
        || value.is_instance_of::<PyTuple>()
        || value.is_instance_of::<PySet>()
        || value.is_instance_of::<PyFrozenSet>()
    {
        return list(value, depth);
    }
    if let Ok(it) = value.extract::<Duration>() {
        return Ok(it.into());
    }
    of_library(value, depth)
}

/// A value of a class of the standard library or of another package, by the protocols that it supports.
fn of_library(value: &Bound<'_, PyAny>, depth: usize) -> Result<OwnedValue, InputError> {
    let py = value.py();
    // A member of an enum that is neither an int nor a str.
    if value.is_instance(&support::get(py, "Enum")?)? {
        return at_depth(&value.getattr("value")?, depth + 1);
    }
    // As in CPython, the type must have the methods of a protocol, not the value.
    let ty = value.get_type();
    if ty.hasattr("__fspath__")? {
        return at_depth(&value.call_method0("__fspath__")?, depth + 1);
    }
    if let Some(plain) = of_memory(value)? {
        return at_depth(&plain, depth);
    }
    if value.cast::<PyMapping>().is_ok() {
        let items = value.call_method0("items")?.try_iter()?.collect::<PyResult<Vec<_>>>()?;
        return map(&PyList::new(py, items)?, depth);
    }
    if value.is_instance(&support::get(py, "Collection")?)? {
        return list(value, depth);
    }
    if ty.hasattr("__index__")? {
        return at_depth(&value.call_method0("__index__")?, depth + 1);
    }
    if ty.hasattr("__float__")? {
        return Ok(value.extract::<f64>()?.into());
    }
    Ok(foreign(value))
}

/// The bytes, the number or the list of numbers in an object that exports its memory, such as a `memoryview` and an array of numpy.
fn of_memory<'py>(value: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyAny>>> {
    let Ok(memory) = PyMemoryView::from(value) else { return Ok(None) };
    let is_bytes = memory.getattr("format")?.eq("B")? && memory.getattr("ndim")?.eq(1)?;
    match memory.call_method0(if is_bytes { "tobytes" } else { "tolist" }) {
        // Formats such as that of strings of numpy.
        Err(error) if error.is_instance_of::<PyNotImplementedError>(value.py()) => Ok(None),
        plain => plain.map(Some),
    }
}

fn list(items: &Bound<'_, PyAny>, depth: usize) -> Result<OwnedValue, InputError> {
    let items = items.try_iter()?.map(|item| at_depth(&item?, depth + 1));
    Ok(items.collect::<Result<Vec<_>, _>>()?.into())
}

fn map(items: &Bound<'_, PyList>, depth: usize) -> Result<OwnedValue, InputError> {
    let mut dict = Dict::new();
    for item in items {
        let (key, item) = item.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>()?;
        let Ok(key) = key.cast::<PyString>() else {
            let message = format!("must have keys of type str, not {}", key.get_type().name()?);
            return Err(InputError::Rejected(message, PyTypeError::new_err));
        };
        dict.insert_owned(key.to_str()?, at_depth(&item, depth + 1)?);
    }
    Ok(dict.into())
}
