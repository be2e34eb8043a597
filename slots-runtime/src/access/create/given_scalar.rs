//! `GivenScalar`: the place of a number or a string that is given for a slot of a new object.

use crate::access::scalar::ScalarPlace;
use crate::model::class::table::Entry;
use crate::model::decl::SlotDetail;
use crate::model::kernel::attr::Held;
use crate::model::primitive::Primitive;
use crate::model::value::Value;
use crate::model::value_error::ValueError;

/// The place of the value of a slot of a number or string type.
pub(super) struct GivenScalar<'p> {
    pub(super) value: &'p mut Option<Held>,
    pub(super) entry: &'static Entry,
    pub(super) detail: &'static SlotDetail,
    /// The reason why the rules of the slot reject the value.
    pub(super) rejected: Option<ValueError>,
}

impl GivenScalar<'_> {
    /// As [`receive_value`](ScalarPlace::receive_value), for a slot of any type. Apart, so that the caller stays short.
    #[inline(never)]
    pub(super) fn receive_given(&mut self, value: &Value<'_>) -> bool {
        self.primitive() != Primitive::None && self.receive_value(value)
    }
}

impl ScalarPlace for GivenScalar<'_> {
    fn entry(&self) -> &'static Entry {
        self.entry
    }

    fn rules(&self) -> Option<&'static SlotDetail> {
        Some(self.detail)
    }

    fn store(&mut self, hold: impl FnOnce() -> Held) {
        *self.value = Some(hold());
    }

    fn reject(&mut self, rejected: ValueError) {
        self.rejected = Some(rejected);
    }
}
