//! Values are replaced by others of the same type.

use core::any::TypeId;

use super::errors::{unknown_type, wrong_type};
use crate::access::fast::{WritePath, write_path};
use crate::access::resolve::{self, Target, entry_mut};
use crate::access::transaction::change::{Change, Hooks, Operation, Staged};
use crate::access::transaction::one::replace_slot;
use crate::access::transaction::run_one;
use crate::error::attribute_error::{Access, AttributeError};
use crate::model::decl::{Detail, flags};
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::object::{FoundMut, ObjectMut};
use crate::model::value::owned::OwnedValue;
use crate::model::value_error::ValueError;
use crate::model::vtable::Input;
use crate::text::step::Step;

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
    *typed = old_value(change);
    Ok(())
}

/// The value that a transaction replaced.
fn old_value<T: 'static>(change: Change) -> Option<T> {
    let staged = match change {
        Change::Slot { value, .. } => return value.take(),
        Change::At { staged, .. } => staged,
    };
    match staged {
        Staged::Value(old) => old.take(),
        Staged::Item(Some(old)) => old.value.take(),
        Staged::Entry(Some((_, mut old))) => old.take(),
        Staged::Entry(None) | Staged::Item(None) | Staged::Property(_) => None,
    }
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
    old_value(change).ok_or_else(|| unknown_type(class, ""))
}
