//! Which places a transaction writes, so that none is written twice, under whatever name.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Bound;

use crate::model::error_kind::ErrorKind;
use crate::model::kernel::attr::AttrRef;
use crate::model::kernel::object::ObjectRef;
use crate::model::value_error::ValueError;
use crate::text::path::PathSegment;

/// One step of the way to a place, the same for all names of it.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// A declared attribute: its name, and where it lies in the object, since a nearer class can hide the name.
    Declared(&'static str, usize),
    /// An overflow entry, or an item of a map.
    Name(String),
    /// An item of a list.
    Index(usize),
}

/// The places taken so far.
#[derive(Default)]
pub(super) struct Places(BTreeSet<Vec<Part>>);

impl Places {
    /// Takes the place at a path; rejected if it is taken, or lies inside of one that is, or encloses one.
    ///
    /// What lies inside of a new value is not yet there to be written, and could not be put back on its own.
    pub(super) fn take(
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
    let _ = crate::text::path::write_segments(outer, false, &mut path);
    let text = format!("lies inside of '{path}', which is given too");
    ValueError::that(ErrorKind::Duplicate, text)
}

/// The way to a place, without aliases.
fn place(object: ObjectRef<'_>, steps: &[PathSegment]) -> Vec<Part> {
    let mut parts = Vec::with_capacity(steps.len());
    let mut object = Some(object);
    let mut attr: Option<AttrRef<'_>> = None;
    for step in steps {
        if let Some(inner) = attr.and_then(|attr| (attr.vtable().object)(attr)) {
            object = Some(ObjectRef::new(inner));
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
                parts.push(match step {
                    PathSegment::Name(name) => Part::Name(name.clone()),
                    PathSegment::Index(index) => Part::Index(*index),
                });
                attr = attr.and_then(|attr| (attr.vtable().item)(attr, step));
            }
        }
    }
    parts
}
