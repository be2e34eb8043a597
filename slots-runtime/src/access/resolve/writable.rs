//! The target of a write to one name, or the reason why the write is rejected.

use super::place::Target;
use crate::error::attribute_error::AttributeError;
use crate::model::class::Class;
use crate::model::class::table::Entry;
use crate::model::decl::{Detail, PropertyDetail, SlotDetail};
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::object::ObjectMut;

/// The result of a write to a name, as far as the class decides it.
pub(crate) enum Writable {
    /// The write goes to a slot.
    Slot(&'static Entry, &'static SlotDetail),
    /// The write calls the setter of a property.
    Property(&'static PropertyDetail),
    /// The write goes to the overflow map.
    Entry,
}

/// Decides, in CPython's order, where a write to a name of an object of this class goes, or why it is rejected. It needs
/// no object, so that a string can be validated before there is one.
pub(crate) fn writable(class: &'static Class, name: &str) -> Result<Writable, ErrorKind> {
    match class.find(name) {
        Some(entry) => writable_entry(class, entry),
        None if !class.is_dynamic() => Err(ErrorKind::Unknown),
        None if class.is_dict_frozen() => Err(ErrorKind::ReadOnly),
        None => Ok(Writable::Entry),
    }
}

/// As [`writable`], for a name that the class has.
#[inline]
fn writable_entry(class: &'static Class, entry: &'static Entry) -> Result<Writable, ErrorKind> {
    match class.detail(entry) {
        Detail::Slot(_) | Detail::Property(_) if class.is_readonly(entry) => {
            Err(ErrorKind::ReadOnly)
        }
        Detail::Slot(detail) => Ok(Writable::Slot(entry, detail)),
        Detail::Property(detail) => Ok(Writable::Property(detail)),
        Detail::Const(_) | Detail::Method(_) if !class.is_dynamic() || class.is_dict_frozen() => {
            Err(ErrorKind::ReadOnly)
        }
        Detail::Const(_) | Detail::Method(_) => Ok(Writable::Entry),
    }
}

/// Finds the attribute of a name, to write it.
pub(crate) fn target_in<'a, 's>(
    object: ObjectMut<'a>,
    name: &'s str,
) -> Result<Target<'a, 's>, AttributeError> {
    let class = object.class();
    let error = |kind| AttributeError::new(kind, class, name);
    let object = match object.find(name) {
        Ok(found) => match writable_entry(class, found.entry()).map_err(error)? {
            Writable::Slot(_, detail) => return Ok(Target::Slot(found, detail)),
            Writable::Property(detail) => return Ok(Target::Property(found.into_object(), detail)),
            Writable::Entry => found.into_object(),
        },
        Err(_) if class.is_dynamic() && class.is_dict_frozen() => {
            return Err(error(ErrorKind::ReadOnly));
        }
        Err(object) => object,
    };
    match object.dict() {
        Some(dict) => Ok(Target::Entry(dict, name, class)),
        None => Err(error(ErrorKind::Unknown)),
    }
}
