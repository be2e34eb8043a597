//! The verbs on one name: what is done fast where nothing stands in the way, and how it ends where something does.

use alloc::borrow::Cow;
use alloc::string::String;
use core::any::TypeId;

use crate::attribute::ops_of;
use crate::class::Class;
use crate::decl::{Detail, Member, flags};
use crate::error::{AttributeError, ErrorKind};
use crate::kernel::{AttrMut, AttrRef, Found, ObjectMut, ObjectRef};
use crate::locate::{self, Place, Target, unknown};
use crate::object::{Object, Stored};
use crate::ops::Input;
use crate::path::{Path, PathError, Step};
use crate::refused::Refused;
use crate::transact::{Act, How, Staged, in_unit, run_one, run_path, stored};
use crate::value::{OwnedValue, Value};

/// The value of a place.
pub(crate) fn value(place: Place<'_>) -> Value<'_> {
    match place {
        Place::Attr(attr) => (attr.ops().get)(attr),
        Place::Made(value) => value,
    }
}

/// A copy of the value of a place, unless it is opaque.
pub(crate) fn owned(place: Place<'_>) -> Option<OwnedValue> {
    value(place).into_owned()
}

pub(crate) fn getattr<'a>(object: ObjectRef<'a>, name: &str) -> Result<Value<'a>, AttributeError> {
    match object.find(name) {
        Some(found) => match plain(found) {
            Some(attr) => Ok((attr.ops().get)(attr)),
            None => getattr_slow(object, name),
        },
        None if object.class().is_dynamic() => getattr_slow(object, name),
        None => Err(AttributeError::missing(object.class(), name)),
    }
}

pub(crate) fn hasattr(object: ObjectRef<'_>, name: &str) -> bool {
    match object.find(name) {
        Some(found) => plain(found).is_some() || hasattr_slow(object, name),
        None => object.class().is_dynamic() && hasattr_slow(object, name),
    }
}

/// The value where the name is not a slot that always has one.
fn getattr_slow<'a>(object: ObjectRef<'a>, name: &str) -> Result<Value<'a>, AttributeError> {
    locate::read(object, name).map(value)
}

/// A slot that always has a value.
#[inline(always)]
fn plain(found: Found<'_>) -> Option<AttrRef<'_>> {
    if found.entry().member().flags & flags::UNSET == 0 { found.attr() } else { None }
}

/// Whether `getattr` would give a value, where the name is not a slot that always has one; no error is made. A property
/// that a getter computes counts as there.
fn hasattr_slow(object: ObjectRef<'_>, name: &str) -> bool {
    let in_dict = || object.dict().is_some_and(|dict| dict.contains_key(name));
    let Some(found) = object.find(name) else { return in_dict() };
    match found.entry().member().detail {
        Detail::Slot(_) => {
            plain(found).is_some() || found.attr().is_some_and(|attr| !(attr.ops().is_none)(attr))
        }
        Detail::Property(property) => property.get.is_some_and(|get| get(object).is_ok()),
        Detail::Const(_) => true,
    }
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
            let refused = Refused::not_a::<T>(&value)
                .with_cause("a property that computes its value cannot lend it");
            return Err(AttributeError::refused(object.class(), name, refused));
        }
    };
    if let Some(value) = place.downcast_ref::<T>() {
        return Ok(value);
    }
    if let Some(value) = place.downcast_ref::<OwnedValue>().and_then(OwnedValue::downcast_ref::<T>)
    {
        return Ok(value);
    }
    Err(AttributeError::refused(object.class(), name, wants_other_type::<T>(&place.type_name())))
}

/// As [`locate::read`], but the `Option` of an unset slot is there for typed access.
fn typed_place<'a>(object: ObjectRef<'a>, name: &str) -> Result<Place<'a>, AttributeError> {
    match object.find(name).and_then(Found::attr) {
        Some(attr) => Ok(Place::Attr(attr)),
        None => locate::read(object, name),
    }
}

