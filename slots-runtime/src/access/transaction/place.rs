//! The places that a transaction writes, so that each is written once, under any of its names.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Bound;

use crate::access::resolve::step::{Inside, inside};
use crate::model::error_kind::ErrorKind;
use crate::model::fields::Field;
use crate::model::kernel::attr::AttrRef;
use crate::model::kernel::object::ObjectRef;
use crate::model::value_error::ValueError;
use crate::text::path::{PathSegment, write_segments};

/// One step of the path to a place, equal for all aliases.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// A declared attribute: its name, and its offset, since a derived class can hide the name of a base.
    Declared(&'static str, usize),
    /// An overflow entry, or an item of a map.
    Name(String),
    /// An item of a list.
    Index(usize),
}

/// The set of places.
#[derive(Default)]
pub(super) struct Places(BTreeSet<Vec<Part>>);

impl Places {
    /// Adds the place at a path. It is rejected if it is in the set, or is inside of a place of the set or contains one.
    ///
    /// The inside of a new value does not exist before the transaction, and could not be restored on its own.
    pub(super) fn insert(
        &mut self,
        object: ObjectRef<'_>,
        steps: &[PathSegment],
        is_only: bool,
    ) -> Result<(), ValueError> {
        if is_only {
            return Ok(());
        }
        let place = place(object, steps);
        if self.0.contains(&place) {
            return Err(ValueError::that(ErrorKind::Duplicate, "is given twice"));
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

fn inside_of(outer: &[PathSegment]) -> ValueError {
    let mut path = String::new();
    // Writing to a string does not fail.
    let _ = write_segments(outer, false, &mut path);
    let text = format!("lies inside of '{path}', which is given too");
    ValueError::that(ErrorKind::Duplicate, text)
}

fn part(step: &PathSegment) -> Part {
    match step {
        PathSegment::Name(name) => Part::Name(name.clone()),
        PathSegment::Index(index) => Part::Index(*index),
    }
}

/// The path to a place, without aliases.
fn place(object: ObjectRef<'_>, steps: &[PathSegment]) -> Vec<Part> {
    let mut parts = Vec::with_capacity(steps.len());
    let mut object = Some(object);
    let mut attr: Option<AttrRef<'_>> = None;
    for step in steps {
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
                    Field::None => parts.push(part(step)),
                    Field::At(at) => parts.push(Part::Index(at)),
                    Field::Inside => parts.extend([Part::Index(0), part(step)]),
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
