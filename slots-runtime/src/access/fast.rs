//! The methods on one name: what is done fast where nothing stands in the way, and how it ends where something does.
//!
//! What is inlined always gets into one function for each method and class, where the class, and with it how names are
//! hashed, is constant; only the typed methods get into the caller.

use crate::access::resolve::{self, unknown, value};
use crate::access::stored::Stored;
use crate::access::transaction::change::Operation;
use crate::access::transaction::run_one;
use crate::access::transaction::stage::{in_unit, stored};
use crate::error::attribute_error::AttributeError;
use crate::model::class::table::Entry;
use crate::model::decl::{Detail, flags};
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::attr::AttrRef;
use crate::model::kernel::found::Found;
use crate::model::kernel::object::{ObjectMut, ObjectRef};
use crate::model::value::Value;
use crate::model::vtable::Input;

#[inline(always)]
pub(crate) fn getattr<'a>(object: ObjectRef<'a>, name: &str) -> Result<Value<'a>, AttributeError> {
    match object.find(name) {
        Some(found) => match plain(found) {
            Some(attr) => Ok((attr.vtable().get)(attr)),
            None => getattr_slow(object, name),
        },
        None => match object.dict() {
            Some(dict) => dict.get(name).ok_or_else(|| unknown(object, name)),
            None => Err(AttributeError::missing(object.class(), name)),
        },
    }
}

#[inline(always)]
pub(crate) fn hasattr(object: ObjectRef<'_>, name: &str) -> bool {
    match object.find(name) {
        Some(found) => plain(found).is_some() || hasattr_slow(object, found),
        None => object.dict().is_some_and(|dict| dict.contains_key(name)),
    }
}

/// The value where the name is not a slot that always has one.
fn getattr_slow<'a>(object: ObjectRef<'a>, name: &str) -> Result<Value<'a>, AttributeError> {
    resolve::read(object, name).map(value)
}

/// A slot that always has a value.
#[inline(always)]
fn plain(found: Found<'_>) -> Option<AttrRef<'_>> {
    if found.entry().has(flags::UNSET) { None } else { found.attr() }
}

/// Whether `getattr` would give a value, where the name is not a slot that always has one; no error is made. A property
/// that a getter computes counts as there.
fn hasattr_slow(object: ObjectRef<'_>, found: Found<'_>) -> bool {
    match object.class().detail(found.entry()) {
        Detail::Slot(_) => found.attr().is_some_and(|attr| !(attr.vtable().is_none)(attr)),
        Detail::Property(property) => property.get.is_some_and(|get| get(object).is_ok()),
        Detail::Const(_) => true,
    }
}

/// Whether a slot can be written by storing a value and nothing else.
#[inline(always)]
pub(super) fn is_free(entry: &Entry) -> bool {
    !entry.has(flags::READONLY | flags::RULED | flags::INNER_RULES | flags::PROPERTY | flags::CONST)
}

/// Writes a value; what a slot free of rules takes is done at once.
#[inline(always)]
pub(crate) fn set_value(
    object: ObjectMut<'_>,
    name: &str,
    value: Value<'_>,
) -> Result<Stored, AttributeError> {
    let class = object.class();
    if !class.lets_write_at_all() {
        return setattr_guarded(object, name, Input::Value(value));
    }
    match object.find(name) {
        Ok(found) if is_free(found.entry()) => match found.into_attr() {
            Some(attr) => match (attr.vtable().set)(attr, Input::Value(value)) {
                Ok(()) => Ok(Stored::Slot),
                Err(rejected) => Err(AttributeError::rejected(class, name, rejected)),
            },
            // Not reached: what is free is a slot.
            None => Err(AttributeError::missing(class, name)),
        },
        Ok(found) => setattr(found.into_object(), name, Input::Value(value)),
        Err(object) => store(object, name, Input::Value(value)),
    }
}

pub(crate) fn setattr(
    object: ObjectMut<'_>,
    name: &str,
    input: Input<'_>,
) -> Result<Stored, AttributeError> {
    let class = object.class();
    if !class.lets_write_at_all() {
        return setattr_guarded(object, name, input);
    }
    let reject = |rejected| AttributeError::rejected(class, name, rejected);
    let mut found = match object.find(name) {
        Ok(found) => found,
        Err(object) => return store(object, name, input),
    };
    match class.detail(found.entry()) {
        Detail::Slot(detail) if is_free(found.entry()) => {
            let Some(attr) = found.attr() else {
                return Err(unknown(found.object().as_ref(), name));
            };
            if matches!(input, Input::Text(_)) {
                let mut attr = attr;
                in_unit(detail.unit, attr.vtable(), input, |input| {
                    (attr.vtable().set)(attr.reborrow(), input)
                })
                .map_err(reject)?;
            } else {
                (attr.vtable().set)(attr, input).map_err(reject)?;
            }
            Ok(Stored::Slot)
        }
        Detail::Property(property) => {
            let set = property
                .set
                .ok_or_else(|| AttributeError::new(ErrorKind::NoSetter, class, name))?;
            set(found.object(), input).map_err(reject)?;
            Ok(Stored::Property)
        }
        _ => setattr_guarded(found.into_object(), name, input),
    }
}

/// Writes a name that the class does not have into the overflow map, if there is one.
fn store(object: ObjectMut<'_>, name: &str, input: Input<'_>) -> Result<Stored, AttributeError> {
    let class = object.class();
    if object.as_ref().dict().is_none() || class.is_dict_frozen() {
        return setattr_guarded(object, name, input);
    }
    let value =
        stored(input).map_err(|rejected| AttributeError::rejected(class, name, rejected))?;
    let old = object.dict().and_then(|dict| dict.insert_owned(name, value));
    Ok(Stored::Overflow { is_new: old.is_none() })
}

/// Writes where rules, checks or hooks want to know of it.
#[cold]
fn setattr_guarded(
    object: ObjectMut<'_>,
    name: &str,
    input: Input<'_>,
) -> Result<Stored, AttributeError> {
    run_one(object, name, Operation::Set(input)).map(|change| change.stored())
}

pub(crate) fn delattr(object: ObjectMut<'_>, name: &str) -> Result<(), AttributeError> {
    run_one(object, name, Operation::Delete).map(drop)
}
