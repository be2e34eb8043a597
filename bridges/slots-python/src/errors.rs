//! Errors of the library as exceptions of Python.

use std::error::Error;

use pyo3::exceptions::{PyIndexError, PyRuntimeError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyString;
use slots_runtime::{AttrPath, AttributeError, ErrorKind, OwnedValue, UpdateError};

use crate::capi::body::Body;
use crate::capi::instance;
use crate::{foreign, support};

/// The exception of an error at an object; `input` is the value that was written, and its path from the root.
pub(crate) fn raise(
    this: &Bound<'_, PyAny>,
    error: &AttributeError,
    input: Option<(&AttrPath, &OwnedValue)>,
) -> PyErr {
    let py = this.py();
    if let Some(own) = original(py, error) {
        return own;
    }
    if let Some(inner) = inner(error) {
        return raise(this, inner, input);
    }
    // Unlike `Display`, the message has the names as they are, as those of CPython do.
    let mut text =
        if error.source().is_none() { error.message() } else { error.message_with_causes() };
    let hint = hint(error);
    text.push_str(&hint);
    if let Some((at, input)) = input {
        text = foreign::with_type_name(py, text, error, at, input);
    }
    of_kind(this, error, with_name_of_type(this, error, text), !hint.is_empty())
}

/// The suggestion as `Display` shows it, without the path from the root: the exception is that of the nested object.
fn hint(error: &AttributeError) -> String {
    let shown = error.to_string();
    let hint = shown.rfind(". Did you mean: ").map_or("", |at| &shown[at..]);
    hint.split(" (at '").next().unwrap_or_default().to_owned()
}

/// The exception that a setter or check in Rust returned as its error.
fn original(py: Python<'_>, error: &AttributeError) -> Option<PyErr> {
    let mut next: Option<&(dyn Error + 'static)> = error.source();
    while let Some(cause) = next {
        if let Some(own) = cause.downcast_ref::<PyErr>() {
            return Some(own.clone_ref(py));
        }
        next = cause.source();
    }
    None
}

/// The error of an attribute that a getter or setter reads or writes: as in Python, it is the error of the property.
fn inner(error: &AttributeError) -> Option<&AttributeError> {
    let mut next: Option<&(dyn Error + 'static)> = error.source();
    while let Some(cause) = next {
        if let Some(inner) = cause.downcast_ref::<AttributeError>() {
            return Some(inner);
        }
        next = cause.source();
    }
    None
}

/// Names the type of the instance, which may be a subclass in Python, as CPython does.
fn with_name_of_type(this: &Bound<'_, PyAny>, error: &AttributeError, text: String) -> String {
    let Ok(name) = this.get_type().name() else { return text };
    // The error of a path from the root may be one of an object above.
    let is_own = |body: &Body| body.place.class.label() == error.class_name();
    if !instance::body(this).is_some_and(is_own) {
        return text;
    }
    let (own, name) = (format!("'{}'", error.class_name()), format!("'{name}'"));
    if own == name { text } else { text.replacen(&own, &name, 1) }
}

fn of_kind(this: &Bound<'_, PyAny>, error: &AttributeError, text: String, has_hint: bool) -> PyErr {
    match error.kind() {
        ErrorKind::Type | ErrorKind::Missing | ErrorKind::Duplicate | ErrorKind::NotBorrowable => {
            PyTypeError::new_err(text)
        }
        ErrorKind::Value | ErrorKind::BadPath => PyValueError::new_err(text),
        ErrorKind::OutOfRange => PyIndexError::new_err(text),
        ErrorKind::MethodFailed | ErrorKind::Busy => PyRuntimeError::new_err(text),
        _ => attribute_error(this, &text, error.name(), has_hint),
    }
}

/// An `AttributeError` with a name and an object.
pub(crate) fn attribute_error(
    this: &Bound<'_, PyAny>,
    text: &str,
    name: &str,
    has_hint: bool,
) -> PyErr {
    let make = || support::get(this.py(), "attribute_error")?.call1((text, name, this, has_hint));
    match make() {
        Ok(exception) => PyErr::from_value(exception),
        Err(error) => error,
    }
}

/// The exception of the errors of a constructor, and of the values that it was given.
pub(crate) fn raise_all(
    this: &Bound<'_, PyAny>,
    error: &UpdateError,
    values: &[(Bound<'_, PyString>, OwnedValue)],
) -> PyErr {
    let py = this.py();
    let exception = |error: &AttributeError| {
        let path: AttrPath = error.path().parse().unwrap_or_default();
        let at: AttrPath = path.segments().iter().take(1).cloned().collect();
        let is_given = |name: &Bound<'_, PyString>| {
            name.to_str().is_ok_and(|name| at == AttrPath::from_name(name))
        };
        let given = values.iter().find(|(name, _)| is_given(name));
        raise(this, error, given.map(|(_, value)| (&at, value)))
    };
    let mut all: Vec<PyErr> = error.errors().iter().map(exception).collect();
    if all.len() == 1
        && let Some(only) = all.pop()
    {
        return only;
    }
    let all: Vec<_> = all.into_iter().map(|error| error.into_value(py)).collect();
    let name = this.get_type().name().map(|name| name.to_string()).unwrap_or_default();
    let make = || support::get(py, "several")?.call1((name, all));
    match make() {
        Ok(exception) => PyErr::from_value(exception),
        Err(error) => error,
    }
}
