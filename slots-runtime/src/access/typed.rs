//! The methods on one name where the type is known: nothing is converted.

use alloc::borrow::Cow;
use alloc::string::String;
use core::any::TypeId;

use crate::access::fast::is_free;
use crate::access::resolve::{self, Place, Target};
use crate::access::transaction::change::{Operation, Options, Staged};
use crate::access::transaction::{run_one, run_path};
use crate::error::attribute_error::AttributeError;
use crate::model::class::Class;
use crate::model::decl::flags;
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::attr::AttrMut;
use crate::model::kernel::found::Found;
use crate::model::kernel::object::{ObjectMut, ObjectRef};
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;
use crate::model::value_error::ValueError;
use crate::model::vtable::Input;
use crate::slot_value::probe::vtable_of;
use crate::text::path::PathSegment;
use crate::text::type_names::short_type_name;

/// Typed reading where the class does not have the name.
pub(crate) fn attr_of_dict<'a, T: 'static>(
    object: ObjectRef<'a>,
    name: &str,
) -> Result<&'a T, AttributeError> {
    let found = object.dict().and_then(|dict| dict.get_ref(name));
    found.map_or_else(|| attr_slow(object, name), Ok)
}

/// Typed reading where the name is not a slot of type `T`.
#[cold]
pub(crate) fn attr_slow<'a, T: 'static>(
    object: ObjectRef<'a>,
    name: &str,
) -> Result<&'a T, AttributeError> {
    let place = match typed_place(object, name)? {
        Place::Attr(attr) => attr,
        Place::Made(value) => {
            let rejected = ValueError::that(
                ErrorKind::NotBorrowable,
                "is computed by a property, so that it cannot be borrowed; use getattr",
            )
            .with_parts(short_type_name::<T>(), value.type_name().into_owned());
            return Err(AttributeError::rejected(object.class(), name, rejected));
        }
    };
    if let Some(value) = place.downcast_ref::<T>() {
        return Ok(value);
    }
    if let Some(value) = place.downcast_ref::<OwnedValue>().and_then(OwnedValue::downcast_ref::<T>)
    {
        return Ok(value);
    }
    Err(AttributeError::rejected(object.class(), name, wants_other_type::<T>(&place.type_name())))
}

/// As [`resolve::read`], but the `Option` of an unset slot is there for typed access.
fn typed_place<'a>(object: ObjectRef<'a>, name: &str) -> Result<Place<'a>, AttributeError> {
    match object.find(name).and_then(Found::attr) {
        Some(attr) => Ok(Place::Attr(attr)),
        None => resolve::read(object, name),
    }
}

/// The attribute has a type of its own, and the caller requested another.
#[cold]
fn wants_other_type<T: 'static>(actual: &str) -> ValueError {
    let asked = short_type_name::<T>();
    ValueError::wrong_type(String::from(actual), &Value::None).found_as(&asked)
}

/// Typed writing; gives the old value.
#[inline(always)]
pub(crate) fn replace_attr<T: 'static>(
    object: ObjectMut<'_>,
    name: &str,
    value: T,
) -> Result<T, AttributeError> {
    let object = match free_place::<T>(object, name) {
        Ok(place) => return Ok(core::mem::replace(place, value)),
        Err(object) => object,
    };
    // The value goes and comes through memory only here: a result that one of two calls may write would be kept in
    // memory in any case, and the old value loaded though it is not used.
    let mut value = Some(value);
    let class = object.class();
    replace_guarded(object, name, &mut value)?;
    value.ok_or_else(|| unknown_type(class, name))
}

/// The value of a slot of type `T` that is written by storing and nothing else.
#[inline(always)]
fn free_place<'a, T: 'static>(
    object: ObjectMut<'a>,
    name: &str,
) -> Result<&'a mut T, ObjectMut<'a>> {
    let class = object.class();
    if !class.lets_write_at_all() {
        return Err(object);
    }
    let found = object.find(name)?;
    if is_free(found.entry()) { found.typed() } else { Err(found.into_object()) }
}

/// Writes the input, and gives in its place the old value.
#[cold]
fn replace_guarded<T: 'static>(
    mut object: ObjectMut<'_>,
    name: &str,
    typed: &mut Option<T>,
) -> Result<(), AttributeError> {
    let class = object.class();
    let reject = |rejected| AttributeError::rejected(class, name, rejected);
    // Resolves first, so that a name that cannot be written is rejected as such, whatever the type.
    let step = [PathSegment::Name(String::from(name))];
    match resolve::target(object.reborrow(), &step)? {
        Target::Slot(mut found, _) => match found.attr() {
            Some(attr) if attr.vtable().type_id() != TypeId::of::<T>() => {
                return Err(reject(wants_other_type::<T>(&attr.as_ref().type_name())));
            }
            _ => {}
        },
        Target::Entry(dict, key, class) => {
            let keys = dict.keys_now();
            let entry =
                dict.get_owned_mut(key).ok_or_else(|| AttributeError::unknown(class, keys, key))?;
            let kind = entry.as_value().type_name();
            let is_shared = matches!(entry, OwnedValue::Any(_));
            match entry.downcast_mut::<T>() {
                Some(place) if !class.is_guarded() => {
                    if let Some(value) = typed {
                        core::mem::swap(place, value);
                    }
                    return Ok(());
                }
                Some(_) if !is_shared => {}
                _ => return Err(reject(wants_other_type::<T>(&kind))),
            }
        }
        Target::Property(_, property) if property.set.is_none() => {
            return Err(AttributeError::new(ErrorKind::NoSetter, class, name));
        }
        Target::Property(..) | Target::Item(..) => {
            return Err(reject(ValueError::that(
                ErrorKind::Type,
                "is a property, which has no old value to give back; use setattr",
            )));
        }
    }
    let change = run_one(object, name, Operation::Set(Input::Typed(typed)))?;
    // The old value of a slot is in `typed` already, exchanged with the new one.
    if let Staged::Entry(Some((_, mut old)), _) = change.staged {
        *typed = old.take::<T>();
    }
    Ok(())
}

