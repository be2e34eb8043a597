//! `Entries`: the values of a map that is not empty, beside their keys.

use alloc::sync::Arc;
use alloc::vec::Vec;

use super::keys::KeyList;
use super::shape;
use crate::value::OwnedValue;

/// Removed places that a map puts up with, however few entries it has.
const FEW_REMOVED: usize = 8;

/// One value for each key, by place.
///
/// A shape may have more names than there are values; the map has the first of them only. A list of its own has as
/// many names as there are values, and removed ones among them, whose values are nothing.
pub(super) struct Entries {
    keys: Arc<KeyList>,
    values: Vec<OwnedValue>,
}

impl Entries {
    /// A map of one entry.
    pub(super) fn one(key: &str, value: OwnedValue) -> Self {
        let keys = shape::first(key).unwrap_or_else(|| {
            let mut own = KeyList::own(Vec::new());
            own.push(key);
            Arc::new(own)
        });
        let mut entries = Entries { keys, values: Vec::new() };
        entries.push_value(value);
        entries
    }

    pub(super) fn len(&self) -> usize {
        self.values.len() - self.keys.removed()
    }

    /// The keys, and how many of them the map has.
    pub(super) fn keys(&self) -> (&Arc<KeyList>, usize) {
        (&self.keys, self.values.len())
    }

    #[inline]
    pub(super) fn get(&self, key: &str) -> Option<&OwnedValue> {
        self.values.get(self.keys.find(key)?)
    }

    #[inline]
    pub(super) fn get_mut(&mut self, key: &str) -> Option<&mut OwnedValue> {
        self.values.get_mut(self.keys.find(key)?)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &OwnedValue)> {
        self.keys
            .names
            .iter()
            .zip(&self.values)
            .filter_map(|(name, value)| Some((name.as_deref()?, value)))
    }

    pub(super) fn into_values(self) -> (Arc<KeyList>, Vec<OwnedValue>) {
        (self.keys, self.values)
    }

    /// Sets the value under a key, and gives the one that was there.
    pub(super) fn insert(&mut self, key: &str, value: OwnedValue) -> Option<OwnedValue> {
        // Objects are mostly built alike, so the next name of the shape is the likely one.
        if self.keys.name(self.values.len()) != Some(key) {
            if let Some(present) = self.get_mut(key) {
                return Some(core::mem::replace(present, value));
            }
            self.push_key(key);
        }
        self.push_value(value);
        None
    }

    fn push_key(&mut self, key: &str) {
        if self.keys.is_shape()
            && let Some(keys) = shape::follow(&self.keys, self.values.len(), key)
        {
            self.keys = keys;
        } else {
            self.own().push(key);
        }
    }

    fn push_value(&mut self, value: OwnedValue) {
        let len = self.values.len();
        if len == self.values.capacity() {
            // A map of a shape grows by half, and no further than others that were built alike.
            let more = if self.keys.is_shape() {
                let known = self.keys.names.len().saturating_sub(len);
                known.clamp(1, len.max(2) / 2 + 1)
            } else {
                len.max(4)
            };
            self.values.reserve_exact(more);
        }
        self.values.push(value);
    }

    /// The keys as the map's own, to be changed.
    fn own(&mut self) -> &mut KeyList {
        if self.keys.is_shape() {
            let names = self.keys.names.iter().take(self.values.len()).cloned().collect();
            self.keys = Arc::new(KeyList::own(names));
        }
        Arc::make_mut(&mut self.keys)
    }

    /// Removes an entry and gives its value.
    pub(super) fn remove(&mut self, key: &str) -> Option<OwnedValue> {
        let at = self.keys.find(key)?;
        if self.keys.is_shape() && at + 1 == self.values.len() {
            return self.values.pop();
        }
        if at >= self.values.len() {
            return None;
        }
        self.own().remove(at);
        let value = core::mem::take(self.values.get_mut(at)?);
        if self.keys.removed() > self.len() + FEW_REMOVED {
            self.close_up(usize::MAX, None);
        }
        Some(value)
    }

    /// As `insert`, with the place among the entries that a new entry gets; past the end it comes last.
    pub(super) fn insert_at(
        &mut self,
        rank: usize,
        key: &str,
        value: OwnedValue,
    ) -> Option<OwnedValue> {
        if rank >= self.len() || self.get(key).is_some() {
            return self.insert(key, value);
        }
        self.close_up(rank, Some((key, value)));
        None
    }

    /// The place of a key among the keys of the map.
    pub(super) fn rank(&self, key: &str) -> Option<usize> {
        let at = self.keys.find(key).filter(|at| *at < self.values.len())?;
        Some(self.keys.rank(at))
    }

    /// Makes the keys the map's own, drops the places of removed ones, and puts an entry at a place.
    fn close_up(&mut self, rank: usize, entry: Option<(&str, OwnedValue)>) {
        let (mut names, mut values) = (Vec::new(), Vec::new());
        let room = self.len() + usize::from(entry.is_some());
        names.reserve_exact(room);
        values.reserve_exact(room);
        let old = self.keys.names.iter().zip(core::mem::take(&mut self.values));
        for (name, value) in old.filter(|(name, _)| name.is_some()) {
            names.push(name.clone());
            values.push(value);
        }
        if let Some((key, value)) = entry {
            let rank = rank.min(names.len());
            names.insert(rank, Some(key.into()));
            values.insert(rank, value);
        }
        self.keys = Arc::new(KeyList::own(names));
        self.values = values;
    }
}

/// Keys are shared until one of the two changes its own.
impl Clone for Entries {
    fn clone(&self) -> Self {
        Entries { keys: Arc::clone(&self.keys), values: self.values.clone() }
    }
}
