//! The places that a transaction writes, so that each is written once, under any of its names.

use alloc::boxed::Box;
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Bound;

use crate::access::resolve::step::{Inside, inside};
use crate::access::transaction::change::{Change, Staged};
use crate::model::class::Class;
use crate::model::class::table::Entry;
use crate::model::error_kind::ErrorKind;
use crate::model::field::Field;
use crate::model::kernel::attr::AttrRef;
use crate::model::kernel::object::ObjectRef;
use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::text::path::write_steps;
use crate::text::step::Step;

/// One step of the path to a place, equal for all aliases.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// A declared attribute: its name, and its offset, since a derived class can hide the name of a base.
    Declared(&'static str, usize),
    /// An overflow entry, or an item of a map.
    Name(String),
    /// An item of a list.
    Index(usize),
}

/// The set of places.
#[derive(Default)]
pub(super) struct Places {
    /// The paths to the places; `None` as long as few slots of the object itself are written.
    paths: Option<Box<Paths>>,
    /// For each offset of a slot that is written, a bit that other offsets may share.
    offsets: [u64; 4],
    /// Whether the first change is not one of a slot of the object itself.
    has_path: bool,
}

/// The number of changes up to which a slot is compared with each other one before a set is made, and the number of errors up to
/// which an error states the other path to its place.
pub(super) const FEW: usize = 32;

impl Places {
    /// Adds the place of a change to those of the earlier changes. It is rejected if it is in the set, or is inside of a place
    /// of the set or contains one.
    ///
    /// The inside of a new value does not exist before the transaction, and could not be restored on its own.
    #[inline]
    pub(super) fn insert(
        &mut self,
        object: ObjectRef<'_>,
        before: &[Change],
        change: &Change,
    ) -> Result<(), ValueError> {
        if self.paths.is_none() {
            let is_new = match change {
                Change::Slot { entry, .. } => self.add_offset(entry) && !self.has_path,
                Change::At { .. } => {
                    self.has_path = true;
                    before.is_empty()
                }
            };
            if is_new {
                return Ok(());
            }
        }
        self.insert_any(object, before, change)
    }

    /// Adds the offset of a slot; returns whether no slot with this offset was added before. `false` may be wrong.
    #[inline]
    fn add_offset(&mut self, entry: &Entry) -> bool {
        let offset = entry.offset();
        let bit = 1 << (offset % 64);
        match self.offsets.get_mut(offset / 64 % 4) {
            Some(word) if *word & bit == 0 => {
                *word |= bit;
                true
            }
            _ => false,
        }
    }

    /// As [`insert`](Self::insert), for a slot of the object itself, if it is certain that its place is not in the set; `false`
    /// otherwise.
    #[inline]
    pub(super) fn insert_slot(&mut self, entry: &Entry) -> bool {
        self.paths.is_none() && self.add_offset(entry) && !self.has_path
    }

    fn insert_any(
        &mut self,
        object: ObjectRef<'_>,
        before: &[Change],
        change: &Change,
    ) -> Result<(), ValueError> {
        if self.paths.is_none()
            && before.len() < FEW
            && let Some(is_twice) = is_written(object.class(), before, change)
        {
            return if is_twice { Err(twice()) } else { Ok(()) };
        }
        let paths = self.paths.get_or_insert_with(|| {
            let places = before
                .iter()
                .map(|change| change.with_steps(|steps| place(object, written(change, steps))));
            Box::new(Paths(places.collect()))
        });
        change.with_steps(|steps| {
            let steps = written(change, steps);
            paths.insert(place(object, steps), steps)
        })
    }
}

/// The paths to the places.
#[derive(Default)]
pub(super) struct Paths(BTreeSet<Vec<Part>>);

impl Paths {
    /// Adds a place, as [`Places::insert`].
    pub(super) fn insert(
        &mut self,
        place: Vec<Part>,
        steps: &[Step<'_>],
    ) -> Result<(), ValueError> {
        if self.0.contains(&place) {
            return Err(twice());
        }
        for outer in 1..place.len() {
            if self.0.contains(&place[..outer]) {
                return Err(inside_of(&steps[..outer]));
            }
        }
        let after = (Bound::Excluded(place.as_slice()), Bound::Unbounded);
        if self.0.range::<[Part], _>(after).next().is_some_and(|next| next.starts_with(&place)) {
            return Err(ValueError::that(
                ErrorKind::Duplicate,
                "is given together with a value inside of it",
            ));
        }
        self.0.insert(place);
        Ok(())
    }
}

/// The path of the place that a change writes: an insertion or a removal moves the other items of the list.
fn written<'s, 'p>(change: &Change, steps: &'s [Step<'p>]) -> &'s [Step<'p>] {
    match (change.staged(), steps.split_last()) {
        (Some(Staged::Item(_)), Some((Step::Index(_), list))) => list,
        _ => steps,
    }
}

