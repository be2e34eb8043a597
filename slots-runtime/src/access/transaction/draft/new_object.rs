//! `NewObject`: the values of a new object, which the layers of a configuration give.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::defaults::select_active;
use super::part::{Part, PartWrite};
use super::{missing_slots, required};
use crate::access::resolve::errors::with_path;
use crate::error::attribute_error::AttributeError;
use crate::model::class::Class;
use crate::model::error_kind::ErrorKind;
use crate::model::kernel::object::{Found, ObjectRef};
use crate::model::value::owned::OwnedValue;
use crate::model::value_error::ValueError;
use crate::model::vtable::Input;
use crate::text::step::Step;

/// The values of the slots of a new object that have no default.
pub(crate) struct NewObject<'d> {
    class: &'static Class,
    part: Option<Part>,
    /// An object with the defaults, and the slots of which writes give parts that cannot be written later.
    defaults: Option<(ObjectRef<'d>, Vec<&'static str>)>,
    /// The attributes whose values were rejected.
    rejected: Vec<String>,
}

impl<'d> NewObject<'d> {
    pub(crate) fn new(class: &'static Class) -> Self {
        NewObject { class, part: None, defaults: None, rejected: Vec::new() }
    }

    /// As [`new`](Self::new), with values of these slots too, of which an object has the defaults.
    pub(crate) fn with_defaults(defaults: ObjectRef<'d>, slots: Vec<&'static str>) -> Self {
        NewObject { defaults: Some((defaults, slots)), ..NewObject::new(defaults.class()) }
    }

    /// Adds the value of a slot that has no default, or of a part of such a slot. Any other value is only validated,
    /// as far as the validation needs no object.
    pub(crate) fn add_required(
        &mut self,
        steps: &[Step<'_>],
        input: Input<'_>,
    ) -> Result<(), AttributeError> {
        let class = self.class;
        let Some(Step::Name(name)) = steps.first() else {
            return Err(AttributeError::missing(class, ""));
        };
        let says = "has no value, so a part of it cannot be given";
        let reason = ValueError::that(ErrorKind::NotReachable, says);
        let reason = with_path(AttributeError::rejected(class, name, reason), steps);
        let slot = class.find(name).map_or("", |entry| class.without_alias(entry).name());
        let mut is_required = required(class).any(|required| required == slot);
        if let Some((defaults, slots)) = &self.defaults
            && slots.contains(&slot)
        {
            select_active(&mut self.part, *defaults, steps);
            is_required = true;
        }
        let write = PartWrite { steps, reason: &reason };
        let mut unused = None;
        let part = if is_required { &mut self.part } else { &mut unused };
        match write.attribute(part, class, 0, input) {
            Err(error) if is_required => {
                self.rejected.push(name.to_string());
                Err(error)
            }
            Err(error) if error != reason => Err(error),
            _ => Ok(()),
        }
    }

    /// Whether the value of a slot that has no default was rejected.
    pub(crate) fn is_rejected(&self) -> bool {
        !self.rejected.is_empty()
    }

    /// The error of the slots that have no default and no value.
    pub(crate) fn missing(&self) -> Option<AttributeError> {
        let rejected = self.rejected.iter().map(String::as_str);
        missing_slots(self.class, self.part.iter().flat_map(Part::names).chain(rejected))
    }

    /// The names of the attributes, with their values.
    pub(crate) fn into_values(self) -> Vec<(String, OwnedValue)> {
        let mut part = self.part;
        if let (Some((defaults, slots)), Some(part)) = (&self.defaults, &mut part) {
            for slot in slots {
                if let Some(attr) = defaults.find(slot).and_then(Found::attr) {
                    part.complete_entry(slot, attr);
                }
            }
        }
        part.map_or_else(Vec::new, Part::into_entries)
    }
}
