//! The writes of an [`Attempt`] to attributes that the class of the object has, which are found once.

use core::iter;

use super::Attempt;
use crate::access::scalar::ScalarPlace;
use crate::access::transaction::change::{Change, Operation};
use crate::model::accepted_values::AcceptedValues;
use crate::model::class::table::Entry;
use crate::model::decl::SlotDetail;
use crate::model::kernel::attr::{Held, TypedVTable};
use crate::model::primitive::{Primitive, match_primitive};
use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::model::vtable::Input;
use crate::slot_value::SlotValue;
use crate::text::step::Step;
use crate::text::to_path::ToPath;

impl<'v> Attempt<'_, 'v> {
    /// As [`request`](Self::request), for the write of an input. A string that equals a name of the class need not be parsed.
    ///
    /// The input is borrowed, since a copy of a number that was stored in two halves would stall the processor. It is moved out, or
    /// remains as a number.
    #[inline]
    pub(crate) fn request_write<P: ToPath>(&mut self, path: &P, input: &mut Input<'v>) {
        let class = self.object.class();
        let text = if class.has_plain_names() { path.__text() } else { None };
        match text.and_then(|text| Some((class.find(text)?, text))) {
            Some((entry, _)) if self.add_number(entry, input) => {}
            Some((entry, name)) => self.add_found(entry, name, input.move_out()),
            None => self.request_path(path, input.move_out()),
        }
    }

    #[inline(never)]
    fn request_path<P: ToPath>(&mut self, path: &P, input: Input<'v>) {
        path.__with_steps(|steps| self.request(steps, Operation::Set(input)));
    }

    /// As [`add`](Self::add), for the write of an attribute that was found in the class of the object by this name.
    #[inline(never)]
    pub(crate) fn add_found(&mut self, entry: &'static Entry, name: &str, input: Input<'v>) {
        if let Input::Value(value) = &input
            && entry.vtable().primitive != Primitive::None
            && self.add_scalar(entry, name, value)
        {
            return input.discard();
        }
        let is_direct = entry.is_direct() && !self.object.class().freezes(entry);
        if self.extra.is_some() || !is_direct || !matches!(input, Input::Value(_)) {
            return self.add(&[Step::Name(name)], Operation::Set(input));
        }
        let vtable = entry.vtable();
        match (vtable.build)(input, vtable) {
            Ok(value) => self.push_slot(entry, name, || value),
            Err(error) => self.reject_all(error.into(), &[Step::Name(name)]),
        }
    }

    /// Adds the change of a number that needs no conversion, if the slot has at most literal rules, which accept it; returns whether it did.
    ///
    /// It is not inlined, and calls no function, so that it saves no registers.
    #[inline(never)]
    fn add_number(&mut self, entry: &'static Entry, input: &Input<'v>) -> bool {
        let Input::Value(value) = input else { return false };
        let class = self.object.class();
        // A list without room would be moved.
        if !class.is_settable(entry) || self.changes.len() == self.changes.capacity() {
            return false;
        }
        let accepts = class.rules_of(entry).map(|rules| &rules.accepts);
        match_primitive! {
            entry.vtable().primitive,
            Number => self.push_number::<Number>(entry, value, accepts),
            String => false,
            None => false,
        }
    }

    #[inline(always)]
    fn push_number<T: SlotValue>(
        &mut self,
        entry: &'static Entry,
        value: &Value<'_>,
        accepts: Option<&AcceptedValues>,
    ) -> bool {
        let Some(vtable) = TypedVTable::<T>::new(entry.vtable()) else { return false };
        let Some(number) = T::__as_it_is(value) else { return false };
        if accepts.is_some_and(|accepts| !accepts.contain(&number))
            || !self.places.insert_slot(entry)
        {
            return false;
        }
        self.changes
            .extend(iter::once_with(|| Change::Slot { entry, value: Held::of(number, vtable) }));
        true
    }

    /// Adds the change of a number or a string that needs no conversion, or whose conversion is exact; returns whether it did.
    #[inline(never)]
    fn add_scalar(&mut self, entry: &'static Entry, name: &str, value: &Value<'_>) -> bool {
        !self.object.class().is_readonly(entry)
            && StagedScalar { attempt: self, entry, name }.receive_value(value)
    }

    /// Adds the change of a slot of the object itself. The change is made in its place in the list: a copy of a number that was
    /// stored on its own would stall the processor.
    #[inline(always)]
    pub(super) fn push_slot(
        &mut self,
        entry: &'static Entry,
        name: &str,
        value: impl FnOnce() -> Held,
    ) {
        if self.places.insert_slot(entry) {
            let change = || Change::Slot { entry, value: value() };
            return self.changes.extend(iter::once_with(change));
        }
        self.push(&[Step::Name(name)], Change::Slot { entry, value: value() });
    }
}

#[cfg(feature = "serde")]
impl<'o, 'v> Attempt<'o, 'v> {
    /// A slot to which a number or a string can be written; `None` for any other attribute.
    #[inline]
    pub(crate) fn scalar<'a>(
        &'a mut self,
        entry: &'static Entry,
        name: &'a str,
    ) -> Option<StagedScalar<'a, 'o, 'v>> {
        let is_scalar =
            entry.vtable().primitive != Primitive::None && !self.object.class().is_readonly(entry);
        is_scalar.then_some(StagedScalar { attempt: self, entry, name })
    }
}

/// The place of a new value of a slot of the object of a transaction.
pub(crate) struct StagedScalar<'a, 'o, 'v> {
    attempt: &'a mut Attempt<'o, 'v>,
    entry: &'static Entry,
    name: &'a str,
}

impl ScalarPlace for StagedScalar<'_, '_, '_> {
    fn entry(&self) -> &'static Entry {
        self.entry
    }

    fn rules(&self) -> Option<&'static SlotDetail> {
        self.attempt.object.class().rules_of(self.entry)
    }

    fn store(&mut self, hold: impl FnOnce() -> Held) {
        self.attempt.push_slot(self.entry, self.name, hold);
    }

    fn reject(&mut self, rejected: ValueError) {
        self.attempt.reject_all(rejected.into(), &[Step::Name(self.name)]);
    }
}