/// Whether an earlier change writes the slot of a change; `None` if not all of them are slots of the object itself.
fn is_written(class: &'static Class, before: &[Change], change: &Change) -> Option<bool> {
    let Change::Slot { entry, .. } = change else { return None };
    let mut is_twice = false;
    for other in before {
        let Change::Slot { entry: other, .. } = other else { return None };
        // An alias has the offset of its slot; values without size may share an offset.
        is_twice |= other.offset() == entry.offset()
            && core::ptr::eq(class.without_alias(other), class.without_alias(entry));
    }
    Some(is_twice)
}

#[cold]
fn twice() -> ValueError {
    ValueError::that(ErrorKind::Duplicate, "is given twice")
}

/// The error of a change whose place an earlier change writes under another path: it states that path. `None` if there is no
/// such change, or if its path is the same.
#[cold]
pub(super) fn given_as(
    object: ObjectRef<'_>,
    before: &[Change],
    change: &Change,
) -> Option<ValueError> {
    change.with_steps(|steps| {
        let steps = written(change, steps);
        let wanted = place(object, steps);
        let as_first = |other: &Change| {
            other.with_steps(|earlier| {
                let earlier = written(other, earlier);
                let is_same = place(object, earlier) == wanted;
                is_same.then(|| (earlier != steps).then(|| also_as(earlier)))
            })
        };
        before.iter().find_map(as_first).flatten()
    })
}

fn also_as(other: &[Step<'_>]) -> ValueError {
    let text = format!("is given twice, also as '{}'", path_of(other));
    ValueError::that(ErrorKind::Duplicate, text)
}

#[cold]
fn inside_of(outer: &[Step<'_>]) -> ValueError {
    let text = format!("lies inside of '{}', which is given too", path_of(outer));
    ValueError::that(ErrorKind::Duplicate, text)
}

fn path_of(steps: &[Step<'_>]) -> String {
    let mut path = String::new();
    // Writing to a string does not fail.
    let _ = write_steps(steps.iter().copied(), false, &mut path);
    path
}

fn part(attr: Option<AttrRef<'_>>, step: Step<'_>) -> Part {
    match step {
        Step::Name(name) => Part::Name(name.into()),
        Step::Index(_) => Part::Index(index_of(attr, step)),
    }
}

/// The path to a place, without aliases.
pub(super) fn place(object: ObjectRef<'_>, steps: &[Step<'_>]) -> Vec<Part> {
    let mut parts = Vec::with_capacity(steps.len());
    let mut object = Some(object);
    let mut attr: Option<AttrRef<'_>> = None;
    for step in steps.iter().copied() {
        let inner = attr.map(|attr| inside(attr, step));
        if let Some(Inside::Object(inner)) = inner {
            object = Some(inner);
        }
        let class = object.map(ObjectRef::class);
        let found = step.key().and_then(|name| object.take()?.find(name));
        match (found, step) {
            (Some(found), _) => {
                let entry = found.entry();
                let slot = class.map_or(entry, |class| class.without_alias(entry));
                parts.push(Part::Declared(slot.name(), entry.offset()));
                attr = found.attr();
            }
            (None, step) => {
                match attr.map_or(Field::None, |attr| Field::of(attr, step)) {
                    Field::None => parts.push(part(attr, step)),
                    Field::At(at) => parts.push(Part::Index(at)),
                    Field::Inside => parts.extend([Part::Index(0), part(attr, step)]),
                }
                attr = match inner {
                    Some(Inside::Item(item)) => Some(item),
                    _ => None,
                };
            }
        }
    }
    parts
}

/// Whether two paths lead to one place, also by an alias or by an index from the end of a list.
pub(super) fn is_same_place(object: ObjectRef<'_>, one: &[Step<'_>], other: &[Step<'_>]) -> bool {
    one.len() == other.len() && (one == other || place(object, one) == place(object, other))
}

/// The index of an item from the start of its list.
fn index_of(list: Option<AttrRef<'_>>, step: Step<'_>) -> usize {
    let len = match (list.map(|list| (list.vtable().get)(list)), step) {
        (_, Step::Index(index)) if index >= 0 => return index.unsigned_abs(),
        (Some(Value::List(list)), _) => list.len(),
        (Some(Value::Bytes(bytes)), _) => bytes.as_slice().len(),
        _ => 0,
    };
    step.index_in(len).unwrap_or(usize::MAX)
}
