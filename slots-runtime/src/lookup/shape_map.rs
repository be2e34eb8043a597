//! `ShapeMap`: a map with ordered string keys that is not empty; maps with the same keys in the same order share them.

mod index;
pub(crate) mod keys;
mod removed;
#[cfg_attr(not(feature = "std"), path = "shape_map/unshared.rs")]
pub(crate) mod shape;
#[cfg(feature = "std")]
mod table;

use alloc::sync::Arc;
use alloc::vec::Vec;

use self::keys::KeyList;

/// The number of removed entries that a map keeps, even if it has few others.
const FEW_REMOVED: usize = 8;

/// The values of a map, in the order of the keys.
///
/// A shape may have more names than the map has values; the map then uses the first ones. A key list of one map has as
/// many names as there are values; a removed name is `None`, and its value the default.
pub(crate) struct ShapeMap<L> {
    keys: Arc<KeyList>,
    values: L,
}

/// The list of the values of a map: a `Vec`, or a type that wraps one and implements its clone and drop.
pub(crate) trait Values: Clone + Default + From<Vec<Self::Value>> {
    /// A value; the default replaces a removed one.
    type Value: Clone + Default;
    /// The list as a `Vec`.
    fn as_vec(&self) -> &Vec<Self::Value>;
    /// The list as a `Vec`, to be changed.
    fn as_vec_mut(&mut self) -> &mut Vec<Self::Value>;
    /// The `Vec` itself.
    fn into_vec(self) -> Vec<Self::Value>;
}

impl<V: Clone + Default> Values for Vec<V> {
    type Value = V;

    #[inline]
    fn as_vec(&self) -> &Vec<V> {
        self
    }
    #[inline]
    fn as_vec_mut(&mut self) -> &mut Vec<V> {
        self
    }
    fn into_vec(self) -> Vec<V> {
        self
    }
}

impl<V: Clone + Default + 'static, L: Values<Value = V>> ShapeMap<L> {
    /// A map of one entry.
    pub(crate) fn one(key: &str, value: V) -> Self {
        let keys = shape::first(key).unwrap_or_else(|| {
            let mut own = KeyList::own(Vec::new());
            own.push(key);
            Arc::new(own)
        });
        let mut map = ShapeMap { keys, values: L::default() };
        map.push_value(value);
        map
    }

    pub(crate) fn len(&self) -> usize {
        self.values.as_vec().len() - self.keys.removed()
    }

    /// The keys, and the number of them that the map uses.
    pub(crate) fn keys(&self) -> (&Arc<KeyList>, usize) {
        (&self.keys, self.values.as_vec().len())
    }

    #[inline]
    pub(crate) fn get(&self, key: &str) -> Option<&V> {
        self.values.as_vec().get(self.keys.find(key)?)
    }

    #[inline]
    pub(crate) fn get_mut(&mut self, key: &str) -> Option<&mut V> {
        self.values.as_vec_mut().get_mut(self.keys.find(key)?)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &V)> {
        self.keys
            .names
            .iter()
            .zip(self.values.as_vec())
            .filter_map(|(name, value)| Some((name.as_deref()?, value)))
    }

    pub(crate) fn into_values(self) -> (Arc<KeyList>, Vec<V>) {
        (self.keys, self.values.into_vec())
    }

    /// Sets the value under a key, and returns the old one.
    pub(crate) fn insert(&mut self, key: &str, value: V) -> Option<V> {
        // Most objects receive the same names in the same order, so that the next name of the shape is the most
        // probable one.
        if self.keys.name(self.values.as_vec().len()) != Some(key) {
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
            && let Some(keys) = shape::follow(&self.keys, self.values.as_vec().len(), key)
        {
            self.keys = keys;
        } else {
            self.own().push(key);
        }
    }

    fn push_value(&mut self, value: V) {
        let len = self.values.as_vec().len();
        if len == self.values.as_vec().capacity() {
            // The capacity of a map grows by half, but not beyond the number of names of its shape.
            let more = if self.keys.is_shape() {
                let known = self.keys.names.len().saturating_sub(len);
                known.clamp(1, len.max(2) / 2 + 1)
            } else {
                len.max(4)
            };
            self.values.as_vec_mut().reserve_exact(more);
        }
        self.values.as_vec_mut().push(value);
    }

    /// The keys of this map alone, mutable.
    fn own(&mut self) -> &mut KeyList {
        if self.keys.is_shape() {
            let names = self.keys.names.iter().take(self.values.as_vec().len()).cloned().collect();
            self.keys = Arc::new(KeyList::own(names));
        }
        Arc::make_mut(&mut self.keys)
    }

    /// Removes an entry and returns its value.
    pub(crate) fn remove(&mut self, key: &str) -> Option<V> {
        let at = self.keys.find(key)?;
        if self.keys.is_shape() && at + 1 == self.values.as_vec().len() {
            return self.values.as_vec_mut().pop();
        }
        if at >= self.values.as_vec().len() {
            return None;
        }
        self.own().remove(at);
        let value = core::mem::take(self.values.as_vec_mut().get_mut(at)?);
        if self.keys.removed() > self.len() + FEW_REMOVED {
            self.close_up(usize::MAX, None);
        }
        Some(value)
    }

    /// As `insert`, with the position of a new entry; a position beyond the end is the end.
    pub(crate) fn insert_at(&mut self, rank: usize, key: &str, value: V) -> Option<V> {
        if rank >= self.len() || self.get(key).is_some() {
            return self.insert(key, value);
        }
        self.close_up(rank, Some((key, value)));
        None
    }

    /// The place of a key among the keys of the map.
    pub(crate) fn rank(&self, key: &str) -> Option<usize> {
        let at = self.keys.find(key).filter(|at| *at < self.values.as_vec().len())?;
        Some(self.keys.rank(at))
    }

    /// Gives the map its own keys, discards removed entries, and inserts an entry at a position.
    fn close_up(&mut self, rank: usize, entry: Option<(&str, V)>) {
        let (mut names, mut values) = (Vec::new(), Vec::new());
        let room = self.len() + usize::from(entry.is_some());
        names.reserve_exact(room);
        values.reserve_exact(room);
        let old = self.keys.names.iter().zip(core::mem::take(&mut self.values).into_vec());
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
        self.values = values.into();
    }
}

/// The clone shares the keys until one of the two changes them.
impl<L: Clone> Clone for ShapeMap<L> {
    fn clone(&self) -> Self {
        ShapeMap { keys: Arc::clone(&self.keys), values: self.values.clone() }
    }
}
