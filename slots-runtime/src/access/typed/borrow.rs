//! Values are borrowed as a type.

use alloc::format;
use alloc::string::String;

use super::errors::{other_type, wrong_type};
use crate::access::resolve::{self, Place};
use crate::error::attribute_error::{Access, AttributeError};
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::attr::AttrRef;
use crate::model::kernel::object::{Found, ObjectRef};
use crate::model::value::owned::OwnedValue;
use crate::model::value_error::ValueError;
use crate::text::type_names::short_type_name;

/// Borrows the value of a name that the class lacks: an overflow entry.
pub(crate) fn attr_of_dict<'a, T: 'static>(
    object: ObjectRef<'a>,
    name: &str,
) -> Result<&'a T, AttributeError> {
    let found = object.dict().and_then(|dict| dict.get_ref(name));
    found.map_or_else(|| attr_slow(object, name), Ok)
}

/// Borrows the value of a name that is not a slot of type `T`.
#[cold]
pub(crate) fn attr_slow<'a, T: 'static>(
    object: ObjectRef<'a>,
    name: &str,
) -> Result<&'a T, AttributeError> {
    let attr = find_stored(object, name, short_type_name::<T>)?;
    downcast_ref(attr).ok_or_else(|| rejected_type(object, name, attr, short_type_name::<T>))
}

/// The stored value of a name, compiled once for all types. `wanted` is the name of the type that the caller requested.
fn find_stored<'a>(
    object: ObjectRef<'a>,
    name: &str,
    wanted: fn() -> String,
) -> Result<AttrRef<'a>, AttributeError> {
    // The `Option` of an unset slot can be borrowed.
    let place = match object.find(name).and_then(Found::attr) {
        Some(attr) => Place::Attr(attr),
        None => resolve::read(object, name).map_err(|error| error.during(Access::Borrow))?,
    };
    stored(place, "getattr", wanted)
        .map_err(|rejected| AttributeError::rejected(object.class(), name, rejected))
}

/// The error of a value of another type than the caller requested.
fn rejected_type(
    object: ObjectRef<'_>,
    name: &str,
    attr: AttrRef<'_>,
    wanted: fn() -> String,
) -> AttributeError {
    let rejected = other_type(attr.type_name().into(), wanted);
    AttributeError::rejected(object.class(), name, rejected)
}

/// Borrows the value at a place as a `T`. `instead` is the method that reads computed values.
pub(in crate::access) fn borrow_place<'a, T: 'static>(
    place: Place<'a>,
    instead: &'static str,
) -> Result<&'a T, ValueError> {
    let attr = stored(place, instead, short_type_name::<T>)?;
    downcast_ref(attr).ok_or_else(|| wrong_type::<T>(attr.type_name()))
}

fn stored<'a>(
    place: Place<'a>,
    instead: &'static str,
    wanted: fn() -> String,
) -> Result<AttrRef<'a>, ValueError> {
    match place {
        Place::Attr(attr) => Ok(attr),
        Place::Computed(value) => Err(ValueError::that(
            ErrorKind::NotBorrowable,
            format!("is computed by a property, so that it cannot be borrowed; use {instead}"),
        )
        .with_parts(wanted(), value.type_name().into_owned())),
    }
}

/// The value as a `T`; the value of an overflow entry is stored in an [`OwnedValue`].
fn downcast_ref<T: 'static>(attr: AttrRef<'_>) -> Option<&T> {
    attr.downcast_ref::<T>()
        .or_else(|| attr.downcast_ref::<OwnedValue>().and_then(OwnedValue::downcast_ref::<T>))
}
