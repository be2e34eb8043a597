//! One step of a path from a value: into the object that the value is, or to one of its items.

use crate::access::resolve::active::{active_of, insides};
use crate::access::resolve::missing::Missing;
use crate::model::kernel::attr::{AttrMut, AttrRef};
use crate::model::kernel::object::{Found, ObjectMut, ObjectRef};
use crate::model::value::owned::OwnedValue;
use crate::slot_value::probe::vtable_of;
use crate::text::step::Step;

/// The result of a step from a value.
pub(crate) enum Inside<'a> {
    /// The value is this object; the step names one of its attributes.
    Object(ObjectRef<'a>),
    /// The item at the step.
    Item(AttrRef<'a>),
    /// The value is not an object and has no item at the step.
    Missing(Missing),
}

/// Makes a step from a value.
#[inline(always)]
pub(crate) fn inside<'a>(attr: AttrRef<'a>, step: Step<'_>) -> Inside<'a> {
    let vtable = attr.vtable();
    if let Some(object) = (vtable.object)(attr) {
        return Inside::Object(ObjectRef::new(object));
    }
    match (vtable.item)(attr, step) {
        Some(item) => Inside::Item(item),
        None => Inside::Missing(missing(attr, step)),
    }
}

/// As [`Inside`], to be changed.
pub(crate) enum InsideMut<'a> {
    Object(ObjectMut<'a>),
    Item(AttrMut<'a>),
    Missing(Missing),
    /// The value is an object that cannot be borrowed mutably.
    ReadOnly,
}

/// As [`inside`], to be changed.
#[inline(always)]
pub(crate) fn inside_mut<'a>(attr: AttrMut<'a>, step: Step<'_>) -> InsideMut<'a> {
    let vtable = attr.vtable();
    if (vtable.object)(attr.as_ref()).is_some() {
        return match (vtable.object_mut)(attr) {
            Some(object) => InsideMut::Object(ObjectMut::new(object)),
            None => InsideMut::ReadOnly,
        };
    }
    // Before the borrow, since the value cannot be read after it.
    if (vtable.item)(attr.as_ref(), step).is_none() {
        return InsideMut::Missing(missing(attr.as_ref(), step));
    }
    (vtable.item_mut)(attr, step).map_or(InsideMut::ReadOnly, InsideMut::Item)
}

/// The reason why a value has no item at a step. A step that no variant of an enum has may be meant for the only field of its
/// active variant.
#[cold]
fn missing(attr: AttrRef<'_>, step: Step<'_>) -> Missing {
    let reason = |attr: AttrRef<'_>| Missing::of_type(&(attr.vtable().get)(attr), attr.vtable());
    let innermost = || insides(attr).filter(|it| active_of(*it).is_some()).last();
    insides(attr)
        .map(reason)
        .find(|missing| missing.is_known(step))
        .unwrap_or_else(|| reason(innermost().unwrap_or(attr)))
}

/// The value of a slot that cannot be unset.
#[inline(always)]
pub(crate) fn plain(found: Found<'_>) -> Option<AttrRef<'_>> {
    if found.entry().can_be_unset() { None } else { found.attr() }
}

/// The overflow entry of a name.
pub(crate) fn entry<'a>(object: ObjectRef<'a>, name: &str) -> Option<AttrRef<'a>> {
    AttrRef::new(object.dict()?.get_owned(name)?, vtable_of::<OwnedValue>())
}
