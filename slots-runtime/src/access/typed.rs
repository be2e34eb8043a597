//! The methods on one name that are generic over the type: values are borrowed or replaced, never converted.

use alloc::borrow::Cow;
use alloc::format;
use core::any::TypeId;

use crate::access::fast::{WritePath, write_path};
use crate::access::resolve::{self, Place, Target, entry_mut};
use crate::access::transaction::change::{Hooks, Operation, Staged};
use crate::access::transaction::one::replace_slot;
use crate::access::transaction::run_one;
use crate::error::attribute_error::{Access, AttributeError};
use crate::model::class::Class;
use crate::model::decl::{Detail, flags};
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::attr::{AttrMut, AttrRef};
use crate::model::kernel::object::{Found, FoundMut, ObjectMut, ObjectRef};
use crate::model::value::Value;
use crate::model::value::owned::OwnedValue;
use crate::model::value_error::ValueError;
use crate::model::vtable::Input;
use crate::slot_value::probe::vtable_of;
use crate::text::step::Step;
use crate::text::type_names::short_type_name;

/// Borrows the value of a name that the class lacks: an overflow entry.
pub(crate) fn attr_of_dict<'a, T: 'static>(
    object: ObjectRef<'a>,
    name: &str,
) -> Result<&'a T, AttributeError> {
    let found = object.dict().and_then(|dict| dict.get_ref(name));
    found.map_or_else(|| attr_slow(object, name), Ok)
}

/// The error that a class whose objects have no overflow map has no attribute of a name that is to be borrowed.
#[inline(always)]
pub(crate) fn unknown(class: &'static Class, name: &str) -> AttributeError {
    AttributeError::missing(class, name).during(Access::Borrow)
}

/// Borrows the value of a name that is not a slot of type `T`.
#[cold]
pub(crate) fn attr_slow<'a, T: 'static>(
    object: ObjectRef<'a>,
    name: &str,
) -> Result<&'a T, AttributeError> {
    // The `Option` of an unset slot can be borrowed.
    let place = match object.find(name).and_then(Found::attr) {
        Some(attr) => Place::Attr(attr),
        None => resolve::read(object, name).map_err(|error| error.during(Access::Borrow))?,
    };
    borrow_place(place, "getattr")
        .map_err(|rejected| AttributeError::rejected(object.class(), name, rejected))
}

/// Borrows the value at a place as a `T`. `instead` is the method that reads computed values.
pub(super) fn borrow_place<'a, T: 'static>(
    place: Place<'a>,
    instead: &'static str,
) -> Result<&'a T, ValueError> {
    match place {
        Place::Attr(attr) => downcast_ref(attr).ok_or_else(|| wrong_type::<T>(attr.type_name())),
        Place::Computed(value) => Err(ValueError::that(
            ErrorKind::NotBorrowable,
            format!("is computed by a property, so that it cannot be borrowed; use {instead}"),
        )
        .with_parts(short_type_name::<T>(), value.type_name().into_owned())),
    }
}

/// The value as a `T`; the value of an overflow entry is stored in an [`OwnedValue`].
fn downcast_ref<T: 'static>(attr: AttrRef<'_>) -> Option<&T> {
    attr.downcast_ref::<T>()
        .or_else(|| attr.downcast_ref::<OwnedValue>().and_then(OwnedValue::downcast_ref::<T>))
}

/// As [`downcast_ref`], to be changed.
pub(super) fn downcast_mut<T: 'static>(attr: AttrMut<'_>) -> Result<&mut T, ValueError> {
    let found = attr.as_ref().type_name();
    let value = if attr.vtable().type_id() == TypeId::of::<T>() {
        attr.downcast_mut::<T>()
    } else {
        attr.downcast_mut::<OwnedValue>().and_then(OwnedValue::downcast_mut::<T>)
    };
    value.ok_or_else(|| wrong_type::<T>(found))
}

/// The reason to reject a typed access: the value is of the type `found`, and the caller requested `T`.
#[cold]
fn wrong_type<T: 'static>(found: impl Into<Cow<'static, str>>) -> ValueError {
    ValueError::wrong_type(found, &Value::None).found_as(&short_type_name::<T>())
}

/// Replaces a value and returns the old one.
#[inline(always)]
pub(crate) fn replace_attr<T: 'static>(
    object: ObjectMut<'_>,
    name: &str,
    value: T,
) -> Result<T, AttributeError> {
    let class = object.class();
    // Only the slow paths pass the value through memory. If all paths wrote one result, the compiler would keep it in
    // memory, and load the old value even where it is not used.
    let mut typed;
    match write_path(object, name) {
        WritePath::Direct(found) => match found.typed() {
            Ok(place) => return Ok(core::mem::replace(place, value)),
            Err(object) => {
                typed = Some(value);
                replace_guarded(object, name, &mut typed)?;
            }
        },
        WritePath::Declared(found) => {
            typed = Some(value);
            replace_declared(found, name, &mut typed)?;
        }
        WritePath::Undeclared(object) | WritePath::Guarded(object) => {
            typed = Some(value);
            replace_guarded(object, name, &mut typed)?;
        }
    }
    typed.ok_or_else(|| unknown_type(class, name))
}

