//! The methods on nested objects and on paths.

use alloc::borrow::Cow;
use alloc::string::String;

use crate::access::fast::setattr;
use crate::access::resolve::{self, Place};
use crate::access::stored::Stored;
use crate::access::transaction::change::{Operation, Options};
use crate::access::transaction::run_path;
use crate::access::typed::borrow_attr;
use crate::error::attribute_error::AttributeError;
use crate::model::class::Class;
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::object::{Object, ObjectMut, ObjectRef};
use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::model::vtable::Input;
use crate::text::path::{AttrPath, PathError, PathSegment};

/// Borrows the object that an attribute holds.
pub(crate) fn child<'a>(
    object: ObjectRef<'a>,
    name: &str,
) -> Result<&'a dyn Object, AttributeError> {
    let place = resolve::read(object, name)?;
    place
        .object()
        .ok_or_else(|| AttributeError::rejected(object.class(), name, no_object(&place.value())))
}

/// The reason to reject a path or a name that leads to this value, where an object is required.
#[cold]
pub(crate) fn no_object(found: &Value<'_>) -> ValueError {
    ValueError::wrong_type("an object with attributes", found)
}

/// Borrows the object in a slot to be changed.
pub(crate) fn child_mut<'a>(
    object: ObjectMut<'a>,
    name: &str,
) -> Result<&'a mut dyn Object, AttributeError> {
    let class = object.class();
    let is_unset = object
        .as_ref()
        .find(name)
        .is_some_and(|found| found.attr().is_some_and(|attr| found.entry().is_unset(attr)));
    let attr = borrow_attr(object, &[PathSegment::Name(String::from(name))], true)?;
    if is_unset {
        return Err(AttributeError::new(ErrorKind::Unset, class, name));
    }
    let kind = (attr.vtable().get)(attr.as_ref()).type_name();
    (attr.vtable().object_mut)(attr).ok_or_else(|| {
        AttributeError::rejected(class, name, no_object(&Value::None).found_as(&kind))
    })
}

/// The error of a string that is not a path.
#[cold]
pub(crate) fn no_path(class: &'static Class, error: &PathError) -> AttributeError {
    AttributeError::rejected(
        class,
        error.text(),
        ValueError::that(ErrorKind::BadPath, "").with_cause(error.clone()),
    )
}

/// Reads the value at a path.
pub(crate) fn get_path(
    object: ObjectRef<'_>,
    path: Result<AttrPath, PathError>,
) -> Result<Value<'_>, AttributeError> {
    let path = path.map_err(|error| no_path(object.class(), &error))?;
    resolve::read_at(object, path.segments()).map(Place::value)
}

/// Writes the value at a path.
pub(crate) fn set_path(
    object: ObjectMut<'_>,
    path: Result<AttrPath, PathError>,
    input: Input<'_>,
) -> Result<Stored, AttributeError> {
    let path = path.map_err(|error| no_path(object.class(), &error))?;
    match path.segments() {
        [PathSegment::Name(name)] => setattr(object, name, input),
        steps => run_path(object, Cow::Borrowed(steps), Operation::Set(input), Options::ONE)
            .map(|change| change.stored()),
    }
}

/// Deletes or unsets the attribute at a path.
pub(crate) fn delete_path(
    object: ObjectMut<'_>,
    path: Result<AttrPath, PathError>,
) -> Result<(), AttributeError> {
    let path = path.map_err(|error| no_path(object.class(), &error))?;
    run_path(object, Cow::Borrowed(path.segments()), Operation::Delete, Options::ONE).map(drop)
}
