//! The functions that the part written in Python calls.

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyModule, PyString, PyTuple};
use slots_runtime::{Arguments, AttributeError, Input, ObjectExt, SlotType, Value};

use crate::capi::body::{Borrowed, StateRef};
use crate::capi::instance;
use crate::convert::{self, Origin};
use crate::items::path;
use crate::{access, class_info, construct, enums, errors, input, items};

/// Adds the functions to the module.
pub(crate) fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_function(wrap_pyfunction!(get, module)?)?;
    module.add_function(wrap_pyfunction!(set, module)?)?;
    module.add_function(wrap_pyfunction!(remove, module)?)?;
    module.add_function(wrap_pyfunction!(call, module)?)?;
    module.add_function(wrap_pyfunction!(items::items_at, module)?)?;
    module.add_function(wrap_pyfunction!(items::count_at, module)?)?;
    module.add_function(wrap_pyfunction!(items::item_at, module)?)?;
    module.add_function(wrap_pyfunction!(write_at, module)?)?;
    module.add_function(wrap_pyfunction!(dict_items, module)?)?;
    module.add_function(wrap_pyfunction!(dict_set, module)?)?;
    module.add_function(wrap_pyfunction!(dict_remove, module)?)?;
    module.add_function(wrap_pyfunction!(equal, module)?)?;
    module.add_function(wrap_pyfunction!(clone, module)?)?;
    module.add_function(wrap_pyfunction!(size_in_rust, module)?)?;
    module.add_function(wrap_pyfunction!(names, module)?)?;
    module.add_function(wrap_pyfunction!(variables, module)?)?;
    module.add_function(wrap_pyfunction!(restore, module)?)?;
    module.add_function(wrap_pyfunction!(miss, module)?)
}

/// Reads a property.
#[pyfunction]
fn get(this: &Bound<'_, PyAny>, name: &str) -> PyResult<Py<PyAny>> {
    let (root, place) = (access::root(this)?, &access::body(this)?.place);
    let path = || place.path_of(name);
    let result = access::read_own(this, |object| {
        let value = object.getattr(name)?;
        Ok::<_, AttributeError>(convert::to_view(
            &Origin { root: &root, place, path: &path },
            &value,
        ))
    })?;
    result.map_err(|error| errors::raise(this, &error, None))?
}

/// Writes a property.
#[pyfunction]
fn set(this: &Bound<'_, PyAny>, name: &str, value: &Bound<'_, PyAny>) -> PyResult<()> {
    access::set_slot(this, access::body(this)?, usize::MAX, name, value)
}

/// Deletes a property.
#[pyfunction]
fn remove(this: &Bound<'_, PyAny>, name: &str) -> PyResult<()> {
    access::delete(this, access::body(this)?, name)
}

/// Calls a method.
#[pyfunction]
fn call(
    this: &Bound<'_, PyAny>,
    name: &str,
    args: &Bound<'_, PyTuple>,
    kwargs: &Bound<'_, PyDict>,
) -> PyResult<Py<PyAny>> {
    let (root, place) = (access::root(this)?, &access::body(this)?.place);
    let from_python = |arg: &Bound<'_, PyAny>| {
        input::from_python(arg).map_err(|error| error.raise(&format!("an argument of {name}()")))
    };
    let args = args.iter().map(|arg| from_python(&arg)).collect::<PyResult<Vec<_>>>()?;
    let mut named = Vec::new();
    for (key, value) in kwargs {
        named.push((key.cast::<PyString>()?.to_str()?.to_owned(), from_python(&value)?));
    }
    let result = access::write(&root, |object| {
        let mut all = Arguments::new();
        for arg in &args {
            all = all.input(Input::Value(arg.as_value()));
        }
        for (name, value) in &named {
            all = all.keyword_input(name.as_str(), Input::Value(value.as_value()));
        }
        if place.path.is_empty() {
            object.call(name, all)
        } else {
            object.call_path(place.path_of(name), all)
        }
    })?;
    let value = result.map_err(|error| errors::raise(this, &error, None))?;
    let returns = place
        .class
        .methods()
        .find(|own| own.name() == name)
        .map(slots_runtime::MethodInfo::returns);
    enums::to_python(this.py(), returns.unwrap_or(SlotType::Any), &value.as_value())
}

/// Writes, inserts, appends or deletes an item of a list or map, or the whole value, at a path from the root.
#[pyfunction]
#[pyo3(signature = (root, at, operation, key=None, value=None))]
fn write_at(
    root: &Bound<'_, PyAny>,
    at: &str,
    operation: &str,
    key: Option<&Bound<'_, PyAny>>,
    value: Option<&Bound<'_, PyAny>>,
) -> PyResult<()> {
    let mut at = path(at)?;
    if let Some(key) = key {
        at = at.join(convert::segment(key)?);
    }
    let input = value.map_or(Ok(slots_runtime::OwnedValue::None), input::from_python);
    let input = input.map_err(|error| error.raise(&format!("the value at '{at}'")))?;
    let result = access::write(root, |object| match operation {
        "set" => object.set_path(&at, &input).map(drop),
        "insert" => object.insert_path(&at, &input).map(drop),
        "push" => object.push_path(&at, &input).map(drop),
        _ => object.delete_path(&at).map(drop),
    })?;
    result.map_err(|error| errors::raise(root, &error, Some((&at, &input))))
}

