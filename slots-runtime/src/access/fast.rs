//! The methods on one name: the fast path for direct slots and overflow entries, and the calls of the slow path.
//!
//! Functions marked `#[inline(always)]` are inlined into one function per method and class, where the class, and so the
//! hash parameters of its names, are constant. Only the typed methods are inlined into the caller.

use crate::access::numbers::{store_declared, write_number};
use crate::access::resolve::errors::getter_error;
use crate::access::resolve::step::plain;
use crate::access::resolve::{self, Place, unknown};
use crate::access::stored::Stored;
use crate::access::transaction::change::Operation;
use crate::access::transaction::convert::stored;
use crate::access::transaction::one::set_slot;
use crate::access::transaction::run_path;
use crate::error::attribute_error::AttributeError;
use crate::model::decl::{Detail, Get, PropertyDetail, flags};
use crate::model::kernel::attr::AttrRef;
use crate::model::kernel::object::{Found, FoundMut, ObjectMut, ObjectRef};
use crate::model::value::Value;
use crate::model::vtable::Input;
use crate::slot_value::field_rules::in_unit;
use crate::text::step::Step;

/// Reads an attribute.
#[inline(always)]
pub(crate) fn getattr<'a>(object: ObjectRef<'a>, name: &str) -> Result<Value<'a>, AttributeError> {
    match object.find(name) {
        Some(found) => match plain(found) {
            Some(attr) => stored_value(attr),
            None => getattr_declared(found, name),
        },
        None => match object.dict() {
            Some(dict) => dict.get(name).ok_or_else(|| unknown(object, name)),
            None => Err(AttributeError::missing(object.class(), name)),
        },
    }
}

/// The value of a slot. Apart, so that the operation of its type stores the value in the place of the caller: a copy of a value that
/// was stored by its parts would stall the processor.
#[inline(never)]
#[expect(clippy::unnecessary_wraps, reason = "the place of the caller has this type")]
fn stored_value(attr: AttrRef<'_>) -> Result<Value<'_>, AttributeError> {
    Ok((attr.vtable().get)(attr))
}

/// `getattr` of an attribute that is not a slot, or that can be unset. Apart from the calls of methods, so that a property that only
/// reads a slot saves no registers.
#[inline(never)]
fn getattr_declared<'a>(found: Found<'a>, name: &str) -> Result<Value<'a>, AttributeError> {
    match found.read_behind() {
        Some(attr) => stored_value(attr),
        None => getattr_called(found, name),
    }
}

/// `getattr` of a property with code of its own, a slot that can be unset, a class attribute or a method.
#[inline(never)]
fn getattr_called<'a>(found: Found<'a>, name: &str) -> Result<Value<'a>, AttributeError> {
    let object = found.object();
    match object.class().detail(found.entry()) {
        Detail::Property(PropertyDetail { get: Some(get), .. }) => computed(object, *get, name),
        _ => resolve::read_found(found, name).map(Place::value),
    }
}

/// The value of a getter, which stores it in a variable of this function.
#[inline(always)]
fn computed<'a>(object: ObjectRef<'a>, get: Get, name: &str) -> Result<Value<'a>, AttributeError> {
    let mut value = Ok(Value::None);
    if let Ok(place) = &mut value
        && let Err(rejected) = get(object, place)
    {
        value = Err(getter_error(object.class(), name, rejected));
    }
    value
}

/// Whether an object has an attribute.
#[inline(always)]
pub(crate) fn hasattr(object: ObjectRef<'_>, name: &str) -> bool {
    match object.find(name) {
        Some(found) => plain(found).is_some() || hasattr_slow(object, found),
        None => object.dict().is_some_and(|dict| dict.contains_key(name)),
    }
}

