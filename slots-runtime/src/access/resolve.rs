//! The one resolver: from a path to what lies there, with the one error for each way to miss it.

pub(crate) mod lack;

use self::lack::{Lack, Within, no_item, steps_text};
use crate::error::attribute_error::{Access, AttributeError};
use crate::model::class::Class;
use crate::model::class::table::Entry;
use crate::model::decl::{Detail, PropertyDetail, SlotDetail, flags};
use crate::model::dict::{Dict, Keys};
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::attr::{AttrMut, AttrRef};
use crate::model::kernel::found::FoundMut;
use crate::model::kernel::object::{ObjectMut, ObjectRef};
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;
use crate::model::value_error::{ValueError, too_deep};
use crate::slot_value::probe::vtable_of;
use crate::text::depth::MAX_DEPTH;
use crate::text::path::{PathSegment, segment_name};

/// What lies at a path, to be read.
pub(crate) enum Place<'a> {
    /// The value of a slot, an item, a class attribute, an overflow entry, or what a getter lends.
    Attr(AttrRef<'a>),
    /// What a getter made.
    Made(Value<'a>),
}

/// What lies at a path, to be written.
pub(crate) enum Target<'a, 's> {
    /// A slot of an object.
    Slot(FoundMut<'a>, &'static SlotDetail),
    /// An item of a list or a map, and the object that it lies in.
    Item(AttrMut<'a>, Within),
    /// An entry of the overflow map of an object of this class, there or not.
    Entry(&'a mut Dict, &'s str, &'static Class),
    /// A property of an object.
    Property(ObjectMut<'a>, &'static PropertyDetail),
}

/// Adds the whole path to an error, if there is more to it than a name.
#[cold]
pub(crate) fn with_path(error: AttributeError, steps: &[PathSegment]) -> AttributeError {
    if steps.len() < 2 {
        return error;
    }
    error.at_path(steps_text(steps))
}

#[cold]
pub(crate) fn unknown(object: ObjectRef<'_>, name: &str) -> AttributeError {
    let keys = object.dict().map_or_else(Keys::default, Dict::keys_now);
    AttributeError::unknown(object.class(), keys, name)
}

/// The slot, property, overflow entry or class attribute of this name, in CPython's order for reading.
pub(crate) fn read<'a>(object: ObjectRef<'a>, name: &str) -> Result<Place<'a>, AttributeError> {
    let class = object.class();
    let Some(found) = object.find(name) else {
        return entry(object, name).map(Place::Attr).ok_or_else(|| unknown(object, name));
    };
    match class.detail(found.entry()) {
        Detail::Slot(_) => match found.attr() {
            Some(attr) if found.entry().has(flags::UNSET) && (attr.vtable().is_none)(attr) => {
                Err(AttributeError::new(ErrorKind::Unset, class, name))
            }
            Some(attr) => Ok(Place::Attr(attr)),
            None => Err(unknown(object, name)),
        },
        Detail::Property(property) => {
            if let Some(attr) = property.borrow.and_then(|borrow| borrow(object)) {
                return Ok(Place::Attr(attr));
            }
            let get = property
                .get
                .ok_or_else(|| AttributeError::new(ErrorKind::NoGetter, class, name))?;
            get(object).map(Place::Made).map_err(|rejected| {
                AttributeError::rejected(class, name, rejected).during(Access::Get)
            })
        }
        Detail::Const(constant) => entry(object, name)
            .or_else(constant.value)
            .map(Place::Attr)
            .ok_or_else(|| unknown(object, name)),
    }
}

/// The overflow entry of this name.
fn entry<'a>(object: ObjectRef<'a>, name: &str) -> Option<AttrRef<'a>> {
    AttrRef::new(object.dict()?.get_owned(name)?, vtable_of::<OwnedValue>())
}

/// What lies at a path, to be read.
pub(crate) fn read_at<'a>(
    object: ObjectRef<'a>,
    steps: &[PathSegment],
) -> Result<Place<'a>, AttributeError> {
    within_limit(object, steps)?;
    let mut here = Here::Object(object);
    let mut within = Within { class: object.class(), start: 0 };
    for at in 0..steps.len() {
        here = here.step(steps, at, &mut within).map_err(|error| with_path(error, steps))?;
    }
    match here {
        Here::Place(place) => Ok(place),
        Here::Object(_) => Err(with_path(
            AttributeError::of_other(ErrorKind::Unknown, object.class().name(), ""),
            steps,
        )),
    }
}

