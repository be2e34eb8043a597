//! Values are borrowed as a type, to be changed without validation.

use core::any::TypeId;

use super::errors::{unknown_type, wrong_type};
use crate::access::fast::{WritePath, write_path};
use crate::access::resolve::{self, Target, entry_mut};
use crate::error::attribute_error::{Access, AttributeError};
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::attr::AttrMut;
use crate::model::kernel::object::ObjectMut;
use crate::model::value::owned::OwnedValue;
use crate::model::value_error::ValueError;
use crate::slot_value::probe::vtable_of;

/// The value as a `T`, to be changed; the value of an overflow entry is stored in an [`OwnedValue`].
pub(in crate::access) fn downcast_mut<T: 'static>(attr: AttrMut<'_>) -> Result<&mut T, ValueError> {
    let found = attr.as_ref().type_name();
    let value = if attr.vtable().type_id() == TypeId::of::<T>() {
        attr.downcast_mut::<T>()
    } else {
        attr.downcast_mut::<OwnedValue>().and_then(OwnedValue::downcast_mut::<T>)
    };
    value.ok_or_else(|| wrong_type::<T>(found))
}

/// The value of a direct slot of type `T`, or the object again.
#[inline(always)]
fn direct_place<'a, T: 'static>(
    object: ObjectMut<'a>,
    name: &str,
) -> Result<&'a mut T, ObjectMut<'a>> {
    match write_path(object, name) {
        WritePath::Direct(found) => found.typed(),
        WritePath::Declared(found) => Err(found.into_object()),
        WritePath::Undeclared(object) | WritePath::Guarded(object) => Err(object),
    }
}

/// Borrows a value to be changed; rejected where a write has to be validated or reported to a hook.
pub(crate) fn attr_mut<'a, T: 'static>(
    object: ObjectMut<'a>,
    name: &str,
) -> Result<&'a mut T, AttributeError> {
    let object = match direct_place(object, name) {
        Ok(place) => return Ok(place),
        Err(object) => object,
    };
    let class = object.class();
    let attr = borrow_attr(object, name, false)?;
    downcast_mut(attr).map_err(|rejected| AttributeError::rejected(class, name, rejected))
}

/// Borrows the value of a slot or an overflow entry, to be changed without validation.
///
/// With `with_inner_rules`, the value may hold objects with rules; the caller then enforces these rules.
pub(crate) fn borrow_attr<'a>(
    object: ObjectMut<'a>,
    name: &str,
    with_inner_rules: bool,
) -> Result<AttrMut<'a>, AttributeError> {
    let class = object.class();
    let reject = |why| AttributeError::rejected(class, name, why);
    let target =
        resolve::target_in(object, name).map_err(|error| error.during(Access::BorrowMut))?;
    if let Target::Property(_, property) = &target {
        property.setter().map_err(|kind| AttributeError::new(kind, class, name))?;
    }
    if class.is_guarded() {
        return Err(reject(not_borrowable(
            "cannot be borrowed to be changed, as each write to it is checked; set it instead",
        )));
    }
    match target {
        Target::Slot(found, _) if !with_inner_rules && found.entry().has_inner_rules() => {
            Err(reject(holds_rules()))
        }
        Target::Slot(found, detail) if detail.rules.is_empty() => {
            found.into_attr().ok_or_else(|| AttributeError::new(ErrorKind::ReadOnly, class, name))
        }
        Target::Slot(..) => Err(reject(not_borrowable(
            "cannot be borrowed to be changed, as it has a rule; set it instead",
        ))),
        Target::Item(attr, _) => Ok(attr),
        Target::Entry(dict, key, class) => {
            let entry = entry_mut(dict, key, class)?;
            AttrMut::new(entry, vtable_of::<OwnedValue>()).ok_or_else(|| unknown_type(class, name))
        }
        Target::Property(..) => Err(reject(not_borrowable(
            "is a property, which cannot be borrowed to be changed; set it instead",
        ))),
    }
}

#[cold]
fn not_borrowable(why: &'static str) -> ValueError {
    ValueError::that(ErrorKind::NotBorrowable, why)
}

/// The reason why a value that holds objects with rules cannot be borrowed to be changed.
#[cold]
pub(in crate::access) fn holds_rules() -> ValueError {
    not_borrowable(
        "holds values with rules, so that it cannot be borrowed to be changed; set it instead",
    )
}
