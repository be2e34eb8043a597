//! Reads and writes of attributes of objects that Python or Rust owns.

use pyo3::exceptions::{PyRuntimeError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::PyString;
use slots_runtime::{
    AttrPath, AttributeError, ErrorKind, Object, ObjectExt, OwnedValue, SlotType, Value,
};

use crate::capi::body::{Body, StateRef};
use crate::capi::instance;
use crate::convert::{self, Origin};
use crate::place::{Cell, Place};
use crate::{enums, errors, input};

pub(crate) fn busy(this: &Bound<'_, PyAny>) -> PyErr {
    let name = this.get_type().name().map(|name| name.to_string()).unwrap_or_default();
    PyRuntimeError::new_err(format!(
        "'{name}' object is in use: code that it called reads or writes it"
    ))
}

fn uninitialized(this: &Bound<'_, PyAny>) -> PyErr {
    let name = this.get_type().name().map(|name| name.to_string()).unwrap_or_default();
    errors::attribute_error(
        this,
        &format!("'{name}' object is not initialized: call super().__init__"),
        "",
        true,
    )
}

/// The body of an instance, which has one by construction.
pub(crate) fn body<'a>(this: &'a Bound<'_, PyAny>) -> PyResult<&'a Body> {
    instance::body(this).ok_or_else(|| PyTypeError::new_err("not an object with slots"))
}

/// The instance that owns or shares the object of which an instance is a part.
pub(crate) fn root<'py>(this: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let body = body(this)?;
    Ok(match body.borrow().ok_or_else(|| busy(this))?.state() {
        StateRef::Nested(root) => root.bind(this.py()).clone(),
        _ => this.clone(),
    })
}

/// Calls a function with the whole object of a root instance.
pub(crate) fn read<R>(root: &Bound<'_, PyAny>, mut f: impl FnMut(&dyn Object) -> R) -> PyResult<R> {
    let body = body(root)?;
    let shared = match body.borrow().ok_or_else(|| busy(root))?.state() {
        StateRef::Owned(object) => return Ok(f(object)),
        StateRef::Shared(shared) => shared.clone(),
        StateRef::Empty => return Err(uninitialized(root)),
        StateRef::Nested(_) => {
            return Err(PyTypeError::new_err("a part of an object is not its root"));
        }
    };
    loop {
        match shared.try_read(&mut f) {
            Ok(result) => return Ok(result),
            // A thread that waits for the object must not keep the GIL: the owner may need it to go on.
            Err(error) if error.kind() == ErrorKind::Busy => {
                let waited = root.py().detach(|| shared.read(|_| ()));
                waited.map_err(|error| errors::raise(root, &error, None))?;
            }
            Err(error) => return Err(errors::raise(root, &error, None)),
        }
    }
}

/// As [`read`], for a function that changes the object.
pub(crate) fn write<R>(
    root: &Bound<'_, PyAny>,
    mut f: impl FnMut(&mut dyn Object) -> R,
) -> PyResult<R> {
    let body = body(root)?;
    let shared = match body.borrow().ok_or_else(|| busy(root))?.state() {
        StateRef::Owned(_) => None,
        StateRef::Shared(shared) => Some(shared.clone()),
        StateRef::Empty => return Err(uninitialized(root)),
        StateRef::Nested(_) => {
            return Err(PyTypeError::new_err("a part of an object is not its root"));
        }
    };
    let Some(shared) = shared else {
        let mut borrowed = body.borrow_mut().ok_or_else(|| busy(root))?;
        return borrowed.object().map(|object| f(object)).ok_or_else(|| busy(root));
    };
    loop {
        match shared.try_write(&mut f) {
            Ok(result) => return Ok(result),
            Err(error) if error.kind() == ErrorKind::Busy => {
                let waited = root.py().detach(|| shared.write(|_| ()));
                waited.map_err(|error| errors::raise(root, &error, None))?;
            }
            Err(error) => return Err(errors::raise(root, &error, None)),
        }
    }
}

