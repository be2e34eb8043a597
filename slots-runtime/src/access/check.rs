//! The one check: the rules of slots and the checks of whole objects, for every entry point.

pub(crate) mod inner;
pub(crate) mod rules;

use alloc::vec::Vec;

use self::inner::{Rejected, value};
use self::rules::{Written, checks, parts, rules};
use crate::access::resolve::with_path;
use crate::error::attribute_error::AttributeError;
use crate::model::decl::{Detail, OnSet, flags};
use crate::model::kernel::object::{ObjectMut, ObjectRef};
use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::text::path::PathSegment;

/// Whether an object as a whole is as its class and its bases demand, after a write to `name`.
fn whole(object: ObjectRef<'_>, name: &str) -> Result<(), ValueError> {
    let class = object.class();
    if !class.is_guarded() {
        return Ok(());
    }
    checks(object, Written::by_name(class, name))
}

/// Why a place is not as it must be: an error, and what its path has beyond that of the place.
type Found = (AttributeError, Vec<PathSegment>);

/// Whether all that encloses the place at a path is as it must be: the rules of the slots on the way, and each object as
/// a whole, the innermost first. `with_value` validates the value at the place too: a setter may have changed it.
pub(crate) fn enclosing(
    object: ObjectRef<'_>,
    steps: &[PathSegment],
    with_value: bool,
) -> Result<(), AttributeError> {
    walk(object, steps, with_value)
        .map_err(|(error, below)| with_path(error, &[steps, &below].concat()))
}

fn walk(object: ObjectRef<'_>, steps: &[PathSegment], with_value: bool) -> Result<(), Found> {
    let Some((PathSegment::Name(name), mut rest)) = steps.split_first() else { return Ok(()) };
    let class = object.class();
    let reject = |rejected| (AttributeError::rejected(class, name, rejected), Vec::new());
    if (with_value || !rest.is_empty())
        && let Some(found) = object.find(name)
        && let (Some(slot), Detail::Slot(detail)) = (found.attr(), class.detail(found.entry()))
    {
        let mut attr = slot;
        let mut is_inside = false;
        while let Some((step, after)) = rest.split_first() {
            if let Some(inner) = (attr.vtable().object)(attr) {
                walk(ObjectRef::new(inner), rest, with_value)?;
                is_inside = true;
                break;
            }
            let Some(item) = (attr.vtable().item)(attr, step) else { break };
            (attr, rest) = (item, after);
        }
        if with_value && !is_inside && rest.is_empty() && found.entry().has(flags::INNER_RULES) {
            value(None, attr).map_err(|rejected| match rejected {
                Rejected::Itself(rejected) => reject(rejected),
                Rejected::Below(error, below) => (error, below),
            })?;
        }
        rules(detail, slot).map_err(reject)?;
    }
    whole(object, name).map_err(reject)
}

/// Tells the hooks of an object's class and its bases that `name` was written: those that may change it.
pub(crate) fn notify_mut(mut object: ObjectMut<'_>, name: &str, old: &Value<'_>) {
    let class = object.class();
    parts(class, Written::by_name(class, name), &mut |part| {
        if let Some(OnSet::Mut(hook)) = part.on_set {
            hook(object.reborrow(), name, old.clone());
        }
    });
}

/// As [`notify_mut`], those that only look.
pub(crate) fn notify_shared(object: ObjectRef<'_>, name: &str, old: &Value<'_>) {
    let class = object.class();
    parts(class, Written::by_name(class, name), &mut |part| {
        if let Some(OnSet::Shared(hook)) = part.on_set {
            hook(object, name, old.clone());
        }
    });
}

/// Calls the `warn` hook with a new overflow entry whose name is near to a declared one.
pub(crate) fn warn(object: ObjectRef<'_>, name: &str) {
    let class = object.class();
    if !class.is_guarded() {
        return;
    }
    parts(class, Written::Overflow, &mut |part| {
        if let (Some(warn), Some(possible_typo)) =
            (part.warn, crate::access::dir::possible_typo(object, name))
        {
            warn(&possible_typo);
        }
    });
}