/// Whether `getattr` succeeds, for any attribute that the class declares. No error is made. The getter of a property is
/// called.
fn hasattr_slow(object: ObjectRef<'_>, found: Found<'_>) -> bool {
    match object.class().detail(found.entry()) {
        Detail::Slot(_) => found.attr().is_some_and(|attr| !found.entry().is_unset(attr)),
        Detail::Property(property) => {
            property.get.is_some_and(|get| get(object, &mut Value::None).is_ok())
        }
        Detail::Const(_) | Detail::Method(_) => true,
    }
}

/// The path that a write to a name takes.
pub(super) enum WritePath<'a> {
    /// The write stores the value in this slot.
    Direct(FoundMut<'a>),
    /// The class is direct, and the name is another attribute.
    Declared(FoundMut<'a>),
    /// The class is direct and lacks the name; the object may have an overflow map.
    Undeclared(ObjectMut<'a>),
    /// The class or a base has a check or a hook, or is frozen.
    Guarded(ObjectMut<'a>),
}

/// Decides whether a write to a name only stores the value.
#[inline(always)]
pub(super) fn write_path<'a>(object: ObjectMut<'a>, name: &str) -> WritePath<'a> {
    if !object.class().is_direct() {
        return WritePath::Guarded(object);
    }
    match object.find(name) {
        Ok(found) if found.entry().is_direct() => WritePath::Direct(found),
        Ok(found) => WritePath::Declared(found),
        Err(object) => WritePath::Undeclared(object),
    }
}

/// Writes a value; a direct slot stores it at once.
///
/// There is one lookup for classes of both kinds, since the compiler inlines it for each class before it sees which kind the class is.
#[inline(always)]
pub(crate) fn set_value(
    object: ObjectMut<'_>,
    name: &str,
    value: Value<'_>,
) -> Result<Stored, AttributeError> {
    let class = object.class();
    let mut found = object.find(name);
    // Made before the branches, and borrowed by those that need the value: a copy of a value that was stored by its parts would stall
    // the processor.
    let mut input = Input::Value(value);
    if class.is_direct() {
        return match found {
            Ok(found) if found.entry().is_direct() => {
                let written = store_direct(found, name, &mut input);
                // It was taken if it owns memory.
                core::mem::forget(input);
                written
            }
            Ok(mut found) => {
                if let Input::Value(value) = &input
                    && let Some(stored) = store_declared(&mut found, value)
                {
                    core::mem::forget(input);
                    return Ok(stored);
                }
                set_declared(found, name, input)
            }
            Err(object) => store(object, name, input),
        };
    }
    if let Ok(found) = &mut found
        && class.is_settable(found.entry())
        && let Input::Value(value) = &input
        && let Some(written) = write_number(found, value)
    {
        // A number owns no memory.
        core::mem::forget(input);
        return match written {
            Ok(()) => Ok(Stored::Slot),
            Err(rejected) => Err(AttributeError::rejected(class, name, rejected)),
        };
    }
    setattr_guarded(found, name, input)
}

/// Writes an input of any kind.
pub(crate) fn setattr(
    object: ObjectMut<'_>,
    name: &str,
    mut input: Input<'_>,
) -> Result<Stored, AttributeError> {
    if let Input::Text(text) = input {
        return set_text(object, name, text);
    }
    match write_path(object, name) {
        WritePath::Direct(found) => store_direct(found, name, &mut input),
        WritePath::Declared(found) => set_declared(found, name, input),
        WritePath::Undeclared(object) => store(object, name, input),
        WritePath::Guarded(object) => setattr_guarded(object.find(name), name, input),
    }
}

/// Writes a string, which the type of the attribute parses. The input is made where it is used: a copy of an input that was stored
/// by its parts would stall the processor.
pub(crate) fn set_text(
    object: ObjectMut<'_>,
    name: &str,
    text: &str,
) -> Result<Stored, AttributeError> {
    let class = object.class();
    match write_path(object, name) {
        WritePath::Direct(mut found) => match class.detail(found.entry()) {
            Detail::Slot(detail) if !detail.unit.is_empty() => {
                let vtable = found.entry().vtable();
                let set = |mut input: Input<'_>| {
                    found.attr().map(|attr| (vtable.set)(attr, &mut input)).transpose()
                };
                let written = in_unit(detail.unit, vtable, Input::Text(text), set)
                    .map_err(|rejected| AttributeError::rejected(class, name, rejected))?;
                // Not reached: a direct entry is a slot.
                written.map(|()| Stored::Slot).ok_or_else(|| AttributeError::missing(class, name))
            }
            _ => store_direct(found, name, &mut Input::Text(text)),
        },
        WritePath::Declared(found) => set_declared(found, name, Input::Text(text)),
        WritePath::Undeclared(object) => store(object, name, Input::Text(text)),
        WritePath::Guarded(object) => setattr_guarded(object.find(name), name, Input::Text(text)),
    }
}