/// Calls a function with the object of an instance itself, which may be nested.
pub(crate) fn read_own<R>(
    this: &Bound<'_, PyAny>,
    mut f: impl FnMut(&dyn Object) -> R,
) -> PyResult<R> {
    let (root, place) = (root(this)?, &body(this)?.place);
    let result = read(&root, |object| {
        if place.path.is_empty() {
            return Ok(Some(f(object)));
        }
        Ok(match object.get_path(&place.path)? {
            Value::Object(own) if own.class() == place.class => Some(f(own)),
            _ => None,
        })
    })?;
    let own = result.map_err(|error: AttributeError| errors::raise(this, &error, None))?;
    own.ok_or_else(|| {
        PyTypeError::new_err(format!("another value replaced the object at '{}'", place.path))
    })
}

/// The value of a slot.
pub(crate) fn get_slot(
    this: &Bound<'_, PyAny>,
    body: &Body,
    index: usize,
    name: &str,
) -> PyResult<Py<PyAny>> {
    let root = root(this)?;
    let place = &*body.place;
    let cell = place.cell(index, name);
    let nested = |class| cell.map(|cell| place.child(cell, class));
    let result = read(&root, |object| {
        let value = match cell.map(|cell| place.attr(cell)) {
            Some(Ok(slot)) => slot.get(object),
            _ => object.get_path(place.path_of(name)),
        };
        match value {
            Ok(Value::Object(child)) => Ok(Ok(Err(child.class()))),
            Ok(value) => {
                if let Some(info) = cell.and_then(|cell| cell.takes_enum) {
                    let made = enums::to_python(this.py(), SlotType::Enum(info), &value);
                    return Ok(made.map(Ok));
                }
                let origin = Origin { root: &root, place, path: &|| place.path_of(name) };
                Ok(convert::to_view(&origin, &value).map(Ok))
            }
            Err(error) => Err(error),
        }
    })?;
    match result {
        Ok(Ok(Ok(value))) => Ok(value),
        // The instance is made after the borrow has ended.
        Ok(Ok(Err(class))) => match nested(class) {
            Some(child) => instance::nested(&root, &child).map(Bound::unbind),
            None => Err(PyTypeError::new_err("the slot is of another class")),
        },
        Ok(Err(error)) => Err(error),
        Err(error) => Err(own_error(this, &error, name)),
    }
}

/// An error of a path from the root, as an error of the object itself where the message has one for it.
fn own_error(this: &Bound<'_, PyAny>, error: &AttributeError, name: &str) -> PyErr {
    if matches!(error.kind(), ErrorKind::Unset | ErrorKind::Unknown) {
        return miss_error(this, name);
    }
    errors::raise(this, error, None)
}

/// The error of a read of a name that the object does not have.
pub(crate) fn miss_error(this: &Bound<'_, PyAny>, name: &str) -> PyErr {
    if body(this).is_ok_and(Body::is_empty) {
        return uninitialized(this);
    }
    let missing = read_own(this, |object| object.getattr(name).err());
    match missing {
        Ok(Some(error)) => errors::raise(this, &error, None),
        Ok(None) => {
            let class = this.get_type().name().map(|name| name.to_string()).unwrap_or_default();
            errors::attribute_error(
                this,
                &format!("'{class}' object has no attribute '{name}'"),
                name,
                false,
            )
        }
        Err(error) => error,
    }
}

/// The error of a write to an object that another value replaced.
fn replaced(this: &Bound<'_, PyAny>) -> PyErr {
    read_own(this, |_| ()).err().unwrap_or_else(|| busy(this))
}

/// The value that a write replaces, if dropping it can run code of Python.
fn old_value(root: &Bound<'_, PyAny>, path: &AttrPath) -> PyResult<Option<OwnedValue>> {
    read(root, |object| object.get_path(path).ok().and_then(|value| value.to_owned()))
}

