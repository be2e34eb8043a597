//! Values are borrowed as a type.

use alloc::format;

use super::errors::wrong_type;
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
    // The `Option` of an unset slot can be borrowed.
    let place = match object.find(name).and_then(Found::attr) {
        Some(attr) => Place::Attr(attr),
        None => resolve::read(object, name).map_err(|error| error.during(Access::Borrow))?,
    };
    borrow_place(place, "getattr")
        .map_err(|rejected| AttributeError::rejected(object.class(), name, rejected))
}

/// Borrows the value at a place as a `T`. `instead` is the method that reads computed values.
pub(in crate::access) fn borrow_place<'a, T: 'static>(
    place: Place<'a>,
    instead: &'static str,
) -> Result<&'a T, ValueError> {
    match place {
        Place::Attr(attr) => downcast_ref(attr).ok_or_else(|| wrong_type::<T>(attr.type_name())),
        Place::Computed(value) => Err(ValueError::that(
            ErrorKind::NotBorrowable,
            format!("is computed by a property, so that it cannot be borrowed; use {instead}"),
        )
        .with_parts(short_type_name::<T>(), value.type_name().into_owned())),
    }
}

/// The value as a `T`; the value of an overflow entry is stored in an [`OwnedValue`].
fn downcast_ref<T: 'static>(attr: AttrRef<'_>) -> Option<&T> {
    attr.downcast_ref::<T>()
        .or_else(|| attr.downcast_ref::<OwnedValue>().and_then(OwnedValue::downcast_ref::<T>))
}