/// Writes the value in `typed` to an attribute of a direct class, and stores the old value there.
fn replace_declared<T: 'static>(
    mut found: FoundMut<'_>,
    name: &str,
    typed: &mut Option<T>,
) -> Result<(), AttributeError> {
    let (class, entry) = (found.class(), found.entry());
    if !entry.has(flags::READONLY | flags::INNER_RULES)
        && let Detail::Slot(detail) = class.detail(entry)
        && let Some(value) = typed
    {
        detail
            .validate_typed(&*value, entry.vtable())
            .map_err(|why| AttributeError::rejected(class, name, why))?;
        if let Ok(place) = found.reborrow().typed() {
            core::mem::swap(place, value);
            return Ok(());
        }
    }
    replace_guarded(found.object(), name, typed)
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

/// Writes the value in `typed`, and stores the old value there.
#[cold]
fn replace_guarded<T: 'static>(
    mut object: ObjectMut<'_>,
    name: &str,
    typed: &mut Option<T>,
) -> Result<(), AttributeError> {
    let class = object.class();
    let reject = |rejected| AttributeError::rejected(class, name, rejected);
    // A name that cannot be written is rejected for that reason, whatever the type of the value.
    match resolve::target_in(object.reborrow(), name).map_err(|error| error.during(Access::Set))? {
        Target::Slot(found, detail) => {
            let vtable = found.entry().vtable();
            if vtable.type_id() != TypeId::of::<T>() {
                return Err(reject(wrong_type::<T>(vtable.type_name())));
            }
            if let Some(value) = typed.take() {
                *typed = Some(replace_slot(found, detail, &[Step::Name(name)], value)?);
            }
            return Ok(());
        }
        Target::Entry(dict, key, class) => {
            let entry = entry_mut(dict, key, class)?;
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
                _ => return Err(reject(wrong_type::<T>(kind))),
            }
        }
        Target::Property(_, property) => {
            property.setter().map_err(|kind| AttributeError::new(kind, class, name))?;
            return Err(reject(ValueError::that(
                ErrorKind::Type,
                "is a property, which has no old value to give back; use setattr",
            )));
        }
        // Not reached: a single name does not lead to an item.
        Target::Item(..) => return Err(unknown_type(class, name)),
    }
    let set = Operation::Set(Input::Typed(typed));
    let change = run_one(object, &[Step::Name(name)], set, Hooks::Now)?;
    *typed = old_value(change.staged);
    Ok(())
}

/// The value that a transaction replaced.
fn old_value<T: 'static>(staged: Staged) -> Option<T> {
    match staged {
        Staged::Value(old) => old.take(),
        Staged::Item(Some(old)) => old.value.take(),
        Staged::Entry(Some((_, mut old))) => old.take(),
        Staged::Entry(None) | Staged::Item(None) | Staged::Property(_) => None,
    }
}

#[cold]
fn unknown_type(class: &'static Class, name: &str) -> AttributeError {
    AttributeError::new(ErrorKind::Type, class, name)
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
pub(super) fn holds_rules() -> ValueError {
    not_borrowable(
        "holds values with rules, so that it cannot be borrowed to be changed; set it instead",
    )
}

/// Replaces the value at a path and returns the old one.
pub(crate) fn replace_attr_path<T: 'static>(
    object: ObjectMut<'_>,
    steps: &[Step<'_>],
    value: T,
) -> Result<T, AttributeError> {
    let class = object.class();
    let mut typed = Some(value);
    let set = Operation::Set(Input::Typed(&mut typed));
    let change = run_one(object, steps, set, Hooks::Now)?;
    old_value(change.staged).ok_or_else(|| unknown_type(class, ""))
}

/// The error that the class has no slot of this name and type `T`, so that no handle can be made.
#[cold]
pub(crate) fn no_slot<T: 'static>(class: &'static Class, name: &str) -> AttributeError {
    match class.slot(name) {
        Some(slot) => AttributeError::rejected(class, name, wrong_type::<T>(slot.type_name())),
        None if class.find(name).is_some() => {
            let rejected = ValueError::wrong_type("a slot", &Value::None)
                .found_as("a property or a class attribute");
            AttributeError::rejected(class, name, rejected)
        }
        None => AttributeError::new(ErrorKind::Unknown, class, name).during(Access::Resolve),
    }
}
