//! The writes of an [`Attempt`] to attributes that the class of the object has, which are found once.

use super::Attempt;
use crate::access::transaction::change::{Change, ChangePath, Operation, Staged};
use crate::model::class::table::Entry;
use crate::model::kernel::attr::Held;
use crate::model::vtable::Input;
use crate::text::step::Step;
use crate::text::to_path::ToPath;

impl<'v> Attempt<'_, 'v> {
    /// As [`request`](Self::request), for the write of an input. A string that equals a name of the class need not be parsed.
    #[inline]
    pub(crate) fn request_write<P: ToPath>(&mut self, path: &P, input: Input<'v>) {
        let class = self.object.class();
        let text = if class.has_plain_names() { path.__text() } else { None };
        match text.and_then(|text| Some((class.find(text)?, text))) {
            Some((entry, name)) => self.add_found(entry, name, input),
            None => path.__with_steps(|steps| self.request(steps, Operation::Set(input))),
        }
    }

    /// As [`add`](Self::add), for the write of an attribute that was found in the class of the object by this name.
    #[inline]
    pub(crate) fn add_found(&mut self, entry: &'static Entry, name: &str, input: Input<'v>) {
        let is_direct = entry.is_direct() && !self.object.class().freezes(entry);
        if !is_direct || !matches!(input, Input::Value(_)) {
            return self.add(&[Step::Name(name)], Operation::Set(input));
        }
        let vtable = entry.vtable();
        match (vtable.build)(input, vtable) {
            Ok(value) => self.push_slot(entry, value, name),
            Err(error) => self.reject_all(error.into(), &[Step::Name(name)]),
        }
    }

    /// Adds the change of a slot of the object itself. It is made in its place in the list: a copy of a number that was stored on
    /// its own would stall the processor.
    #[inline]
    pub(super) fn push_slot(&mut self, entry: &'static Entry, value: Held, name: &str) {
        if self.places.insert_slot(entry) {
            let (path, staged) = (ChangePath::Slot(entry), Staged::Value(value));
            return self.changes.push(Change { path, staged });
        }
        let change = Change { path: ChangePath::Slot(entry), staged: Staged::Value(value) };
        self.push(&[Step::Name(name)], change);
    }
}
