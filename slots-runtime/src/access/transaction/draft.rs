//! `Drafts`: the values of objects that writes below a `None` make together.

use alloc::vec::Vec;

use crate::access::resolve::errors::with_path;
use crate::access::resolve::{Target, read_at, target};
use crate::access::transaction::stage::{build_slot, stored};
use crate::error::attribute_error::AttributeError;
use crate::model::class::Class;
use crate::model::decl::Detail;
use crate::model::dict::{Dict, Keys};
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::object::ObjectMut;
use crate::model::value::owned::OwnedValue;
use crate::model::value_error::ValueError;
use crate::model::vtable::Input;
use crate::text::step::{PathSegment, Step};

/// The values of new objects, each with the path of its place, whose value is `None` now.
#[derive(Default)]
pub(super) struct Drafts(Vec<(Vec<PathSegment>, Dict)>);

impl Drafts {
    /// Adds a value below a place that is `None`. `reason` is the error if no object can be made there.
    pub(super) fn add(
        &mut self,
        mut object: ObjectMut<'_>,
        steps: &[Step<'_>],
        input: Input<'_>,
        reason: AttributeError,
    ) -> Result<(), AttributeError> {
        let is_none = |at: &usize| match read_at(object.as_ref(), &steps[..*at]) {
            Ok(place) => place.value().is_none(),
            Err(error) => error.kind() == ErrorKind::Unset,
        };
        let Some(at) = (1..steps.len()).find(is_none) else { return Err(reason) };
        let (place, rest) = steps.split_at(at);
        let vtable = match target(object.reborrow(), place)? {
            Target::Slot(found, _) => found.entry().vtable(),
            Target::Item(attr, _) => attr.vtable(),
            Target::Entry(..) | Target::Property(..) => return Err(reason),
        };
        let Some(class) = (vtable.slot_type)().class() else { return Err(reason) };
        let value = value(class, rest, input, &reason).map_err(|error| with_path(error, steps))?;
        let place: Vec<PathSegment> = place.iter().map(|step| step.to_segment()).collect();
        let known = self.0.iter().position(|(other, _)| *other == place).unwrap_or_else(|| {
            self.0.push((place, Dict::new()));
            self.0.len() - 1
        });
        insert(&mut self.0[known].1, class, rest, value).map_err(|error| with_path(error, steps))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The places and the values of the objects.
    pub(super) fn take(&mut self) -> Vec<(Vec<PathSegment>, Dict)> {
        core::mem::take(&mut self.0)
    }
}

/// The value of an attribute at a path below an object of this class, which does not exist yet.
fn value(
    class: &'static Class,
    rest: &[Step<'_>],
    input: Input<'_>,
    reason: &AttributeError,
) -> Result<OwnedValue, AttributeError> {
    let Some((Step::Name(name), below)) = rest.split_first() else { return Err(reason.clone()) };
    let reject = |rejected| AttributeError::rejected(class, name, rejected);
    match class.find(name).map(|entry| (entry, class.detail(entry))) {
        Some((entry, Detail::Slot(_))) if !below.is_empty() => {
            match (entry.vtable().slot_type)().class() {
                Some(inner) => value(inner, below, input, reason),
                None => Err(reason.clone()),
            }
        }
        Some((entry, Detail::Slot(detail))) => {
            let value = build_slot(detail, entry.vtable(), input).map_err(reject)?;
            value.value().into_owned().ok_or_else(|| reason.clone())
        }
        Some((_, Detail::Property(_))) if below.is_empty() => stored(input).map_err(reject),
        None if class.is_dynamic() && below.is_empty() => stored(input).map_err(reject),
        None if !class.is_dynamic() => Err(AttributeError::unknown(class, Keys::default(), name)),
        _ => Err(reason.clone()),
    }
}

/// Adds a value at a path of names.
fn insert(
    dict: &mut Dict,
    class: &'static Class,
    rest: &[Step<'_>],
    value: OwnedValue,
) -> Result<(), AttributeError> {
    let twice = |name: &str| {
        AttributeError::rejected(
            class,
            name,
            ValueError::that(ErrorKind::Duplicate, "is given twice"),
        )
    };
    let mut dict = dict;
    let mut names = rest.iter().filter_map(|step| step.key());
    let Some(mut name) = names.next() else { return Ok(()) };
    for next in names {
        if !dict.contains_key(name) {
            dict.insert_owned(name, Dict::new().into());
        }
        dict = match dict.get_owned_mut(name) {
            Some(OwnedValue::Map(inner)) => inner,
            _ => return Err(twice(name)),
        };
        name = next;
    }
    if dict.contains_key(name) {
        return Err(twice(name));
    }
    dict.insert_owned(name, value);
    Ok(())
}
