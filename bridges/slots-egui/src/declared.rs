//! `Declared`: what the class tells of a value, in a slot, in a field of a variant or in an item of a tuple.

use slots_runtime::{Bounds, FieldInfo, OwnedValue, Rule, SlotInfo};

/// The declaration of a value.
#[derive(Clone, Copy)]
pub(crate) enum Declared {
    /// An item of a list, an entry of a map, or a value that is not stored.
    Nothing,
    Slot(SlotInfo),
    Field(&'static FieldInfo),
}

impl Declared {
    pub(crate) fn rules(self) -> Vec<&'static dyn Rule> {
        match self {
            Declared::Nothing => Vec::new(),
            Declared::Slot(slot) => slot.rules().collect(),
            Declared::Field(field) => field.rules().collect(),
        }
    }

    /// The bounds of the `range` rule.
    pub(crate) fn bounds(self) -> Option<Bounds> {
        self.rules().into_iter().find_map(Rule::bounds)
    }

    /// The values of the `choices` rule.
    pub(crate) fn choices(self) -> Vec<OwnedValue> {
        self.rules().into_iter().find_map(Rule::choices).unwrap_or_default()
    }

    pub(crate) fn type_name(self) -> Option<String> {
        match self {
            Declared::Nothing => None,
            Declared::Slot(slot) => Some(slot.type_name()),
            Declared::Field(field) => Some(field.type_name()),
        }
    }

    /// Whether `None` means that the value is unset.
    pub(crate) fn can_be_unset(self) -> bool {
        matches!(self, Declared::Slot(slot) if slot.can_be_unset())
    }
}