/// The error that the input for a path is rejected.
#[cold]
pub(crate) fn rejection(
    object: ObjectRef<'_>,
    steps: &[PathSegment],
    why: ValueError,
) -> AttributeError {
    let mut here = Here::Object(object);
    let mut within = Within { class: object.class(), start: 0 };
    for at in 0..steps.len() {
        if let Some(object) = here.object() {
            within = Within { class: object.class(), start: at };
        }
        // The last step is not done, as it may call a getter.
        if at + 1 == steps.len() {
            break;
        }
        match here.step(steps, at, &mut within) {
            Ok(next) => here = next,
            Err(_) => break,
        }
    }
    with_path(AttributeError::rejected(within.class, &within.name(steps), why), steps)
}

/// A point on the way along a path.
enum Here<'a> {
    Object(ObjectRef<'a>),
    Place(Place<'a>),
}

impl<'a> Here<'a> {
    fn object(&self) -> Option<ObjectRef<'a>> {
        match self {
            Here::Object(object) => Some(*object),
            Here::Place(Place::Attr(attr)) => (attr.vtable().object)(*attr).map(ObjectRef::new),
            Here::Place(Place::Made(Value::Object(object))) => Some(ObjectRef::new(*object)),
            Here::Place(Place::Made(_)) => None,
        }
    }

    fn step(
        self,
        steps: &[PathSegment],
        at: usize,
        within: &mut Within,
    ) -> Result<Here<'a>, AttributeError> {
        let attr = match self {
            Here::Object(object) => return in_object(object, &steps[at]),
            Here::Place(Place::Attr(attr)) => attr,
            Here::Place(Place::Made(Value::Object(object))) => {
                *within = Within { class: object.class(), start: at };
                return in_object(ObjectRef::new(object), &steps[at]);
            }
            Here::Place(Place::Made(value)) => {
                let lack = Lack::of(&value);
                return Err(lack.error(&value.type_name(), *within, steps, at));
            }
        };
        if let Some(object) = (attr.vtable().object)(attr) {
            *within = Within { class: object.class(), start: at };
            return in_object(ObjectRef::new(object), &steps[at]);
        }
        let item = (attr.vtable().item)(attr, &steps[at]).ok_or_else(|| {
            let lack = Lack::of(&(attr.vtable().get)(attr));
            lack.error(&attr.type_name(), *within, steps, at)
        })?;
        Ok(Here::Place(Place::Attr(item)))
    }
}

fn in_object<'a>(object: ObjectRef<'a>, step: &PathSegment) -> Result<Here<'a>, AttributeError> {
    match step {
        PathSegment::Name(name) => read(object, name).map(Here::Place),
        PathSegment::Index(_) => Err(no_item(object.class().name(), step)),
    }
}

/// What lies at a path, to be written, in CPython's order for writing. Read-only places are rejected here.
pub(crate) fn target<'a, 's>(
    object: ObjectMut<'a>,
    steps: &'s [PathSegment],
) -> Result<Target<'a, 's>, AttributeError> {
    within_limit(object.as_ref(), steps)?;
    walk(object, steps).map_err(|error| with_path(error, steps))
}

/// Whether a path has no more steps than [`MAX_DEPTH`]: checks and hooks follow it by recursion.
fn within_limit(object: ObjectRef<'_>, steps: &[PathSegment]) -> Result<(), AttributeError> {
    if steps.len() <= MAX_DEPTH {
        return Ok(());
    }
    let name = steps.first().map(segment_name).unwrap_or_default();
    Err(AttributeError::rejected(object.class(), &name, too_deep()))
}

