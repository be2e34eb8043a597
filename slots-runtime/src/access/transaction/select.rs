//! Writes below an enum whose variant an earlier write of the same transaction selects.

use alloc::vec::Vec;

use crate::access::check::inner;
use crate::access::resolve::active::active_of;
use crate::access::resolve::errors::{Within, rejected_at, with_path};
use crate::access::resolve::step::{Inside, InsideMut, inside, inside_mut};
use crate::access::resolve::variants::names_active;
use crate::access::resolve::{Target, target};
use crate::access::transaction::change::{Change, Operation, Staged};
use crate::access::transaction::edit::type_at;
use crate::access::transaction::place::is_same_place;
use crate::access::transaction::stage::{Replaced, in_item, in_slot};
use crate::access::transaction::stage_error::{StageError, twice};
use crate::error::attribute_error::{Access, AttributeError};
use crate::model::class::Class;
use crate::model::kernel::attr::{AttrMut, Held};
use crate::model::kernel::object::{ObjectMut, ObjectRef};
use crate::model::vtable::Input;
use crate::text::step::Step;

/// The new value of an enum at the beginning of a path, and the number of steps that lead to it.
fn selected<'c>(
    changes: &'c mut [Change],
    object: ObjectRef<'_>,
    steps: &[Step<'_>],
) -> Option<(&'c mut Held, usize)> {
    changes.iter_mut().find_map(|change| {
        let (len, is_key) = change.with_steps(|place| {
            let is_inside =
                place.len() < steps.len() && is_same_place(object, place, &steps[..place.len()]);
            let is_key = matches!(place.last(), Some(Step::Name(_)));
            is_inside.then_some((place.len(), is_key))
        })?;
        let held = match change {
            // The value of a new key; an insertion into a list moves the other items.
            Change::At { staged: Staged::Item(item), .. } => {
                &mut item.as_mut().filter(|_| is_key)?.value
            }
            change => change.value_mut()?,
        };
        active_of(held.as_ref()).is_some().then_some((held, len))
    })
}

/// Writes a value into the new value of an enum at the beginning of a path. The error is `error` if nothing is at the rest of the path.
///
/// # Errors
/// The input, if no change gives such a value.
#[cold]
pub(super) fn fill<'v>(
    mut object: ObjectMut<'_>,
    changes: &mut [Change],
    steps: &[Step<'_>],
    input: Input<'v>,
    error: &AttributeError,
) -> Result<Result<(), AttributeError>, Input<'v>> {
    let class = object.class();
    let found = selected(changes, object.as_ref(), steps);
    let Some((held, at)) = found else { return Err(input) };
    let within = type_at(object.reborrow(), &steps[..at])
        .map_or(Within { class, start: 0 }, |(_, within)| within);
    let filled = match fill_held(held, steps, at, within, input) {
        Some(filled) => filled,
        None => Err(missing_in(held, steps, at, within).unwrap_or_else(|| error.clone())),
    };
    Ok(filled.and_then(|()| validate_selected(object, changes, steps)))
}

