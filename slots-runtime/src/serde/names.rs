//! `Names`: the names of a map that is read, so that a name that is given twice is found.

use alloc::borrow::Cow;
use alloc::collections::BTreeSet;
use alloc::vec::Vec;

/// The names that were given so far.
pub(super) struct Names<'n> {
    /// A bit for each of the first [`PLACES`] places in the table of the class whose name was given.
    places: [u64; PLACES / 64],
    few: Vec<Cow<'n, str>>,
    /// Used for more names than [`FEW`].
    many: BTreeSet<Cow<'n, str>>,
}

/// The number of names up to which a name is compared with each of them.
pub(super) const FEW: usize = 16;

/// The number of places in the table of a class of which a bit states whether the name was given.
pub(super) const PLACES: usize = 256;

impl<'n> Names<'n> {
    pub(super) fn new() -> Self {
        Names { places: [0; PLACES / 64], few: Vec::new(), many: BTreeSet::new() }
    }

    /// Adds the name at a place below [`PLACES`]; returns whether it is new.
    pub(super) fn add_place(&mut self, place: usize) -> bool {
        let Some(word) = self.places.get_mut(place / 64) else { return true };
        let before = *word;
        *word |= 1 << (place % 64);
        *word != before
    }

    pub(super) fn contains(&self, name: &str) -> bool {
        self.few.iter().any(|other| other == name) || self.many.contains(name)
    }

    pub(super) fn add(&mut self, name: Cow<'n, str>) {
        if self.few.len() < FEW {
            self.few.push(name);
        } else {
            self.many.insert(name);
        }
    }
}
