//! The default and the rules of a slot.

use super::SlotDetail;
use crate::model::accepted_values::AcceptedValues;
use crate::model::kernel::attr::{AttrRef, Held};
use crate::model::slot_type::SlotType;
use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::model::vtable::{Input, VTable, validate};

impl SlotDetail {
    /// The detail of a plain slot.
    pub const PLAIN: SlotDetail = SlotDetail {
        doc: "",
        field: "",
        unit: "",
        rules: &[],
        accepts: AcceptedValues::Unknown,
        default: None,
    };

    /// Makes the value for which none is given: the default, or `None` if the type is optional.
    pub(crate) fn make_default(&self, vtable: &'static VTable) -> Option<Held> {
        match self.default {
            Some(default) => default(vtable),
            None if matches!((vtable.slot_type)(), SlotType::Optional(_)) => {
                (vtable.build)(Input::Value(Value::None), vtable).ok()
            }
            None => None,
        }
    }

    /// Applies the rules to a value whose type is known; `vtable` is that of the slot.
    #[inline(always)]
    pub(crate) fn validate_typed<T: 'static>(
        &self,
        value: &T,
        vtable: &'static VTable,
    ) -> Result<(), ValueError> {
        if self.rules.is_empty() || self.accepts.contain(value) {
            return Ok(());
        }
        self.apply_rules(value, vtable)
    }

    /// As [`validate_typed`](Self::validate_typed), for a value that may be rejected. It is not inlined, so that the registers of
    /// the caller stay free for the case above.
    #[inline(never)]
    fn apply_rules<T: 'static>(
        &self,
        value: &T,
        vtable: &'static VTable,
    ) -> Result<(), ValueError> {
        AttrRef::new(value, vtable).map_or(Ok(()), |value| self.validate(value))
    }

    /// Applies the rules to a value.
    #[inline(always)]
    pub(crate) fn validate(&self, value: AttrRef<'_>) -> Result<(), ValueError> {
        validate(self.rules, value)
    }
}