/// The attribute has a type of its own, and the caller asked for another.
#[cold]
fn wants_other_type<T: 'static>(actual: &str) -> Refused {
    let asked = crate::names_of_types::short_type_name::<T>();
    Refused::wrong_type(String::from(actual), &Value::None).found_as(&asked)
}

/// Whether a slot can be written by storing a value and nothing else.
#[inline(always)]
fn is_free(member: &Member) -> bool {
    member.flags & (flags::READONLY | flags::RULED | flags::PROPERTY | flags::CONST) == 0
}

/// Writes a value; what a slot free of rules takes is done at once.
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
        Ok(found) if is_free(found.entry().member()) => match found.into_attr() {
            Some(attr) => match (attr.ops().set)(attr, Input::Value(value)) {
                Ok(()) => Ok(Stored::Slot),
                Err(refused) => Err(AttributeError::refused(class, name, refused)),
            },
            // Not reached: what is free is a slot.
            None => Err(AttributeError::missing(class, name)),
        },
        Ok(found) => setattr(found.into_object(), name, Input::Value(value)),
        Err(object) => setattr(object, name, Input::Value(value)),
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
    let refuse = |refused| AttributeError::refused(class, name, refused);
    let mut found = match object.find(name) {
        Ok(found) => found,
        Err(object) => return store(object, name, input),
    };
    let member = found.entry().member();
    match member.detail {
        Detail::Slot(detail) if is_free(member) => {
            let Some(attr) = found.attr() else {
                return Err(unknown(found.object().as_ref(), name));
            };
            if matches!(input, Input::Text(_)) {
                let mut attr = attr;
                in_unit(detail.unit, input, |input| (attr.ops().set)(attr.reborrow(), input))
                    .map_err(refuse)?;
            } else {
                (attr.ops().set)(attr, input).map_err(refuse)?;
            }
            Ok(Stored::Slot)
        }
        Detail::Property(property) => {
            let set = property
                .set
                .ok_or_else(|| AttributeError::new(ErrorKind::NoSetter, class, name))?;
            set(found.object(), input).map_err(refuse)?;
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
    let value = stored(input).map_err(|refused| AttributeError::refused(class, name, refused))?;
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
    run_one(object, name, Act::Set(input)).map(|change| change.stored())
}

pub(crate) fn delattr(object: ObjectMut<'_>, name: &str) -> Result<(), AttributeError> {
    run_one(object, name, Act::Delete).map(drop)
}

/// Typed writing; gives the old value.
#[inline(always)]
pub(crate) fn set_attr<T: 'static>(
    object: ObjectMut<'_>,
    name: &str,
    value: T,
) -> Result<T, AttributeError> {
    let object = match free_place::<T>(object, name) {
        Ok(place) => return Ok(core::mem::replace(place, value)),
        Err(object) => object,
    };
    // The value goes and comes through memory only here: a result that one of two calls may write would be kept in
    // memory in any case, and the old value loaded though nobody wants it.
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
    if is_free(found.entry().member()) { found.typed() } else { Err(found.into_object()) }
}