/// Writes a value at the rest of a path, whose first `at` steps lead to the enum. `None` if nothing is there.
fn fill_held(
    held: &mut Held,
    steps: &[Step<'_>],
    at: usize,
    within: Within,
    input: Input<'_>,
) -> Option<Result<(), AttributeError>> {
    let rest = below(held, &steps[at..]);
    let within = Placed { within, start: steps.len() - rest.len() };
    let mut operation = Operation::Set(input);
    match place(held.as_mut(), rest, within)? {
        Target::Slot(mut found, detail) => {
            let of = found.class();
            let new = in_slot(&mut found, detail, Replaced::New, &mut operation);
            Some(match new {
                Ok(mut new) => {
                    found.into_attr().into_iter().for_each(|attr| attr.swap(new.as_mut()));
                    Ok(())
                }
                Err(error) => Err(error.named(Within::last(of, steps), steps)),
            })
        }
        Target::Item(attr, within) => Some(match in_item(&attr, Replaced::New, &mut operation) {
            Ok(mut new) => {
                attr.swap(new.as_mut());
                Ok(())
            }
            Err(error) => Err(error.named(within, steps)),
        }),
        Target::Entry(..) | Target::Property(..) => None,
    }
}

/// The error that the new value of an enum has nothing at the rest of a path.
#[cold]
fn missing_in(
    held: &Held,
    steps: &[Step<'_>],
    at: usize,
    within: Within,
) -> Option<AttributeError> {
    let step = *below(held, &steps[at..]).first()?;
    if steps.len() == at + 1 && names_active(held.as_ref(), step) {
        return Some(within.rejected(steps, twice()).during(Access::Set));
    }
    let Inside::Missing(missing) = inside(held.as_ref(), step) else { return None };
    let short: Vec<Step<'_>> = steps[..at].iter().copied().chain([step]).collect();
    let error = missing.error(&held.as_ref().type_name(), within, &short, at).during(Access::Set);
    Some(with_path(error, steps))
}

/// As [`fill`], for a value that was staged already; whether the place has its type.
fn fill_staged(held: &mut Held, rest: &[Step<'_>], class: &'static Class, new: &mut Held) -> bool {
    let rest = below(held, rest);
    let unused = Placed { within: Within { class, start: 0 }, start: 0 };
    let attr = match place(held.as_mut(), rest, unused) {
        Some(Target::Slot(found, _)) => found.into_attr(),
        Some(Target::Item(attr, _)) => Some(attr),
        _ => None,
    };
    match attr {
        Some(attr) if attr.vtable().type_id() == new.as_ref().vtable().type_id() => {
            attr.swap(new.as_mut());
            true
        }
        _ => false,
    }
}

/// Moves a staged value into the enum that an earlier change gives, if that has the same variant.
///
/// # Errors
/// The slot of the enum rejects the result; `None` if there is no such enum.
#[cold]
pub(super) fn fill_selected(
    mut object: ObjectMut<'_>,
    changes: &mut [Change],
    steps: &[Step<'_>],
    change: &mut Change,
) -> Option<Result<(), AttributeError>> {
    let class = object.class();
    let new = change.value_mut()?;
    let (held, at) = selected(changes, object.as_ref(), steps)?;
    fill_staged(held, &steps[at..], class, new)
        .then(|| validate_selected(object.reborrow(), changes, steps))
}

/// Applies the rules of the slot at the beginning of a path to its new value, which must keep the read-only fields of a variant
/// that stays active.
fn validate_selected(
    object: ObjectMut<'_>,
    changes: &mut [Change],
    steps: &[Step<'_>],
) -> Result<(), AttributeError> {
    let found = selected(changes, object.as_ref(), steps);
    let Some((held, at)) = found else { return Ok(()) };
    let place = &steps[..at];
    let keeps = |old: &AttrMut<'_>, within: Within| {
        if !old.vtable().has_inner_rules() {
            return Ok(());
        }
        inner::keeps(old.as_ref(), held.as_ref())
            .map_err(|rejected| StageError::from(rejected).named(within, place))
    };
    match target(object, place) {
        Ok(Target::Slot(mut found, detail)) => {
            let class = found.class();
            detail
                .validate(held.as_ref())
                .map_err(|rejected| rejected_at(class, place, rejected))?;
            found.attr().map_or(Ok(()), |old| keeps(&old, Within::last(class, place)))
        }
        Ok(Target::Item(old, within)) => keeps(&old, within),
        _ => Ok(()),
    }
}

/// The steps without the name of the active variant.
fn below<'s, 'p>(held: &Held, rest: &'s [Step<'p>]) -> &'s [Step<'p>] {
    match rest.split_first() {
        Some((step, below)) if !below.is_empty() && names_active(held.as_ref(), *step) => below,
        _ => rest,
    }
}

/// The innermost object above a value, and the position in the whole path of the first step below the value.
struct Placed {
    within: Within,
    start: usize,
}

fn place<'a, 's>(
    mut attr: AttrMut<'a>,
    steps: &'s [Step<'s>],
    Placed { within, start }: Placed,
) -> Option<Target<'a, 's>> {
    for (at, step) in steps.iter().enumerate() {
        attr = match inside_mut(attr, *step) {
            InsideMut::Item(item) => item,
            InsideMut::Object(object) => {
                return match target(object, &steps[at..]).ok()? {
                    Target::Item(attr, inner) => {
                        let start = start + at + inner.start;
                        Some(Target::Item(attr, Within { class: inner.class, start }))
                    }
                    other => Some(other),
                };
            }
            InsideMut::Missing(_) | InsideMut::ReadOnly => return None,
        };
    }
    Some(Target::Item(attr, within))
}