/// Stores an input in a direct slot.
#[inline(always)]
fn store_direct(
    found: FoundMut<'_>,
    name: &str,
    input: &mut Input<'_>,
) -> Result<Stored, AttributeError> {
    let class = found.class();
    match found.into_attr() {
        Some(attr) => match (attr.vtable().set)(attr, input) {
            Ok(()) => Ok(Stored::Slot),
            Err(rejected) => Err(AttributeError::rejected(class, name, rejected)),
        },
        // Not reached: a direct entry is a slot.
        None => Err(AttributeError::missing(class, name)),
    }
}

/// Writes an attribute of a direct class that is not a direct slot.
fn set_declared(
    mut found: FoundMut<'_>,
    name: &str,
    mut input: Input<'_>,
) -> Result<Stored, AttributeError> {
    let class = found.class();
    match class.detail(found.entry()) {
        Detail::Slot(detail) if !found.entry().has(flags::READONLY) => {
            let written = set_slot(&mut found, detail, &[Step::Name(name)], &mut input);
            input.discard();
            written.map(|()| Stored::Slot)
        }
        Detail::Property(property) => {
            let set = property.setter().map_err(|kind| AttributeError::new(kind, class, name))?;
            let written = set(found.object(), &mut input);
            input.discard();
            match written {
                Ok(()) => Ok(Stored::Property),
                Err(rejected) => Err(AttributeError::rejected(class, name, rejected)),
            }
        }
        _ => setattr_guarded(Ok(found), name, input),
    }
}

/// Writes a name that the class lacks: into the overflow map, if there is one.
fn store(object: ObjectMut<'_>, name: &str, input: Input<'_>) -> Result<Stored, AttributeError> {
    let class = object.class();
    if object.as_ref().dict().is_none() || class.is_dict_frozen() {
        return setattr_guarded(Err(object), name, input);
    }
    let value =
        stored(input).map_err(|rejected| AttributeError::rejected(class, name, rejected))?;
    let old = object.dict().and_then(|dict| dict.insert_owned(name, value));
    Ok(Stored::Overflow { is_new: old.is_none() })
}

/// Writes an attribute of any kind, with the rules, checks and hooks that apply.
fn setattr_guarded(
    found: Result<FoundMut<'_>, ObjectMut<'_>>,
    name: &str,
    mut input: Input<'_>,
) -> Result<Stored, AttributeError> {
    let object = match found {
        Ok(mut found) => match found.class().detail(found.entry()) {
            Detail::Slot(detail) if !found.class().is_readonly(found.entry()) => {
                let written = set_slot(&mut found, detail, &[Step::Name(name)], &mut input);
                input.discard();
                return written.map(|()| Stored::Slot);
            }
            _ => found.into_object(),
        },
        Err(object) => object,
    };
    run_path(object, &[Step::Name(name)], Operation::Set(input))
}

/// Deletes an overflow entry, unsets a slot, or calls the deleter of a property.
pub(crate) fn delattr(object: ObjectMut<'_>, name: &str) -> Result<(), AttributeError> {
    run_path(object, &[Step::Name(name)], Operation::Delete).map(drop)
}
