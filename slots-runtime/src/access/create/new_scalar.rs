//! `NewScalar`: the place of a number or a string that is given for a slot of a new object.

use crate::access::scalar::Receiver;
use crate::model::class::table::Entry;
use crate::model::decl::SlotDetail;
use crate::model::kernel::attr::{Held, TypedVTable};
use crate::model::primitive::Primitive;
use crate::model::value::Value;
use crate::model::value_error::ValueError;

/// The place of the value of a slot of a number or string type.
pub(super) struct NewScalar<'p> {
    pub(super) value: &'p mut Option<Held>,
    pub(super) entry: &'static Entry,
    pub(super) detail: &'static SlotDetail,
    /// The reason why the rules of the slot reject the value.
    pub(super) rejected: Option<ValueError>,
}

impl NewScalar<'_> {
    /// As [`receive_value`](Receiver::receive_value), for a slot of any type. Apart, so that the caller stays short.
    #[inline(never)]
    pub(super) fn receive_given(&mut self, value: &Value<'_>) -> bool {
        self.primitive() != Primitive::None && self.receive_value(value)
    }
}

impl Receiver for NewScalar<'_> {
    fn primitive(&self) -> Primitive {
        self.entry.vtable().primitive
    }

    fn receive<T: 'static>(&mut self, value: T) -> bool {
        let Some(vtable) = TypedVTable::<T>::new(self.entry.vtable()) else { return false };
        match self.detail.validate_typed(&value, self.entry.vtable()) {
            Ok(()) => *self.value = Some(Held::of(value, vtable)),
            Err(rejected) => self.rejected = Some(rejected),
        }
        true
    }
}