#[cold]
fn unknown_type(class: &'static Class, name: &str) -> AttributeError {
    AttributeError::new(ErrorKind::Type, class, name)
}

/// Typed access by `&mut`; rejected wherever a write must be validated or reported to a hook.
pub(crate) fn attr_mut<'a, T: 'static>(
    object: ObjectMut<'a>,
    name: &str,
) -> Result<&'a mut T, AttributeError> {
    let object = match free_place(object, name) {
        Ok(place) => return Ok(place),
        Err(object) => object,
    };
    let class = object.class();
    let step = [PathSegment::Name(String::from(name))];
    let attr = lend(object, &step, false)?;
    let of = attr.as_ref().type_name();
    let reject = || AttributeError::rejected(class, name, wants_other_type::<T>(&of));
    if attr.vtable().type_id() == TypeId::of::<T>() {
        return attr.downcast_mut::<T>().ok_or_else(reject);
    }
    attr.downcast_mut::<OwnedValue>().and_then(OwnedValue::downcast_mut::<T>).ok_or_else(reject)
}

/// The value of a slot or an overflow entry, to be changed without being validated.
///
/// `with_inner_rules` says whether a value may be one that holds objects with rules, which the caller then does not let go
/// without them.
pub(crate) fn lend<'a>(
    object: ObjectMut<'a>,
    step: &[PathSegment; 1],
    with_inner_rules: bool,
) -> Result<AttrMut<'a>, AttributeError> {
    let class = object.class();
    let name = step[0].key().unwrap_or_default();
    let judged = |why: &'static str| {
        AttributeError::rejected(class, name, ValueError::that(ErrorKind::NotBorrowable, why))
    };
    let target = resolve::target(object, step)?;
    if let Target::Property(_, property) = &target
        && property.set.is_none()
    {
        return Err(AttributeError::new(ErrorKind::NoSetter, class, name));
    }
    if class.is_guarded() {
        return Err(judged(
            "cannot be borrowed to be changed, as each write to it is checked; set it instead",
        ));
    }
    match target {
        Target::Slot(found, _)
            if !with_inner_rules
                && found.entry().has(flags::INNER_RULES)
                && found.entry().vtable().has_inner_rules() =>
        {
            Err(judged(
                "holds objects with rules, so that it cannot be borrowed to be changed; set it instead",
            ))
        }
        Target::Slot(found, detail) if detail.rules.is_empty() => {
            found.into_attr().ok_or_else(|| AttributeError::new(ErrorKind::ReadOnly, class, name))
        }
        Target::Slot(..) => {
            Err(judged("cannot be borrowed to be changed, as it has a rule; set it instead"))
        }
        Target::Item(attr, _) => Ok(attr),
        Target::Entry(dict, key, class) => {
            let keys = dict.keys_now();
            let entry =
                dict.get_owned_mut(key).ok_or_else(|| AttributeError::unknown(class, keys, key))?;
            AttrMut::new(entry, vtable_of::<OwnedValue>()).ok_or_else(|| unknown_type(class, name))
        }
        Target::Property(..) => {
            Err(judged("is a property, which cannot be borrowed to be changed; set it instead"))
        }
    }
}

/// As [`replace_attr`], at a path.
pub(crate) fn replace_attr_path<T: 'static>(
    object: ObjectMut<'_>,
    steps: &[PathSegment],
    value: T,
) -> Result<T, AttributeError> {
    let class = object.class();
    let mut typed = Some(value);
    let set = Operation::Set(Input::Typed(&mut typed));
    run_path(object, Cow::Borrowed(steps), set, Options::ONE).map(drop)?;
    typed.ok_or_else(|| unknown_type(class, ""))
}

/// Why there is not a handle on a slot of type `T` of this name.
#[cold]
pub(crate) fn no_slot<T: 'static>(class: &'static Class, name: &str) -> AttributeError {
    match class.slot(name) {
        Some(slot) => {
            AttributeError::rejected(class, name, wants_other_type::<T>(&slot.type_name()))
        }
        None if class.find(name).is_some() => {
            let rejected = ValueError::wrong_type("a slot", &Value::None)
                .found_as("a property or a class attribute");
            AttributeError::rejected(class, name, rejected)
        }
        None => AttributeError::new(ErrorKind::Unknown, class, name),
    }
}
