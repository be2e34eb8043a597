//! The one check: the rules of slots and the checks of whole objects, for every way in.

use crate::class::Class;
use crate::decl::{Detail, OnSet, SlotDetail};
use crate::error::AttributeError;
use crate::kernel::{AttrRef, ObjectMut, ObjectRef};
use crate::locate::with_path;
use crate::path::Step;
use crate::refused::Refused;
use crate::value::Value;

/// Whether a value passes the rules of a slot.
pub(crate) fn rules(detail: &SlotDetail, value: AttrRef<'_>) -> Result<(), Refused> {
    detail
        .rules
        .iter()
        .try_for_each(|rule| rule.check(value).map_err(|refused| refused.by_rule(rule)))
}

/// Calls `each` for a class and the bases in whose part of the object `offset` lies, the innermost first.
fn parts(class: &'static Class, offset: Option<usize>, each: &mut impl FnMut(&'static Class)) {
    for base in class.bases {
        let start = base.offset;
        let inside = |offset: usize| (start..start + base.class.size().max(1)).contains(&offset);
        if base.class.is_guarded() && offset.is_none_or(inside) {
            parts(base.class, offset.map(|offset| offset - start), each);
        }
    }
    each(class);
}

/// Where an attribute lies in its object, if it lies at one place.
pub(crate) fn offset_of(class: &Class, name: &str) -> Option<usize> {
    match class.find(name) {
        Some(entry) if entry.slot_ops().is_some() => Some(entry.offset()),
        Some(_) => None,
        None => class.dict_offset(),
    }
}

/// Whether an object as a whole is as its class and its bases demand, after a write to `name`.
fn whole(object: ObjectRef<'_>, name: &str) -> Result<(), Refused> {
    let class = object.class();
    if !class.is_guarded() {
        return Ok(());
    }
    let mut verdict = Ok(());
    parts(class, offset_of(class, name), &mut |part| {
        if let (Ok(()), Some(check)) = (&verdict, part.check) {
            verdict = check(object);
        }
    });
    verdict
}

/// Whether all that encloses the place at a path is as it must be: the rules of the slots on the way, and each object as
/// a whole, the innermost first.
pub(crate) fn enclosing(object: ObjectRef<'_>, steps: &[Step]) -> Result<(), AttributeError> {
    walk(object, steps).map_err(|error| with_path(error, steps))
}

fn walk(object: ObjectRef<'_>, steps: &[Step]) -> Result<(), AttributeError> {
    let Some((Step::Name(name), mut rest)) = steps.split_first() else { return Ok(()) };
    let class = object.class();
    if !rest.is_empty()
        && let Some(found) = object.find(name)
        && let (Some(slot), Detail::Slot(detail)) = (found.attr(), class.detail(found.entry()))
    {
        let mut attr = slot;
        while let Some((step, after)) = rest.split_first() {
            if let Some(inner) = (attr.ops().object)(attr) {
                walk(ObjectRef::new(inner), rest)?;
                break;
            }
            let Some(item) = (attr.ops().item)(attr, step) else { break };
            (attr, rest) = (item, after);
        }
        rules(detail, slot).map_err(|refused| AttributeError::refused(class, name, refused))?;
    }
    whole(object, name).map_err(|refused| AttributeError::refused(class, name, refused))
}

/// Tells the hooks of an object's class and its bases that `name` was written: those that may change it.
pub(crate) fn tell_changing(mut object: ObjectMut<'_>, name: &str, old: &Value<'_>) {
    let class = object.class();
    parts(class, offset_of(class, name), &mut |part| {
        if let Some(OnSet::Changes(hook)) = part.on_set {
            hook(object.reborrow(), name, old.clone());
        }
    });
}

/// As [`tell_changing`], those that only look.
pub(crate) fn tell_looking(object: ObjectRef<'_>, name: &str, old: &Value<'_>) {
    let class = object.class();
    parts(class, offset_of(class, name), &mut |part| {
        if let Some(OnSet::Looks(hook)) = part.on_set {
            hook(object, name, old.clone());
        }
    });
}

/// Tells whoever asked of a new overflow entry whose name is near to a declared one.
pub(crate) fn warn(object: ObjectRef<'_>, name: &str) {
    let class = object.class();
    if !class.is_guarded() {
        return;
    }
    parts(class, class.dict_offset(), &mut |part| {
        if let (Some(warn), Some(suspicion)) =
            (part.warn, crate::introspect::suspicion(object, name))
        {
            warn(&suspicion);
        }
    });
}
