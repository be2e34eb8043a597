//! Validation of written objects: the rules of slots and the checks of whole objects, for every entry point.

pub(crate) mod inner;
pub(crate) mod rules;
pub(crate) mod same;

use alloc::vec::Vec;

use self::inner::{Rejected, field_error, value};
use self::rules::{Written, checks};
use crate::access::resolve::errors::{Within, with_path_below};
use crate::access::resolve::step::{Inside, inside};
use crate::error::attribute_error::AttributeError;
use crate::model::class::Class;
use crate::model::decl::{Detail, flags};
use crate::model::kernel::attr::AttrRef;
use crate::model::kernel::object::ObjectRef;
use crate::model::value_error::ValueError;
use crate::text::step::{PathSegment, Step};

/// Applies the checks of the class and its bases to an object, after a write to `name`.
fn whole(object: ObjectRef<'_>, name: &str) -> Result<(), ValueError> {
    let class = object.class();
    if !class.is_guarded() {
        return Ok(());
    }
    checks(object, Written::by_name(class, name))
}

/// An error, and the steps from the written place to the attribute that it concerns.
type ErrorBelow = (AttributeError, Vec<PathSegment>);

/// Applies the rules of the slots on a path, and the checks of the objects on it, the innermost first. With `with_value`,
/// the value at the end of the path is validated too, since a setter may have changed it.
pub(crate) fn enclosing(
    object: ObjectRef<'_>,
    steps: &[Step<'_>],
    with_value: bool,
) -> Result<(), AttributeError> {
    walk(object, steps, with_value).map_err(|(error, below)| with_path_below(error, steps, &below))
}

fn walk(object: ObjectRef<'_>, steps: &[Step<'_>], with_value: bool) -> Result<(), ErrorBelow> {
    let Some((Step::Name(name), mut rest)) = steps.split_first() else { return Ok(()) };
    let class = object.class();
    let reject = |rejected| (AttributeError::rejected(class, name, rejected), Vec::new());
    if (with_value || !rest.is_empty())
        && let Some(found) = object.find(name)
        && let (Some(slot), Detail::Slot(detail)) = (found.attr(), class.detail(found.entry()))
    {
        let mut attr = slot;
        let mut is_inside = false;
        while let Some((step, after)) = rest.split_first() {
            match inside(attr, *step) {
                Inside::Object(inner) => {
                    walk(inner, rest, with_value)?;
                    is_inside = true;
                    break;
                }
                Inside::Item(item) => (attr, rest) = (item, after),
                Inside::Missing(_) => break,
            }
        }
        if with_value && !is_inside && rest.is_empty() && found.entry().has(flags::INNER_RULES) {
            value(None, attr).map_err(|rejected| match rejected {
                Rejected::Itself(rejected) => reject(rejected),
                Rejected::Below(error, below) => (error, below),
            })?;
        }
        if found.entry().has(flags::INNER_RULES) {
            fields(class, slot, steps)?;
        }
        detail.validate(slot).map_err(reject)?;
    }
    whole(object, name).map_err(reject)
}

/// Applies the rules of the fields of variants on a path from a slot, but not those of the value at its end.
fn fields(class: &'static Class, slot: AttrRef<'_>, steps: &[Step<'_>]) -> Result<(), ErrorBelow> {
    let mut attr = slot;
    for (at, step) in steps.iter().enumerate().skip(1) {
        if let Some(rejected) = field_error(attr) {
            let name = Within { class, start: 0 }.name(&steps[..at]);
            return Err((AttributeError::rejected(class, &name, rejected), Vec::new()));
        }
        match inside(attr, *step) {
            Inside::Item(item) => attr = item,
            Inside::Object(_) | Inside::Missing(_) => break,
        }
    }
    Ok(())
}
