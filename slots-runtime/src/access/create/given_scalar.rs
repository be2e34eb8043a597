//! `GivenScalar`: the place of a number or a string that is given for a slot of a new object.

use crate::access::scalar::ScalarPlace;
use crate::model::class::table::Entry;
use crate::model::decl::SlotDetail;
use crate::model::kernel::attr::{Held, TypedVTable};
use crate::model::primitive::{Primitive, match_primitive};
use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::model::vtable::VTable;
use crate::slot_value::SlotValue;

/// The place of the value of a slot of a number or string type.
pub(super) struct GivenScalar<'p> {
    pub(super) value: &'p mut Option<Held>,
    pub(super) entry: &'static Entry,
    pub(super) detail: &'static SlotDetail,
    /// The reason why the rules of the slot reject the value.
    pub(super) rejected: Option<ValueError>,
}

/// Stores a number that needs no conversion in the place of the value of a slot; returns whether it did. It calls no function, so that
/// it saves no registers.
#[inline(never)]
pub(super) fn store_given(
    place: &mut Option<Held>,
    vtable: &'static VTable,
    given: &Value<'_>,
) -> bool {
    match_primitive! {
        vtable.primitive,
        Number => match (TypedVTable::<Number>::new(vtable), Number::__as_it_is(given)) {
            (Some(vtable), Some(number)) => {
                *place = Some(Held::of(number, vtable));
                true
            }
            _ => false,
        },
        String => false,
        None => false,
    }
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
