//! Paths that name the active variant of an enum: `trigger.hardware.line` in the place of `trigger.line`.

use alloc::vec::Vec;

use crate::access::resolve::active::{active_of, insides, names_inactive, transparent};
use crate::access::resolve::step::{Inside, entry, inside, plain};
use crate::model::kernel::attr::AttrRef;
use crate::model::kernel::object::ObjectRef;
use crate::model::slot_type::VariantInfo;
use crate::model::value::Value;
use crate::model::variant_info::Shape;
use crate::text::depth::MAX_DEPTH;
use crate::text::step::Step;

/// Whether a step names the active variant, also of an enum that is the only field of the active variant, and neither a field of the
/// variant nor an attribute of the object in it.
pub(crate) fn names_active(attr: AttrRef<'_>, step: Step<'_>) -> bool {
    let Some(variant) = active_of(attr) else { return false };
    if variant.is_called(step) {
        return is_only_a_name(attr, variant, step);
    }
    if variant.shape() != Shape::Single {
        return false;
    }
    let inner = insides(attr).skip(1).find_map(|only| {
        let variant = active_of(only).filter(|variant| variant.is_called(step))?;
        Some(is_only_a_name(only, variant, step))
    });
    inner == Some(true)
}

/// Whether a step that names the active variant names nothing in it.
fn is_only_a_name(attr: AttrRef<'_>, variant: &VariantInfo, step: Step<'_>) -> bool {
    match (variant.shape(), (attr.vtable().object)(attr), step.key()) {
        (_, _, None) | (Shape::Single, None, _) => false,
        (Shape::Unit | Shape::Named | Shape::Numbered, ..) => variant.field_at(step).is_none(),
        (Shape::Single, Some(object), Some(name)) => {
            let object = ObjectRef::new(object);
            object.find(name).is_none() && object.dict().is_none_or(|dict| !dict.contains_key(name))
        }
    }
}

/// Skips the next of the remaining steps if it names the active variant and further steps lead into it.
#[inline]
pub(crate) fn skip_active(attr: AttrRef<'_>, rest: &mut core::slice::Iter<'_, Step<'_>>) -> bool {
    let is_active = match rest.as_slice() {
        [step, _, ..] => names_active(attr, *step),
        _ => false,
    };
    if is_active {
        rest.next();
    }
    is_active
}

/// A path that names active variants, in its short form.
pub(crate) struct ShortForm<'s> {
    pub(crate) steps: Vec<Step<'s>>,
    /// The name of the variant at the end of the path, which the short form lacks too.
    pub(crate) variant: Option<&'static str>,
}

/// The path without the names of active variants; `None` if it names none.
#[cold]
pub(crate) fn short_form<'s>(object: ObjectRef<'_>, steps: &[Step<'s>]) -> Option<ShortForm<'s>> {
    let mut kept = Vec::with_capacity(steps.len());
    let mut rest = steps.iter().copied().peekable();
    let mut holder = Some(object);
    let mut attr: Option<AttrRef<'_>> = None;
    while let Some(step) = rest.next() {
        if let Some(mut it) = attr.filter(|attr| names_active(*attr, step)) {
            let Some(next) = rest.next() else {
                // The enum itself, which may be the only field of the active variant of another one.
                while let Some(variant) = active_of(it) {
                    if variant.is_called(step) {
                        return Some(ShortForm { steps: kept, variant: Some(variant.name()) });
                    }
                    let (only, name) = transparent(it)?;
                    kept.push(Step::Name(name));
                    it = only;
                }
                return None;
            };
            attr = enter(None, Some(it), next);
            kept.push(next);
        } else {
            attr = enter(holder.take(), attr, step);
            kept.push(step);
        }
        if attr.is_none() {
            break;
        }
    }
    kept.extend(rest);
    (kept.len() < steps.len()).then_some(ShortForm { steps: kept, variant: None })
}

/// The path with the names of the active variants whose only field it enters, where it names an inactive variant of an enum in
/// such a field: `body.kinematic.path` for `body.path`. `None` if it names no such variant.
#[cold]
pub(crate) fn long_form<'s>(object: ObjectRef<'_>, steps: &[Step<'s>]) -> Option<Vec<Step<'s>>> {
    let mut attr: Option<AttrRef<'_>> = None;
    for (at, step) in steps.iter().enumerate() {
        let mut names = Vec::new();
        let mut inner = attr;
        while let Some(it) = inner {
            if !names.is_empty() && names_inactive(it, *step) {
                let (before, after) = steps.split_at(at);
                return Some(
                    before.iter().copied().chain(names).chain(after.iter().copied()).collect(),
                );
            }
            inner = transparent(it).filter(|_| names.len() < MAX_DEPTH).map(|(only, name)| {
                names.push(Step::Name(name));
                only
            });
        }
        attr = Some(enter((at == 0).then_some(object), attr, *step)?);
    }
    None
}

/// The value at a step from an object or from a value. No getter is called.
fn enter<'a>(
    object: Option<ObjectRef<'a>>,
    attr: Option<AttrRef<'a>>,
    step: Step<'_>,
) -> Option<AttrRef<'a>> {
    let object = match (object, attr) {
        (Some(object), _) => object,
        (None, attr) => match inside(attr?, step) {
            Inside::Object(inner) => inner,
            Inside::Item(item) => return Some(item),
            Inside::Missing(_) => return None,
        },
    };
    let name = step.key()?;
    match object.find(name) {
        Some(found) => plain(found),
        None => entry(object, name),
    }
}

/// The fields of the active variant, as the value of a path that ends with the name of the variant.
pub(crate) fn fields_of<'a>(value: Value<'a>, variant: &str) -> Option<Value<'a>> {
    match value {
        Value::Map(map) => map.into_value(variant),
        _ => None,
    }
}
