//! The items of a list or a map in an object, for the views written in Python.

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::PyString;
use slots_runtime::{AttrPath, AttributeError, List, Map, ObjectExt, PathSegment, SlotType, Value};

use crate::convert::{self, Origin};
use crate::{access, enums, errors};

/// The path that the view of a list or a map gives.
pub(crate) fn path(text: &str) -> PyResult<AttrPath> {
    AttrPath::parse(text)
        .map_err(|error| pyo3::exceptions::PyValueError::new_err(error.to_string()))
}

/// A list or a map at a path from the root.
enum Items<'a> {
    List(&'a List<'a>),
    Map(&'a Map<'a>),
}

/// The list or the map at a path from the root.
fn read_items<R>(
    root: &Bound<'_, PyAny>,
    at: &AttrPath,
    mut read: impl FnMut(Items<'_>) -> PyResult<R>,
) -> PyResult<R> {
    let result = access::read(root, |object| {
        Ok::<_, AttributeError>(match object.get_path(at)? {
            Value::List(list) => read(Items::List(&list)),
            Value::Map(map) => read(Items::Map(&map)),
            _ => Err(PyTypeError::new_err("the list or map was replaced by another value")),
        })
    })?;
    result.map_err(|error| errors::raise(root, &error, None))?
}

/// An item of the list or map at a path from the root, as an object of Python.
fn item_view(
    root: &Bound<'_, PyAny>,
    at: &AttrPath,
    enum_type: Option<SlotType>,
    segment: &PathSegment,
    item: &Value<'_>,
) -> PyResult<Py<PyAny>> {
    if let Some(ty) = enum_type {
        return enums::to_python(root.py(), ty, item);
    }
    let path = || at.join(segment.clone());
    convert::to_view(&Origin { root, place: &access::body(root)?.place, path: &path }, item)
}

/// The items of a list, or the keys and values of a map, at a path from the root.
#[pyfunction]
pub(crate) fn items_at(root: &Bound<'_, PyAny>, at: &str) -> PyResult<Vec<(Py<PyAny>, Py<PyAny>)>> {
    let (py, at) = (root.py(), path(at)?);
    let enum_type = enums::item_type_at(access::body(root)?.place.class, &at);
    let view =
        |segment: &PathSegment, item: &Value<'_>| item_view(root, &at, enum_type, segment, item);
    read_items(root, &at, |items| match items {
        Items::List(list) => {
            let item = |(index, item): (usize, Value<'_>)| {
                let key = index.into_pyobject(py)?.into_any().unbind();
                Ok((key, view(&PathSegment::Index(index), &item)?))
            };
            list.iter().enumerate().map(item).collect()
        }
        Items::Map(map) => {
            let item = |(key, item): (std::borrow::Cow<'_, str>, Value<'_>)| {
                let name = PyString::new(py, &key).into_any().unbind();
                Ok((name, view(&PathSegment::Name(key.into_owned()), &item)?))
            };
            map.iter().map(item).collect()
        }
    })
}

/// The number of items of the list or map at a path from the root.
#[pyfunction]
pub(crate) fn count_at(root: &Bound<'_, PyAny>, at: &str) -> PyResult<usize> {
    read_items(root, &path(at)?, |items| {
        Ok(match items {
            Items::List(list) => list.len(),
            Items::Map(map) => map.len(),
        })
    })
}

/// The item with an index or a key of the list or map at a path from the root, in a list, which is empty if there is none.
#[pyfunction]
pub(crate) fn item_at(
    root: &Bound<'_, PyAny>,
    at: &str,
    key: &Bound<'_, PyAny>,
) -> PyResult<Vec<Py<PyAny>>> {
    let (at, segment) = (path(at)?, convert::segment(key)?);
    let enum_type = enums::item_type_at(access::body(root)?.place.class, &at);
    let view = |item: Value<'_>| item_view(root, &at, enum_type, &segment, &item);
    let found = read_items(root, &at, |items| match (items, &segment) {
        (Items::List(list), PathSegment::Index(index)) => list.get(*index).map(view).transpose(),
        (Items::Map(map), PathSegment::Name(name)) => map.get(name).map(view).transpose(),
        _ => Ok(None),
    })?;
    Ok(found.into_iter().collect())
}