/// Writes what is given, and gives in its place what was there.
#[cold]
fn replace_guarded<T: 'static>(
    mut object: ObjectMut<'_>,
    name: &str,
    typed: &mut Option<T>,
) -> Result<(), AttributeError> {
    let class = object.class();
    let refuse = |refused| AttributeError::refused(class, name, refused);
    // Resolves first, so that a name that cannot be written is refused as such, whatever the type.
    let step = [Step::Name(String::from(name))];
    match locate::target(object.reborrow(), &step)? {
        Target::Slot(mut found, _) => match found.attr() {
            Some(attr) if attr.ops().type_id() != TypeId::of::<T>() => {
                return Err(refuse(wants_other_type::<T>(&attr.as_ref().type_name())));
            }
            _ => {}
        },
        Target::Entry(dict, key, class) => {
            let keys = dict.keys_now();
            let entry =
                dict.get_owned_mut(key).ok_or_else(|| AttributeError::unknown(class, keys, key))?;
            let kind = entry.as_value().kind();
            let is_shared = matches!(entry, OwnedValue::Any(_));
            match entry.downcast_mut::<T>() {
                Some(place) if !class.is_guarded() => {
                    if let Some(value) = typed {
                        core::mem::swap(place, value);
                    }
                    return Ok(());
                }
                Some(_) if !is_shared => {}
                _ => return Err(refuse(wants_other_type::<T>(&kind))),
            }
        }
        Target::Property(_, property) if property.set.is_none() => {
            return Err(AttributeError::new(ErrorKind::NoSetter, class, name));
        }
        Target::Property(..) | Target::Item(..) => {
            return Err(refuse(
                Refused::not_a::<T>(&Value::None)
                    .with_cause("a property has no old value to give back; use setattr"),
            ));
        }
    }
    let change = run_one(object, name, Act::Set(Input::Typed(typed)))?;
    *typed = match change.staged {
        Staged::Value(old, _) => old.downcast::<T>().ok().map(|old| *old),
        Staged::Entry(Some((_, mut old))) => old.take::<T>(),
        _ => None,
    };
    Ok(())
}

#[cold]
fn unknown_type(class: &'static Class, name: &str) -> AttributeError {
    AttributeError::new(ErrorKind::Type, class, name)
}

/// Typed lending to change in place; refused wherever a write must be judged or told.
pub(crate) fn attr_mut<'a, T: 'static>(
    object: ObjectMut<'a>,
    name: &str,
) -> Result<&'a mut T, AttributeError> {
    let object = match free_place(object, name) {
        Ok(place) => return Ok(place),
        Err(object) => object,
    };
    let class = object.class();
    let step = [Step::Name(String::from(name))];
    let attr = lend(object, &step)?;
    let of = attr.as_ref().type_name();
    let refuse = || AttributeError::refused(class, name, wants_other_type::<T>(&of));
    if attr.ops().type_id() == TypeId::of::<T>() {
        return attr.downcast_mut::<T>().ok_or_else(refuse);
    }
    attr.downcast_mut::<OwnedValue>().and_then(OwnedValue::downcast_mut::<T>).ok_or_else(refuse)
}

/// The value of a slot or an overflow entry, to be changed without being judged.
pub(crate) fn lend<'a>(
    object: ObjectMut<'a>,
    step: &[Step; 1],
) -> Result<AttrMut<'a>, AttributeError> {
    let class = object.class();
    let name = step[0].key().unwrap_or_default();
    let judged = |why: &'static str| AttributeError::refused(class, name, Refused::because(why));
    let target = locate::target(object, step)?;
    if let Target::Property(_, property) = &target
        && property.set.is_none()
    {
        return Err(AttributeError::new(ErrorKind::NoSetter, class, name));
    }
    if class.is_guarded() {
        return Err(judged(
            "a write to it is checked, so that it cannot be borrowed to be changed; set it instead",
        ));
    }
    match target {
        Target::Slot(found, detail) if detail.rules.is_empty() => {
            found.into_attr().ok_or_else(|| AttributeError::new(ErrorKind::ReadOnly, class, name))
        }
        Target::Slot(..) => Err(judged(
            "it has a rule, so that it cannot be borrowed to be changed; set it instead",
        )),
        Target::Item(attr, _) => Ok(attr),
        Target::Entry(dict, key, class) => {
            let keys = dict.keys_now();
            let entry =
                dict.get_owned_mut(key).ok_or_else(|| AttributeError::unknown(class, keys, key))?;
            AttrMut::new(entry, ops_of::<OwnedValue>()).ok_or_else(|| unknown_type(class, name))
        }
        Target::Property(..) => {
            Err(judged("a property cannot be borrowed to be changed; set it instead"))
        }
    }
}

