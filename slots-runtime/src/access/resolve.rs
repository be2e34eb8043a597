//! The resolver: finds the attribute or item at a path, to read or to write it, or makes the error.

pub(crate) mod active;
pub(crate) mod by_type;
pub(crate) mod errors;
pub(crate) mod step;
pub(crate) mod variants;

use self::errors::{
    Missing, Within, getter_error, item_of_set, no_item, no_step, with_path, within_limit,
};
use self::step::{Inside, InsideMut, entry, inside, inside_mut, plain};
use self::variants::{fields_of, short_form, skip_active};
use crate::error::attribute_error::AttributeError;
use crate::model::class::Class;
use crate::model::class::table::Entry;
use crate::model::decl::{Detail, PropertyDetail, SlotDetail};
use crate::model::dict::{Dict, Keys};
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::attr::{AttrMut, AttrRef};
use crate::model::kernel::object::{Found, FoundMut, Object, ObjectMut, ObjectRef};
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;
use crate::model::value_error::ValueError;
use crate::slot_value::probe::vtable_of;
use crate::text::step::Step;

/// The attribute or item at a path, to be read.
pub(crate) enum Place<'a> {
    /// A borrowed value: of a slot, an item, a class attribute, an overflow entry, or a getter that returns a reference.
    Attr(AttrRef<'a>),
    /// The value that a getter computed.
    Computed(Value<'a>),
}

impl<'a> Place<'a> {
    /// The value at the place, if it is an object.
    pub(crate) fn object(&self) -> Option<&'a dyn Object> {
        match self {
            Place::Attr(attr) => (attr.vtable().object)(*attr),
            Place::Computed(Value::Object(object)) => Some(*object),
            Place::Computed(_) => None,
        }
    }

    /// The value at the place.
    pub(crate) fn value(self) -> Value<'a> {
        match self {
            Place::Attr(attr) => (attr.vtable().get)(attr),
            Place::Computed(value) => value,
        }
    }
}

/// The attribute or item at a path, to be written.
pub(crate) enum Target<'a, 's> {
    /// A slot of an object.
    Slot(FoundMut<'a>, &'static SlotDetail),
    /// An item of a list or a map, and the object that contains it.
    Item(AttrMut<'a>, Within),
    /// A name of the overflow map of an object of this class; the map may lack the name.
    Entry(&'a mut Dict, &'s str, &'static Class),
    /// A property of an object.
    Property(ObjectMut<'a>, &'static PropertyDetail),
}

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
            get(object).map(Place::Computed).map_err(|rejected| getter_error(class, name, rejected))
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

/// The overflow entry of a name, to be changed. `class` is the class of the object.
pub(crate) fn entry_mut<'a>(
    dict: &'a mut Dict,
    name: &str,
    class: &'static Class,
) -> Result<&'a mut OwnedValue, AttributeError> {
    let keys = dict.keys_now();
    dict.get_owned_mut(name).ok_or_else(|| AttributeError::unknown(class, keys, name))
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

/// The place of a write, and whether only the innermost object and its slot can restrict the write.
pub(crate) struct Resolved<'a, 's> {
    pub(crate) target: Target<'a, 's>,
    /// Whether no class before the innermost object on the path has a check or a hook, and no slot before it a rule.
    pub(crate) is_free_above: bool,
    /// Whether the path names an active variant, which its short form does not.
    pub(crate) is_long: bool,
}

/// Finds the attribute or item at a path, to write it, in CPython's order for writing. Read-only attributes are rejected.
pub(crate) fn target<'a, 's>(
    object: ObjectMut<'a>,
    steps: &'s [Step<'s>],
) -> Result<Target<'a, 's>, AttributeError> {
    resolve(object, steps).map(|resolved| resolved.target)
}

/// As [`target`].
pub(crate) fn resolve<'a, 's>(
    object: ObjectMut<'a>,
    steps: &'s [Step<'s>],
) -> Result<Resolved<'a, 's>, AttributeError> {
    within_limit(object.class(), steps)?;
    walk(object, steps).map_err(|error| with_path(error, steps))
}

fn walk<'a, 's>(
    mut object: ObjectMut<'a>,
    steps: &'s [Step<'s>],
) -> Result<Resolved<'a, 's>, AttributeError> {
    let mut rest = steps.iter();
    let mut is_free_above = true;
    let mut is_long = false;
    loop {
        let class = object.class();
        let within = Within { class, start: steps.len() - rest.len() };
        let name = match rest.next() {
            Some(Step::Name(name)) => *name,
            Some(step) => return Err(no_item(class.label(), *step)),
            None => return Err(no_step(class)),
        };
        let error = |kind| AttributeError::new(kind, class, name);
        let mut attr = match target_in(object, name)? {
            target if rest.len() == 0 => return Ok(Resolved { target, is_free_above, is_long }),
            Target::Slot(found, _) => {
                let entry = found.entry();
                is_free_above &= class.is_direct_inside(entry);
                let attr = found.into_attr().ok_or_else(|| error(ErrorKind::ReadOnly))?;
                if entry.is_unset(attr.as_ref()) {
                    return Err(error(ErrorKind::Unset));
                }
                attr
            }
            Target::Item(attr, _) => attr,
            Target::Entry(dict, name, class) => {
                is_free_above &= class.is_direct();
                AttrMut::new(entry_mut(dict, name, class)?, vtable_of::<OwnedValue>())
                    .ok_or_else(|| error(ErrorKind::ReadOnly))?
            }
            // The value of a getter is not part of the object; a write into it would be lost.
            Target::Property(..) => return Err(error(ErrorKind::NoSetter)),
        };
        object = loop {
            is_long |= skip_active(attr.as_ref(), &mut rest);
            let at = steps.len() - rest.len();
            let Some(step) = rest.clone().next() else {
                let target = Target::Item(attr, within);
                return Ok(Resolved { target, is_free_above, is_long });
            };
            let vtable = attr.vtable();
            match inside_mut(attr, *step) {
                InsideMut::Object(object) => {
                    is_free_above &= vtable.field.is_none();
                    break object;
                }
                InsideMut::ReadOnly if vtable.is_editable_set() => {
                    return Err(item_of_set(within, steps, at));
                }
                InsideMut::ReadOnly => return Err(error(ErrorKind::ReadOnly)),
                InsideMut::Missing(missing) => {
                    return Err(missing.error(&vtable.type_name(), within, steps, at));
                }
                InsideMut::Item(item) => attr = item,
            }
            rest.next();
        };
    }
}

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
