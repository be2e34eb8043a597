//! The errors of access by type.

use alloc::borrow::Cow;
use alloc::string::String;

use crate::error::attribute_error::{Access, AttributeError};
use crate::model::class::Class;
use crate::model::error_kind::ErrorKind;
use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::text::type_names::short_type_name;

/// The error that a class whose objects have no overflow map has no attribute of a name that is to be borrowed.
#[inline(always)]
pub(crate) fn unknown(class: &'static Class, name: &str) -> AttributeError {
    AttributeError::missing(class, name).during(Access::Borrow)
}

/// The reason to reject a typed access: the value is of the type `found`, and the caller requested `T`.
#[cold]
pub(super) fn wrong_type<T: 'static>(found: impl Into<Cow<'static, str>>) -> ValueError {
    other_type(found.into(), short_type_name::<T>)
}

/// As [`wrong_type`], compiled once for all types. `wanted` is the name of the type that the caller requested.
#[cold]
pub(super) fn other_type(found: Cow<'static, str>, wanted: fn() -> String) -> ValueError {
    ValueError::wrong_type(found, &Value::None).found_as(&wanted())
}

#[cold]
pub(super) fn unknown_type(class: &'static Class, name: &str) -> AttributeError {
    AttributeError::new(ErrorKind::Type, class, name)
}

/// The error that the class has no slot of this name and type `T`, so that no handle can be made.
#[cold]
pub(crate) fn no_slot<T: 'static>(class: &'static Class, name: &str) -> AttributeError {
    match class.slot(name) {
        Some(slot) => AttributeError::rejected(class, name, wrong_type::<T>(slot.type_name())),
        None if class.find(name).is_some() => {
            let rejected = ValueError::wrong_type("a slot", &Value::None)
                .found_as("a property or a class attribute");
            AttributeError::rejected(class, name, rejected)
        }
        None => AttributeError::new(ErrorKind::Unknown, class, name).during(Access::Resolve),
    }
}