pub(crate) fn child<'a>(
    object: ObjectRef<'a>,
    name: &str,
) -> Result<&'a dyn Object, AttributeError> {
    let refused = |found: &Value<'_>| {
        AttributeError::refused(
            object.class(),
            name,
            Refused::wrong_type("an object with attributes", found),
        )
    };
    match locate::read(object, name)? {
        Place::Attr(attr) => {
            (attr.ops().object)(attr).ok_or_else(|| refused(&(attr.ops().get)(attr)))
        }
        Place::Made(Value::Object(object)) => Ok(object),
        Place::Made(value) => Err(refused(&value)),
    }
}

pub(crate) fn child_mut<'a>(
    object: ObjectMut<'a>,
    name: &str,
) -> Result<&'a mut dyn Object, AttributeError> {
    let class = object.class();
    let is_unset = object.as_ref().find(name).is_some_and(|found| {
        found.entry().member().flags & flags::UNSET != 0
            && found.attr().is_some_and(|attr| (attr.ops().is_none)(attr))
    });
    let attr = lend(object, &[Step::Name(String::from(name))])?;
    if is_unset {
        return Err(AttributeError::new(ErrorKind::Unset, class, name));
    }
    let kind = (attr.ops().get)(attr.as_ref()).kind();
    (attr.ops().object_mut)(attr).ok_or_else(|| {
        let refused =
            Refused::wrong_type("an object with attributes", &Value::None).found_as(&kind);
        AttributeError::refused(class, name, refused)
    })
}

/// A text that is no path names nothing.
#[cold]
pub(crate) fn no_path(class: &'static Class, error: &PathError) -> AttributeError {
    AttributeError::refused(class, error.text(), Refused::because(error.clone()))
}

pub(crate) fn at(
    object: ObjectRef<'_>,
    path: Result<Path, PathError>,
) -> Result<Value<'_>, AttributeError> {
    let path = path.map_err(|error| no_path(object.class(), &error))?;
    locate::read_at(object, path.steps()).map(value)
}

pub(crate) fn set_at(
    object: ObjectMut<'_>,
    path: Result<Path, PathError>,
    input: Input<'_>,
) -> Result<Stored, AttributeError> {
    let path = path.map_err(|error| no_path(object.class(), &error))?;
    match path.steps() {
        [Step::Name(name)] => setattr(object, name, input),
        steps => run_path(object, Cow::Borrowed(steps), Act::Set(input), How::ONE)
            .map(|change| change.stored()),
    }
}

pub(crate) fn delete_at(
    object: ObjectMut<'_>,
    path: Result<Path, PathError>,
) -> Result<(), AttributeError> {
    let path = path.map_err(|error| no_path(object.class(), &error))?;
    run_path(object, Cow::Borrowed(path.steps()), Act::Delete, How::ONE).map(drop)
}

/// As [`set_attr`], at a path.
pub(crate) fn set_attr_at<T: 'static>(
    object: ObjectMut<'_>,
    steps: &[Step],
    value: T,
) -> Result<T, AttributeError> {
    let class = object.class();
    let mut typed = Some(value);
    match run_path(object, Cow::Borrowed(steps), Act::Set(Input::Typed(&mut typed)), How::ONE)?
        .staged
    {
        Staged::Value(old, _) => {
            old.downcast::<T>().map(|old| *old).map_err(|_| unknown_type(class, ""))
        }
        _ => Err(unknown_type(class, "")),
    }
}

/// Why there is no handle on a slot of type `T` of this name.
#[cold]
pub(crate) fn no_slot<T: 'static>(class: &'static Class, name: &str) -> AttributeError {
    match class.slot(name) {
        Some(slot) => {
            AttributeError::refused(class, name, wants_other_type::<T>(&slot.type_name()))
        }
        None if class.find(name).is_some() => {
            let refused = Refused::wrong_type("a slot", &Value::None)
                .found_as("a property or a class attribute");
            AttributeError::refused(class, name, refused)
        }
        None => AttributeError::new(ErrorKind::Unknown, class, name),
    }
}
