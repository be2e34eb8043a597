//! The resolver for writes.

use super::place::{Place, Target};
use super::read::read_at;
use super::writable::target_in;
use crate::access::resolve::errors::{
    Within, item_by_copy, no_item, no_step, readonly_field, with_path, within_limit,
};
use crate::access::resolve::step::{InsideMut, inside_mut};
use crate::access::resolve::variants::{short_form, skip_active};
use crate::error::attribute_error::AttributeError;
use crate::model::class::Class;
use crate::model::dict::Dict;
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::attr::AttrMut;
use crate::model::kernel::object::ObjectMut;
use crate::model::value::owned::OwnedValue;
use crate::slot_value::probe::vtable_of;
use crate::text::step::Step;

/// The overflow entry of a name, to be changed. `class` is the class of the object.
pub(crate) fn entry_mut<'a>(
    dict: &'a mut Dict,
    name: &str,
    class: &'static Class,
) -> Result<&'a mut OwnedValue, AttributeError> {
    let keys = dict.keys_now();
    dict.get_owned_mut(name).ok_or_else(|| AttributeError::unknown(class, keys, name))
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

/// Whether the write at a path, which is rejected as read-only, is rejected because of a read-only field of an active variant, and
/// not because of a slot or a class.
#[cold]
pub(crate) fn is_in_readonly_field(mut object: ObjectMut<'_>, steps: &[Step<'_>]) -> bool {
    let short = short_form(object.as_ref(), steps).map(|short| short.steps);
    let steps = short.as_deref().unwrap_or(steps);
    let is_field = |at: &usize| match read_at(object.as_ref(), &steps[..*at]) {
        Ok(Place::Attr(attr)) => attr.vtable().is_readonly(),
        _ => false,
    };
    let first = (2..=steps.len()).find(is_field);
    first.is_some_and(|at| target(object.reborrow(), &steps[..at - 1]).is_ok())
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
                InsideMut::ReadOnly if vtable.is_edited_by_copy() => {
                    return Err(item_by_copy(within, &steps[..=at], vtable.edits));
                }
                InsideMut::ReadOnly => return Err(error(ErrorKind::ReadOnly)),
                InsideMut::Missing(missing) => {
                    return Err(missing.error(&vtable.type_name(), within, steps, at));
                }
                InsideMut::Item(item) if item.vtable().is_readonly() => {
                    return Err(readonly_field(within, &steps[..=at]));
                }
                InsideMut::Item(item) => attr = item,
            }
            rest.next();
        };
    }
}
