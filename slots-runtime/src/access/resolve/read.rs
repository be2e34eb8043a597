//! The resolver for reads.

use super::place::Place;
use crate::access::resolve::errors::{
    Within, getter_error, no_item, no_step, with_path, within_limit,
};
use crate::access::resolve::missing::Missing;
use crate::access::resolve::step::{Inside, entry, inside, plain};
use crate::access::resolve::variants::{fields_of, short_form};
use crate::error::attribute_error::AttributeError;
use crate::model::decl::Detail;
use crate::model::dict::{Dict, Keys};
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::object::{Found, ObjectRef};
use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::text::step::Step;

/// The error of a name that an object does not have.
#[cold]
pub(crate) fn unknown(object: ObjectRef<'_>, name: &str) -> AttributeError {
    let keys = object.dict().map_or_else(Keys::default, Dict::keys_now);
    AttributeError::unknown(object.class(), keys, name)
}

/// Finds the slot, property, overflow entry or class attribute of a name, in CPython's order for reading.
pub(crate) fn read<'a>(object: ObjectRef<'a>, name: &str) -> Result<Place<'a>, AttributeError> {
    match object.find(name) {
        Some(found) => read_found(found, name),
        None => entry(object, name).map(Place::Attr).ok_or_else(|| unknown(object, name)),
    }
}

/// As [`read`], for a name that was found in the class of the object.
pub(crate) fn read_found<'a>(found: Found<'a>, name: &str) -> Result<Place<'a>, AttributeError> {
    let object = found.object();
    let class = object.class();
    match class.detail(found.entry()) {
        Detail::Slot(_) => match found.attr() {
            Some(attr) if found.entry().is_unset(attr) => {
                Err(AttributeError::new(ErrorKind::Unset, class, name))
            }
            Some(attr) => Ok(Place::Attr(attr)),
            None => Err(unknown(object, name)),
        },
        Detail::Property(property) => {
            if let Some(attr) = property.borrow.and_then(|borrow| borrow(object)) {
                return Ok(Place::Attr(attr));
            }
            let get = property.getter().map_err(|kind| AttributeError::new(kind, class, name))?;
            let mut value = Value::None;
            match get(object, &mut value) {
                Ok(()) => Ok(Place::Computed(value)),
                Err(rejected) => Err(getter_error(class, name, rejected)),
            }
        }
        Detail::Const(constant) => entry(object, name)
            .or_else(constant.value)
            .map(Place::Attr)
            .ok_or_else(|| unknown(object, name)),
        Detail::Method(method) => entry(object, name)
            .or_else(|| method.as_attr())
            .map(Place::Attr)
            .ok_or_else(|| unknown(object, name)),
    }
}

/// Finds the attribute or item at a path, to read it.
pub(crate) fn read_at<'a>(
    object: ObjectRef<'a>,
    steps: &[Step<'_>],
) -> Result<Place<'a>, AttributeError> {
    within_limit(object.class(), steps)?;
    read_walk(object, steps).or_else(|error| read_long(object, steps, error))
}

/// Reads a path that names an active variant.
#[cold]
fn read_long<'a>(
    object: ObjectRef<'a>,
    steps: &[Step<'_>],
    error: AttributeError,
) -> Result<Place<'a>, AttributeError> {
    let short = if steps.len() > 1 { short_form(object, steps) } else { None };
    let Some(short) = short else { return Err(with_path(error, steps)) };
    let place = read_walk(object, &short.steps).map_err(|error| with_path(error, &short.steps))?;
    match short.variant {
        Some(variant) => fields_of(place.value(), variant)
            .map(Place::Computed)
            .ok_or_else(|| with_path(error, steps)),
        None => Ok(place),
    }
}

fn read_walk<'a>(
    mut object: ObjectRef<'a>,
    steps: &[Step<'_>],
) -> Result<Place<'a>, AttributeError> {
    let mut at = 0;
    loop {
        let within = Within { class: object.class(), start: at };
        let name = match steps.get(at) {
            Some(Step::Name(name)) => *name,
            Some(step) => return Err(no_item(object.class().label(), *step)),
            None => return Err(no_step(object.class())),
        };
        at += 1;
        let mut attr = match object.find(name).and_then(plain) {
            Some(attr) => attr,
            None => match (read(object, name)?, at == steps.len()) {
                (place, true) => return Ok(place),
                (Place::Attr(attr), false) => attr,
                (Place::Computed(Value::Object(inner)), false) => {
                    object = ObjectRef::new(inner);
                    continue;
                }
                (Place::Computed(value), false) => {
                    return Err(Missing::of(&value).error(&value.type_name(), within, steps, at));
                }
            },
        };
        object = loop {
            let Some(step) = steps.get(at) else { return Ok(Place::Attr(attr)) };
            match inside(attr, *step) {
                Inside::Object(inner) => break inner,
                Inside::Item(item) => attr = item,
                Inside::Missing(missing) => {
                    return Err(missing.error(&attr.type_name(), within, steps, at));
                }
            }
            at += 1;
        };
    }
}

/// The error that the value given for a path is rejected. It names the innermost object on the path.
#[cold]
pub(crate) fn rejection(
    object: ObjectRef<'_>,
    steps: &[Step<'_>],
    why: ValueError,
) -> AttributeError {
    // The last step is not made, as it may call a getter.
    let holder = (1..steps.len()).rev().find_map(|start| {
        let class = read_at(object, &steps[..start]).ok()?.object()?.class();
        Some(Within { class, start })
    });
    let within = holder.unwrap_or(Within { class: object.class(), start: 0 });
    within.rejected(steps, why)
}
