//! `Names`: a limited number of overflow attributes of a class, and which of them occur together in an object.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use crate::census::tally::Tally;
use crate::model::value::Value;

/// The longest name in bytes that is counted; a longer one is probably data.
const LONGEST: usize = 256;

const BITS: usize = u64::BITS as usize;

/// The names by their index, in the order of their first occurrence.
#[derive(Clone, Debug)]
pub(crate) struct Names {
    room: usize,
    places: BTreeMap<Box<str>, usize>,
    all: Vec<Seen>,
    left_out: u64,
}

/// One name.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) name: Box<str>,
    /// The number of objects that have it.
    pub(crate) objects: u64,
    pub(crate) tally: Tally,
    /// The indices of the names that occur together with it in at least one object.
    together: Places,
}

/// A set of indices.
#[derive(Clone, Debug, Default)]
struct Places(Vec<u64>);

impl Places {
    fn insert(&mut self, place: usize) {
        if self.0.len() <= place / BITS {
            self.0.resize(place / BITS + 1, 0);
        }
        self.0[place / BITS] |= 1 << (place % BITS);
    }

    fn contains(&self, place: usize) -> bool {
        self.0.get(place / BITS).is_some_and(|bits| bits >> (place % BITS) & 1 == 1)
    }

    fn insert_all(&mut self, other: &Places) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        self.0.iter_mut().zip(&other.0).for_each(|(ours, theirs)| *ours |= theirs);
    }

    fn iter(&self) -> impl Iterator<Item = usize> {
        (0..self.0.len() * BITS).filter(|&place| self.contains(place))
    }
}

impl Names {
    pub(crate) const fn with_capacity(room: usize) -> Self {
        Names { room, places: BTreeMap::new(), all: Vec::new(), left_out: 0 }
    }

    /// Counts the entries of one object.
    pub(crate) fn add<'a>(&mut self, entries: impl Iterator<Item = (&'a str, Value<'a>)>) {
        let mut here = Places::default();
        for (name, value) in entries {
            let Some(place) = self.place_for(name) else {
                self.left_out += 1;
                continue;
            };
            let seen = &mut self.all[place];
            seen.objects += 1;
            seen.tally.add(&value);
            here.insert(place);
        }
        for place in here.iter() {
            self.all[place].together.insert_all(&here);
        }
    }

    /// Adds the figures of other objects.
    pub(crate) fn merge(&mut self, other: Names) {
        self.left_out += other.left_out;
        let places: Vec<Option<usize>> =
            other.all.iter().map(|seen| self.place_for(&seen.name)).collect();
        for (theirs, place) in other.all.into_iter().zip(&places) {
            let Some(place) = *place else {
                self.left_out += theirs.objects;
                continue;
            };
            let ours = &mut self.all[place];
            ours.objects += theirs.objects;
            ours.tally.merge(theirs.tally);
            for with in theirs.together.iter() {
                if let Some(&Some(with)) = places.get(with) {
                    ours.together.insert(with);
                }
            }
        }
    }

    /// The index of a name; adds the name if the capacity allows it.
    fn place_for(&mut self, name: &str) -> Option<usize> {
        if let Some(&place) = self.places.get(name) {
            return Some(place);
        }
        if self.all.len() >= self.room || name.len() > LONGEST {
            return None;
        }
        let place = self.all.len();
        let (tally, together) = (Tally::default(), Places::default());
        self.all.push(Seen { name: name.into(), objects: 0, tally, together });
        self.places.insert(name.into(), place);
        Some(place)
    }

    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }

    pub(crate) fn left_out(&self) -> u64 {
        self.left_out
    }

    pub(crate) fn at(&self, place: usize) -> &Seen {
        &self.all[place]
    }

    pub(crate) fn place_of(&self, name: &str) -> Option<usize> {
        self.places.get(name).copied()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Seen> {
        self.all.iter()
    }

    /// Whether an object has both names.
    pub(crate) fn are_together(&self, a: usize, b: usize) -> bool {
        self.at(a).together.contains(b)
    }
}