/// The entries of the overflow map.
#[pyfunction]
fn dict_items(this: &Bound<'_, PyAny>) -> PyResult<Vec<(String, Py<PyAny>)>> {
    let (root, place) = (access::root(this)?, &access::body(this)?.place);
    access::read_own(this, |object| {
        let mut items = Vec::new();
        for (name, value) in object.dict().into_iter().flat_map(slots_runtime::Dict::iter) {
            let path = || place.path_of(name);
            let value = convert::to_view(&Origin { root: &root, place, path: &path }, &value)?;
            items.push((name.to_owned(), value));
        }
        Ok(items)
    })?
}

/// Writes an entry of the overflow map, which may have the name of a slot.
#[pyfunction]
fn dict_set(this: &Bound<'_, PyAny>, name: &str, value: &Bound<'_, PyAny>) -> PyResult<()> {
    let body = access::body(this)?;
    let input = input::from_any(value);
    if body.place.path.is_empty() {
        let insert = |object: &mut dyn slots_runtime::Object| {
            object.dict_mut().map(|dict| dict.insert_owned(name, input.clone()))
        };
        // A replaced value is dropped after the write: its destructor in Python may read the object.
        if access::write(this, insert)?.is_some() {
            return Ok(());
        }
    }
    access::store(this, body, None, name, &input, true)
}

/// Removes an entry of the overflow map.
#[pyfunction]
fn dict_remove(this: &Bound<'_, PyAny>, name: &str) -> PyResult<()> {
    let body = access::body(this)?;
    if body.place.path.is_empty() {
        let remove = |object: &mut dyn slots_runtime::Object| {
            object.dict_mut().map(|dict| dict.remove(name))
        };
        if access::write(this, remove)?.is_some() {
            return Ok(());
        }
    }
    access::delete(this, body, name)
}

/// Whether two objects of one class are equal; `None` if the type has no `PartialEq`.
#[pyfunction]
fn equal(this: &Bound<'_, PyAny>, other: &Bound<'_, PyAny>) -> PyResult<Option<bool>> {
    let (Some(own), Some(others)) = (instance::body(this), instance::body(other)) else {
        return Ok(None);
    };
    if own.place.class != others.place.class {
        return Ok(None);
    }
    let info = class_info::of_class(this.py(), own.place.class)?;
    let Some(equal) = info.spec.get().and_then(|spec| spec.equal) else { return Ok(None) };
    let result = access::read_own(this, |own| access::read_own(other, |other| equal(own, other)))?;
    result.map(Some)
}

/// An instance of the same type that owns a clone of the object; `None` if the type has no `Clone`.
#[pyfunction]
fn clone<'py>(this: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyAny>>> {
    let own = access::body(this)?;
    let info = class_info::of_class(this.py(), own.place.class)?;
    let Some(clone) = info.spec.get().and_then(|spec| spec.clone) else { return Ok(None) };
    let object = access::read_own(this, |object| (clone.0)(this.py(), object))?;
    let object = object.ok_or_else(|| PyTypeError::new_err("the object is of another class"))?;
    let ty = this.get_type();
    let made = ty.call_method1("__new__", (&ty,))?;
    construct::replace(&made, access::body(&made)?, object)?;
    Ok(Some(made))
}

/// The bytes of the Rust object that an instance owns, without those behind its pointers.
#[pyfunction]
fn size_in_rust(this: &Bound<'_, PyAny>) -> PyResult<usize> {
    Ok(match access::body(this)?.borrow().as_ref().map(Borrowed::state) {
        Some(StateRef::Owned(object)) => size_of_val(object),
        _ => 0,
    })
}

/// The names of the slots of an object and whether each is set.
#[pyfunction]
fn names(this: &Bound<'_, PyAny>) -> PyResult<Vec<String>> {
    access::read_own(this, |object| object.dir().into_iter().map(ToOwned::to_owned).collect())
}

/// The names and values of the slots that are set: the arguments of the constructor that makes an equal object.
#[pyfunction]
fn variables(this: &Bound<'_, PyAny>) -> PyResult<Vec<(String, Py<PyAny>)>> {
    let py = this.py();
    access::read_own(this, |object| {
        let mut found = Vec::new();
        for (name, value) in object.vars() {
            let plain = match &value {
                Value::Object(_) if value.to_owned().is_none() => {
                    Err(PyTypeError::new_err(format!("attribute '{name}' cannot be copied")))
                }
                Value::Opaque(_) => {
                    Err(PyTypeError::new_err(format!("attribute '{name}' cannot be copied")))
                }
                other => convert::to_python(py, other),
            };
            found.push((name.to_owned(), plain?));
        }
        Ok(found)
    })?
}

/// Makes the object of an instance that has none; for `pickle`, where a subclass may have another constructor.
#[pyfunction]
fn restore(this: &Bound<'_, PyAny>, values: &Bound<'_, PyAny>) -> PyResult<()> {
    let body = access::body(this)?;
    if !body.is_empty() {
        return Err(PyTypeError::new_err("the object is initialized already"));
    }
    construct::init(this, body, PyTuple::empty(this.py()).as_any(), Some(values))
}

/// The message of a read of a name that the object does not have, and whether it has a hint.
#[pyfunction]
fn miss(this: &Bound<'_, PyAny>, name: &str) -> (String, bool) {
    let error = access::miss_error(this, name);
    let text = error.value(this.py()).to_string();
    let has_hint = text.contains("Did you mean");
    (text, has_hint)
}
