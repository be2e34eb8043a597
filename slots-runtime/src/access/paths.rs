//! The methods on what lies deeper than one name: nested objects, and paths.

use alloc::borrow::Cow;
use alloc::string::String;

use crate::access::fast::setattr;
use crate::access::resolve::{self, Place, value};
use crate::access::stored::Stored;
use crate::access::transaction::change::{Operation, Options};
use crate::access::transaction::run_path;
use crate::access::typed::lend;
use crate::error::attribute_error::AttributeError;
use crate::model::class::Class;
use crate::model::decl::flags;
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::object::{Object, ObjectMut, ObjectRef};
use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::model::vtable::Input;
use crate::text::path::{AttrPath, PathError, PathSegment};

pub(crate) fn child<'a>(
    object: ObjectRef<'a>,
    name: &str,
) -> Result<&'a dyn Object, AttributeError> {
    let rejected = |found: &Value<'_>| {
        AttributeError::rejected(
            object.class(),
            name,
            ValueError::wrong_type("an object with attributes", found),
        )
    };
    match resolve::read(object, name)? {
        Place::Attr(attr) => {
            (attr.vtable().object)(attr).ok_or_else(|| rejected(&(attr.vtable().get)(attr)))
        }
        Place::Made(Value::Object(object)) => Ok(object),
        Place::Made(value) => Err(rejected(&value)),
    }
}

pub(crate) fn child_mut<'a>(
    object: ObjectMut<'a>,
    name: &str,
) -> Result<&'a mut dyn Object, AttributeError> {
    let class = object.class();
    let is_unset = object.as_ref().find(name).is_some_and(|found| {
        found.entry().has(flags::UNSET)
            && found.attr().is_some_and(|attr| (attr.vtable().is_none)(attr))
    });
    let attr = lend(object, &[PathSegment::Name(String::from(name))], true)?;
    if is_unset {
        return Err(AttributeError::new(ErrorKind::Unset, class, name));
    }
    let kind = (attr.vtable().get)(attr.as_ref()).type_name();
    (attr.vtable().object_mut)(attr).ok_or_else(|| {
        let rejected =
            ValueError::wrong_type("an object with attributes", &Value::None).found_as(&kind);
        AttributeError::rejected(class, name, rejected)
    })
}

/// A text that is not a path names nothing.
#[cold]
pub(crate) fn no_path(class: &'static Class, error: &PathError) -> AttributeError {
    AttributeError::rejected(
        class,
        error.text(),
        ValueError::that(ErrorKind::BadPath, "").with_cause(error.clone()),
    )
}

pub(crate) fn at(
    object: ObjectRef<'_>,
    path: Result<AttrPath, PathError>,
) -> Result<Value<'_>, AttributeError> {
    let path = path.map_err(|error| no_path(object.class(), &error))?;
    resolve::read_at(object, path.segments()).map(value)
}

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

pub(crate) fn delete_path(
    object: ObjectMut<'_>,
    path: Result<AttrPath, PathError>,
) -> Result<(), AttributeError> {
    let path = path.map_err(|error| no_path(object.class(), &error))?;
    run_path(object, Cow::Borrowed(path.segments()), Operation::Delete, Options::ONE).map(drop)
}
