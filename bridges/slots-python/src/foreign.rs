//! Python objects inside of Rust objects.

use std::sync::Arc;

use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::{PyDelta, PyInt};
use slots_runtime::{
    AttrPath, AttributeError, Class, Dict, Foreign, Object, ObjectExt, OwnedValue, PathSegment,
    SlotType, Value, ValueError,
};

/// A Python object as a value.
pub(crate) struct PythonObject(pub(crate) Py<PyAny>);

/// How many levels of nested objects are searched for Python objects.
const DEEPEST: u32 = 8;

/// Whether objects of a class can hold Python objects.
pub(crate) fn can_hold(class: &'static Class, depth: u32) -> bool {
    fn in_type(ty: SlotType, depth: u32) -> bool {
        match ty {
            SlotType::Any | SlotType::Opaque => true,
            SlotType::Object(class) => depth < DEEPEST && can_hold(class, depth + 1),
            other => {
                other.inside().is_some_and(|inner| depth < DEEPEST && in_type(inner, depth + 1))
            }
        }
    }
    class.is_dynamic() || class.slots().any(|slot| in_type(slot.slot_type(), depth))
}

/// Visits the Python objects that an object alone owns.
///
/// It calls no code of the user. Python objects in lists and maps of typed slots, and those behind a pointer such as `Arc` or `Box`,
/// are not found; a cycle through them is not collected.
pub(crate) fn each(object: &dyn Object, visit: &mut dyn FnMut(*mut ffi::PyObject)) {
    each_at(object, visit, 0);
}

fn each_at(object: &dyn Object, visit: &mut dyn FnMut(*mut ffi::PyObject), depth: u32) {
    if let Some(dict) = object.dict() {
        in_dict(dict, visit, 0);
    }
    for slot in object.class().slots() {
        let name = slot.name();
        if let Some(value) = typed::<OwnedValue>(object, name) {
            in_value(value, visit, 0);
        } else if let Some(Some(value)) = typed::<Option<OwnedValue>>(object, name) {
            in_value(value, visit, 0);
        } else if let Some(own) = typed::<Py<PyAny>>(object, name) {
            visit(own.as_ptr());
        } else if let Some(Some(own)) = typed::<Option<Py<PyAny>>>(object, name) {
            visit(own.as_ptr());
        } else if let Some(dict) = typed::<Dict>(object, name) {
            in_dict(dict, visit, 0);
        } else if depth < DEEPEST
            && is_object(slot.slot_type())
            && let Ok(child) = object.child(name)
            && is_inside(object, child)
            && can_hold(child.class(), depth)
        {
            each_at(child, visit, depth + 1);
        }
    }
}

/// Whether a slot holds an object of a class that its type tells, so that no conversion is called to read it.
fn is_object(ty: SlotType) -> bool {
    match ty {
        SlotType::Object(_) => true,
        SlotType::Optional(inner) => is_object(inner()),
        _ => false,
    }
}

/// A value of a slot in the object itself.
fn typed<'a, T: 'static>(object: &'a dyn Object, name: &str) -> Option<&'a T> {
    object.attr::<T>(name).ok().filter(|value| is_inside(object, *value))
}

/// Whether a value lies in the memory of an object. One behind a pointer, such as an `Arc`, may have other owners.
fn is_inside<T: ?Sized>(object: &dyn Object, value: &T) -> bool {
    let start = std::ptr::from_ref(object).addr();
    let at = std::ptr::from_ref(value).addr();
    (start..start + size_of_val(object)).contains(&at)
}

fn in_dict(dict: &Dict, visit: &mut dyn FnMut(*mut ffi::PyObject), depth: u32) {
    for key in dict.keys() {
        if let Some(value) = dict.get_owned(key) {
            in_value(value, visit, depth);
        }
    }
}

fn in_value(value: &OwnedValue, visit: &mut dyn FnMut(*mut ffi::PyObject), depth: u32) {
    match value {
        // A copy of the object may own the reference, too; then neither of them may count it.
        OwnedValue::Any(any) if Arc::strong_count(any) == 1 => {
            if let Some(own) = any.downcast_ref::<PythonObject>() {
                visit(own.0.as_ptr());
            }
        }
        OwnedValue::List(items) if depth < DEEPEST => {
            items.iter().for_each(|item| in_value(item, visit, depth + 1));
        }
        OwnedValue::Map(dict) if depth < DEEPEST => in_dict(dict, visit, depth + 1),
        _ => {}
    }
}

/// The Python object that a foreign value is.
pub(crate) fn python_object(any: &Arc<dyn Foreign>) -> Option<&Py<PyAny>> {
    (**any).downcast_ref::<PythonObject>().map(|own| &own.0)
}

/// Conversions for `#[slot(with = slots_python::any)] callback: Py<PyAny>`, a slot that holds any Python object.
pub mod any {
    use super::{Py, PyAny, Python, PythonObject, Value, ValueError};

    /// The object as a value.
    pub fn to_value(object: &Py<PyAny>) -> Value<'static> {
        Python::attach(|py| Value::any(PythonObject(object.clone_ref(py))))
    }

    /// The Python object of a value.
    ///
    /// # Errors
    /// A value that has no form in Python is of the wrong type.
    #[allow(clippy::needless_pass_by_value, reason = "the signature that `with` requires")]
    pub fn from_value(value: Value<'_>) -> Result<Py<PyAny>, ValueError> {
        Python::attach(|py| {
            crate::convert::to_python(py, &value)
                .map_err(|_| ValueError::wrong_type("a Python object", &value))
        })
    }
}

/// Replaces the name of the Rust type of a Python object in a message with a description of the object. `input` was written at the path
/// `at`; the error may be that of an item in it.
pub(crate) fn with_type_name(
    py: Python<'_>,
    message: String,
    error: &AttributeError,
    at: &AttrPath,
    input: &OwnedValue,
) -> String {
    if error.found() != Some("PythonObject") {
        return message;
    }
    let path: AttrPath = error.path().parse().unwrap_or_default();
    let below = path.segments().get(at.len()..).unwrap_or_default();
    // The path of a field of a variant lacks the name of the variant, which the value has.
    match item(input, below).and_then(first).or_else(|| first(input)) {
        Some(object) => {
            message.replace(", not PythonObject", &format!(", not {}", describe(object.bind(py))))
        }
        None => message,
    }
}

/// The item at a path in a value.
fn item<'a>(value: &'a OwnedValue, path: &[PathSegment]) -> Option<&'a OwnedValue> {
    let Some((step, rest)) = path.split_first() else { return Some(value) };
    let inner = match (value, step) {
        (OwnedValue::List(items), PathSegment::Index(at)) => items.get(*at)?,
        (OwnedValue::Map(dict), PathSegment::Name(name)) => dict.get_owned(name)?,
        _ => return None,
    };
    item(inner, rest)
}

/// The first Python object in a value.
fn first(value: &OwnedValue) -> Option<&Py<PyAny>> {
    match value {
        OwnedValue::Any(any) => python_object(any),
        OwnedValue::List(items) => items.iter().find_map(first),
        OwnedValue::Map(dict) => dict.keys().find_map(|key| first(dict.get_owned(key)?)),
        _ => None,
    }
}

/// The type of an object that has no counterpart in Rust, and the reason if other values of the type have one.
fn describe(object: &Bound<'_, PyAny>) -> String {
    if object.is_instance_of::<PyInt>() {
        return "an int of more than 128 bits".to_owned();
    }
    if object.is_instance_of::<PyDelta>() {
        return "a negative timedelta".to_owned();
    }
    object.get_type().name().map_or_else(|_| "object".to_owned(), |name| name.to_string())
}