/// Writes a slot.
pub(crate) fn set_slot(
    this: &Bound<'_, PyAny>,
    body: &Body,
    index: usize,
    name: &str,
    value: &Bound<'_, PyAny>,
) -> PyResult<()> {
    let cell = body.place.cell(index, name);
    let is_any = cell.is_some_and(|cell| cell.is_any);
    let info = cell.and_then(|cell| cell.takes_enum);
    let input = input::of_attribute(this, name, is_any, info, value)?;
    store(this, body, cell, name, &input, is_any)
}

pub(crate) fn store(
    this: &Bound<'_, PyAny>,
    body: &Body,
    cell: Option<&Cell>,
    name: &str,
    input: &OwnedValue,
    keeps: bool,
) -> PyResult<()> {
    let root = root(this)?;
    let place: &Place = &body.place;
    // It is dropped after the write: a destructor in Python may read the object.
    let old = if keeps { old_value(&root, &place.path_of(name))? } else { None };
    let set = |object: &mut dyn Object| match cell.map(|cell| place.attr(cell)) {
        Some(Ok(slot)) => slot.set(object, input).map(drop),
        _ if place.path.is_empty() => object.setattr(name, input).map(drop),
        _ => object.set_path(place.path_of(name), input).map(drop),
    };
    let result = write(&root, |object| place.is_in(object).then(|| set(object)))?;
    drop(old);
    let Some(result) = result else { return Err(replaced(this)) };
    result.map_err(|error| errors::raise(this, &error, Some((&place.path_of(name), input))))
}

/// Deletes an attribute.
pub(crate) fn delete(this: &Bound<'_, PyAny>, body: &Body, name: &str) -> PyResult<()> {
    let root = root(this)?;
    let place = &body.place;
    let old = if place.holds_foreign { old_value(&root, &place.path_of(name))? } else { None };
    let result = write(&root, |object| {
        if place.path.is_empty() {
            object.delattr(name)
        } else {
            object.delete_path(place.path_of(name)).map(drop)
        }
    })?;
    drop(old);
    result.map_err(|error| errors::raise(this, &error, None))
}

/// The entry of the overflow map, if there is one.
pub(crate) fn get_overflow(
    this: &Bound<'_, PyAny>,
    body: &Body,
    name: &Bound<'_, PyAny>,
) -> Option<PyResult<Py<PyAny>>> {
    if body.is_empty() {
        // `pickle` looks up `__setstate__` before there is an object.
        return None;
    }
    let name = name.cast::<PyString>().ok()?.to_str().ok()?;
    let found = || {
        let root = root(this)?;
        let place = &*body.place;
        read_own(this, |object| {
            let value = object.dict()?.get(name)?;
            let origin = Origin { root: &root, place, path: &|| place.path_of(name) };
            Some(convert::to_view(&origin, &value))
        })
    };
    match found() {
        Ok(found) => found,
        Err(error) => Some(Err(error)),
    }
}

/// Writes or deletes a name that is no slot and no descriptor.
pub(crate) fn set_other(
    this: &Bound<'_, PyAny>,
    body: &Body,
    name: &Bound<'_, PyAny>,
    value: Option<&Bound<'_, PyAny>>,
) -> PyResult<()> {
    let name = name.cast::<PyString>()?.to_str()?;
    match value {
        None => delete(this, body, name),
        Some(value) => store(this, body, None, name, &input::from_any(value), true),
    }
}

/// A copy of the object of an instance as a value.
pub(crate) fn copy_value(this: &Bound<'_, PyAny>) -> PyResult<OwnedValue> {
    let copy = read_own(this, |object| Value::Object(object).to_owned())?;
    copy.ok_or_else(|| {
        let name = this.get_type().name().map(|name| name.to_string()).unwrap_or_default();
        PyTypeError::new_err(format!("'{name}' object has a value that cannot be copied"))
    })
}
