//! The methods on nested objects and on paths.

use crate::access::fast::setattr;
use crate::access::resolve::errors::{no_path, rejected_at};
use crate::access::resolve::step::plain;
use crate::access::resolve::{self, Place, Resolved, Target};
use crate::access::stored::Stored;
use crate::access::transaction::change::Operation;
use crate::access::transaction::one::set_slot;
use crate::access::transaction::run_path;
use crate::access::typed::borrow_attr;
use crate::error::attribute_error::AttributeError;
use crate::model::class::Class;
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::attr::{AttrMut, AttrRef};
use crate::model::kernel::object::{Object, ObjectMut, ObjectRef};
use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::model::vtable::Input;
use crate::text::names::{Name, Names};
use crate::text::path_error::PathError;
use crate::text::step::Step;
use crate::text::to_path::ToPath;

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
    let attr = borrow_attr(object, name, true)?;
    if is_unset {
        return Err(AttributeError::new(ErrorKind::Unset, class, name));
    }
    let kind = (attr.vtable().get)(attr.as_ref()).type_name();
    (attr.vtable().object_mut)(attr).ok_or_else(|| {
        AttributeError::rejected(class, name, no_object(&Value::None).found_as(&kind))
    })
}

/// The value at a path of names, if each is a slot that cannot be unset, and each but the last holds an object.
#[inline]
pub(crate) fn slot_at<'a>(mut object: ObjectRef<'a>, mut names: Names<'_>) -> Option<AttrRef<'a>> {
    loop {
        let Name::Plain(name, is_last) = names.next() else { return None };
        let attr = plain(object.find(name)?)?;
        if is_last {
            return Some(attr);
        }
        object = ObjectRef::new((attr.vtable().object)(attr)?);
    }
}

/// As [`slot_at`], to be changed, if the write only stores the value.
pub(crate) fn direct_slot_at<'a>(
    mut object: ObjectMut<'a>,
    mut names: Names<'_>,
) -> Option<(&'static Class, AttrMut<'a>)> {
    loop {
        let Name::Plain(name, is_last) = names.next() else { return None };
        let class = object.class();
        let found = object.find(name).ok()?;
        let entry = found.entry();
        if !class.is_direct_inside(entry) || is_last && !entry.is_direct() {
            return None;
        }
        let attr = found.into_attr()?;
        if is_last {
            return Some((class, attr));
        }
        let vtable = attr.vtable();
        object = ObjectMut::new((vtable.object_mut)(attr)?);
    }
}

/// Reads the value at a path.
#[inline(never)]
pub(crate) fn get<'a, P: ToPath>(
    object: ObjectRef<'a>,
    path: &P,
) -> Result<Value<'a>, AttributeError> {
    match slot_at(object, path.__names()) {
        Some(attr) => Ok((attr.vtable().get)(attr)),
        None => path.__with_steps(|steps| get_path(object, steps)),
    }
}

/// Reads the value at the end of these steps.
pub(crate) fn get_path<'a>(
    object: ObjectRef<'a>,
    steps: Result<&[Step<'_>], PathError>,
) -> Result<Value<'a>, AttributeError> {
    let steps = steps.map_err(|error| no_path(object.class(), &error))?;
    resolve::read_at(object, steps).map(Place::value)
}

/// Writes a value at a path; a direct slot stores it at once.
#[inline]
pub(crate) fn set_value<P: ToPath>(
    mut object: ObjectMut<'_>,
    path: &P,
    value: Value<'_>,
) -> Result<Stored, AttributeError> {
    let mut input = Input::Value(value);
    let Some((class, attr)) = direct_slot_at(object.reborrow(), path.__names()) else {
        return path.__with_steps(|steps| set_path(object, steps, input));
    };
    let written = (attr.vtable().set)(attr, &mut input);
    // It was taken if it owns memory.
    core::mem::forget(input);
    match written {
        Ok(()) => Ok(Stored::Slot),
        Err(rejected) => {
            path.__with_steps(|steps| Err(rejected_at(class, steps.unwrap_or_default(), rejected)))
        }
    }
}

/// Writes the value at a path.
pub(crate) fn set_path(
    mut object: ObjectMut<'_>,
    steps: Result<&[Step<'_>], PathError>,
    mut input: Input<'_>,
) -> Result<Stored, AttributeError> {
    let steps = steps.map_err(|error| no_path(object.class(), &error))?;
    if let [Step::Name(name)] = steps {
        return setattr(object, name, input);
    }
    match resolve::resolve(object.reborrow(), steps) {
        Ok(Resolved { target: Target::Slot(mut found, detail), is_free_above: true, .. }) => {
            let written = set_slot(&mut found, detail, steps, &mut input);
            input.discard();
            written?;
            Ok(Stored::Slot)
        }
        // A path that leads nowhere may name a new key, or an attribute of a new object.
        _ => run_path(object, steps, Operation::Set(input)),
    }
}
