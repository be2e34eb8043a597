//! `Key`: the attribute that a key of a deserialized update names, which is looked up once.

use crate::access::transaction::attempt::Attempt;
use crate::model::class::Class;
use crate::model::class::table::Entry;
use crate::serde::names::{Names, PLACES};
use crate::serde::read::Anything;
use crate::serde::scalar::ScalarSlot;

/// An attribute that is given by a name.
pub(crate) struct Key {
    pub(super) entry: Option<&'static Entry>,
    /// Whether the name has a place of which a bit states that it was given.
    pub(super) has_place: bool,
    pub(super) is_repeated: bool,
}

impl Key {
    /// Finds the attribute in a class, and marks its name as given if the name has a place.
    #[inline]
    pub(super) fn find(class: &'static Class, names: &mut Names<'_>, name: &str) -> Self {
        let entry = class.find(name);
        let place = entry.and_then(|entry| class.place_of(entry)).filter(|place| *place < PLACES);
        let is_repeated = match place {
            Some(place) => !names.add_place(place),
            None => names.contains(name),
        };
        Key { entry, has_place: place.is_some(), is_repeated }
    }

    /// The slot of an attribute that is given once, if its type is a number or a string and it can be written.
    #[inline]
    pub(crate) fn scalar<'p, 'o>(
        &self,
        attempt: &'p mut Attempt<'o, 'static>,
        name: &'p str,
        other: Anything<'static>,
    ) -> Option<ScalarSlot<'p, 'o>> {
        let entry = self.entry.filter(|_| self.has_place && !self.is_repeated)?;
        Some(ScalarSlot { slot: attempt.scalar(entry, name)?, other })
    }
}
