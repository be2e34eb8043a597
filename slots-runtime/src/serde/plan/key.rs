//! `Key`: the attribute that a key of a deserialized update names, which is looked up once.

use super::Plan;
use crate::model::class::table::Entry;
use crate::serde::names::PLACES;
use crate::serde::read::Anything;
use crate::serde::scalar::ScalarSlot;

/// An attribute that is given by a name.
pub(crate) struct Key {
    pub(super) entry: Option<&'static Entry>,
    /// Whether the name has a place of which a bit states that it was given.
    pub(super) has_place: bool,
    pub(super) is_repeated: bool,
}

impl<'o> Plan<'o, '_> {
    /// Finds an attribute of the object that is given by this name.
    #[inline]
    pub(crate) fn key(&mut self, name: &str) -> Key {
        let class = self.attempt.object().class();
        let entry = class.find(name);
        let place = entry.and_then(|entry| class.place_of(entry)).filter(|place| *place < PLACES);
        let is_repeated = match place {
            Some(place) => !self.names.add_place(place),
            None => self.names.contains(name),
        };
        Key { entry, has_place: place.is_some(), is_repeated }
    }

    /// The slot of an attribute that is given once, if its type is a number or a string and it can be written.
    #[inline]
    pub(crate) fn scalar<'p>(
        &'p mut self,
        key: &Key,
        name: &'p str,
        other: Anything<'static>,
    ) -> Option<ScalarSlot<'p, 'o>> {
        let entry = key.entry.filter(|_| key.has_place && !key.is_repeated)?;
        Some(ScalarSlot { slot: self.attempt.scalar(entry, name)?, other })
    }
}
