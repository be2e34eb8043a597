//! The one check: the rules of slots and the checks of whole objects, for every way in.

mod inner;

use alloc::vec::Vec;

pub(crate) use self::inner::{Rejected, value};
use crate::class::Class;
use crate::class::Entry;
use crate::decl::{Detail, OnSet, SlotDetail, flags};
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

/// What a write concerns in the object that it is made to.
#[derive(Clone, Copy)]
enum Written {
    /// A slot. The class that declares it is compared, not where it lies: values without size share an offset.
    Slot(&'static Entry),
    /// The overflow map.
    Overflow,
    /// Anything: a setter ran, or the object is new.
    Anything,
}

impl Written {
    fn by_name(class: &Class, name: &str) -> Self {
        match class.find(name) {
            Some(entry) if entry.slot_ops().is_some() => Written::Slot(entry),
            None if class.is_dynamic() => Written::Overflow,
            _ => Written::Anything,
        }
    }

    /// The same as the base with this number sees it; `None` if it is not in the base.
    fn in_base(self, number: usize, base: &Class) -> Option<Self> {
        match self {
            Written::Slot(entry) if entry.base() == Some(number) => {
                base.find(entry.name()).map(Written::Slot)
            }
            Written::Slot(_) => None,
            Written::Overflow => base.is_dynamic().then_some(self),
            Written::Anything => Some(self),
        }
    }
}

/// Calls `each` for a class and the bases that have what was written, the innermost first.
fn parts(class: &'static Class, written: Written, each: &mut impl FnMut(&'static Class)) {
    for (number, base) in class.bases.iter().enumerate() {
        if base.class.is_guarded()
            && let Some(written) = written.in_base(number, base.class)
        {
            parts(base.class, written, each);
        }
    }
    each(class);
}

/// Whether an object as a whole is as its class and its bases demand, after a write to `name`.
fn whole(object: ObjectRef<'_>, name: &str) -> Result<(), Refused> {
    let class = object.class();
    if !class.is_guarded() {
        return Ok(());
    }
    checks(object, Written::by_name(class, name))
}

/// The checks of the class of an object and of the bases that have what was written.
fn checks(object: ObjectRef<'_>, written: Written) -> Result<(), Refused> {
    let mut verdict = Ok(());
    parts(object.class(), written, &mut |part| {
        if let (Ok(()), Some(check)) = (&verdict, part.check) {
            verdict = check(object);
        }
    });
    verdict
}

/// Why a place is not as it must be: an error, and what its path has beyond that of the place.
type Found = (AttributeError, Vec<Step>);

/// Whether all that encloses the place at a path is as it must be: the rules of the slots on the way, and each object as
/// a whole, the innermost first. `with_value` validates the value at the place too: a setter may have changed it.
pub(crate) fn enclosing(
    object: ObjectRef<'_>,
    steps: &[Step],
    with_value: bool,
) -> Result<(), AttributeError> {
    walk(object, steps, with_value)
        .map_err(|(error, below)| with_path(error, &[steps, &below].concat()))
}

fn walk(object: ObjectRef<'_>, steps: &[Step], with_value: bool) -> Result<(), Found> {
    let Some((Step::Name(name), mut rest)) = steps.split_first() else { return Ok(()) };
    let class = object.class();
    let refuse = |refused| (AttributeError::refused(class, name, refused), Vec::new());
    if (with_value || !rest.is_empty())
        && let Some(found) = object.find(name)
        && let (Some(slot), Detail::Slot(detail)) = (found.attr(), class.detail(found.entry()))
    {
        let mut attr = slot;
        let mut is_inside = false;
        while let Some((step, after)) = rest.split_first() {
            if let Some(inner) = (attr.ops().object)(attr) {
                walk(ObjectRef::new(inner), rest, with_value)?;
                is_inside = true;
                break;
            }
            let Some(item) = (attr.ops().item)(attr, step) else { break };
            (attr, rest) = (item, after);
        }
        if with_value && !is_inside && rest.is_empty() && found.entry().has(flags::INNER_RULES) {
            value(None, attr).map_err(|rejected| match rejected {
                Rejected::Itself(refused) => refuse(refused),
                Rejected::Below(error, below) => (error, below),
            })?;
        }
        rules(detail, slot).map_err(refuse)?;
    }
    whole(object, name).map_err(refuse)
}

/// Tells the hooks of an object's class and its bases that `name` was written: those that may change it.
pub(crate) fn tell_changing(mut object: ObjectMut<'_>, name: &str, old: &Value<'_>) {
    let class = object.class();
    parts(class, Written::by_name(class, name), &mut |part| {
        if let Some(OnSet::Changes(hook)) = part.on_set {
            hook(object.reborrow(), name, old.clone());
        }
    });
}

/// As [`tell_changing`], those that only look.
pub(crate) fn tell_looking(object: ObjectRef<'_>, name: &str, old: &Value<'_>) {
    let class = object.class();
    parts(class, Written::by_name(class, name), &mut |part| {
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
    parts(class, Written::Overflow, &mut |part| {
        if let (Some(warn), Some(suspicion)) =
            (part.warn, crate::introspect::suspicion(object, name))
        {
            warn(&suspicion);
        }
    });
}