fn walk<'a, 's>(
    mut object: ObjectMut<'a>,
    steps: &'s [PathSegment],
) -> Result<Target<'a, 's>, AttributeError> {
    let mut rest = steps.iter();
    loop {
        let class = object.class();
        let within = Within { class, start: steps.len() - rest.len() };
        let name = match rest.next() {
            Some(PathSegment::Name(name)) => name,
            Some(step) => return Err(no_item(class.name(), step)),
            None => return Err(AttributeError::of_other(ErrorKind::Unknown, class.name(), "")),
        };
        let is_last = rest.len() == 0;
        let mut attr = match target_in(object, name)? {
            target if is_last => return Ok(target),
            Target::Slot(found, _) => {
                let may_be_unset = found.entry().has(flags::UNSET);
                let attr = found.into_attr().ok_or_else(|| read_only(class, name))?;
                if may_be_unset && (attr.vtable().is_none)(attr.as_ref()) {
                    return Err(AttributeError::new(ErrorKind::Unset, class, name));
                }
                attr
            }
            Target::Item(attr, _) => attr,
            Target::Entry(dict, name, class) => {
                let keys = dict.keys_now();
                let value = dict
                    .get_owned_mut(name)
                    .ok_or_else(|| AttributeError::unknown(class, keys, name))?;
                AttrMut::new(value, vtable_of::<OwnedValue>())
                    .ok_or_else(|| read_only(class, name))?
            }
            // What a getter made is not part of the object; writing into it would be lost.
            Target::Property(..) => {
                return Err(AttributeError::new(ErrorKind::NoSetter, class, name));
            }
        };
        object = loop {
            if (attr.vtable().object)(attr.as_ref()).is_some() {
                let vtable = attr.vtable();
                break ObjectMut::new(
                    (vtable.object_mut)(attr).ok_or_else(|| read_only(class, name))?,
                );
            }
            let vtable = attr.vtable();
            let at = steps.len() - rest.len();
            let Some(step) = rest.next() else { return Ok(Target::Item(attr, within)) };
            let lack = Lack::of(&(vtable.get)(attr.as_ref()));
            attr = (vtable.item_mut)(attr, step)
                .ok_or_else(|| lack.error(&vtable.type_name(), within, steps, at))?;
            if rest.len() == 0 {
                return Ok(Target::Item(attr, within));
            }
        };
    }
}

#[cold]
fn read_only(class: &'static Class, name: &str) -> AttributeError {
    AttributeError::new(ErrorKind::ReadOnly, class, name)
}

/// What a write to one name can reach.
pub(crate) enum Writable {
    Slot(&'static Entry, &'static SlotDetail),
    Property(&'static PropertyDetail),
    /// An entry of the overflow map.
    Entry,
}

/// What a write to a name of an object of this class reaches, or why it is rejected, in CPython's order. The class alone
/// decides, so that a text can be checked before there is an object.
pub(crate) fn writable(class: &'static Class, name: &str) -> Result<Writable, ErrorKind> {
    let entry = class.find(name);
    match entry.map(|entry| (entry, class.detail(entry))) {
        Some((entry, Detail::Slot(_) | Detail::Property(_))) if class.freezes(entry) => {
            Err(ErrorKind::ReadOnly)
        }
        Some((entry, Detail::Slot(_))) if entry.has(flags::READONLY) => Err(ErrorKind::ReadOnly),
        Some((entry, Detail::Slot(detail))) => Ok(Writable::Slot(entry, detail)),
        Some((_, Detail::Property(detail))) => Ok(Writable::Property(detail)),
        Some((_, Detail::Const(_))) if !class.is_dynamic() => Err(ErrorKind::ReadOnly),
        None if !class.is_dynamic() => Err(ErrorKind::Unknown),
        Some((_, Detail::Const(_))) | None if class.is_dict_frozen() => Err(ErrorKind::ReadOnly),
        Some((_, Detail::Const(_))) | None => Ok(Writable::Entry),
    }
}

fn target_in<'a, 's>(
    object: ObjectMut<'a>,
    name: &'s str,
) -> Result<Target<'a, 's>, AttributeError> {
    let class = object.class();
    let missed = || AttributeError::new(ErrorKind::Unknown, class, name);
    match writable(class, name).map_err(|kind| AttributeError::new(kind, class, name))? {
        Writable::Slot(_, detail) => match object.find(name) {
            Ok(found) => Ok(Target::Slot(found, detail)),
            Err(_) => Err(missed()),
        },
        Writable::Property(detail) => Ok(Target::Property(object, detail)),
        Writable::Entry => match object.dict() {
            Some(dict) => Ok(Target::Entry(dict, name, class)),
            None => Err(missed()),
        },
    }
}

/// The value of a place.
pub(crate) fn value(place: Place<'_>) -> Value<'_> {
    match place {
        Place::Attr(attr) => (attr.vtable().get)(attr),
        Place::Made(value) => value,
    }
}

/// A copy of the value of a place, unless it is opaque.
pub(crate) fn owned(place: Place<'_>) -> Option<OwnedValue> {
    value(place).into_owned()
}
