//! `Order`: the positions of the keys of a map.

use alloc::collections::BTreeMap;
#[cfg(feature = "indexmap")]
use core::hash::{BuildHasher, Hash};
#[cfg(feature = "std")]
use std::collections::HashMap;

#[cfg(feature = "indexmap")]
use indexmap::IndexMap;

/// A map that may keep the order in which its keys were inserted.
pub(super) trait Order<K> {
    /// The position of a key; moves the key to position `to` if it is given. `None` if the map decides the order itself.
    fn position(&mut self, _key: &K, _to: Option<usize>) -> Option<usize> {
        None
    }
}

impl<K, T> Order<K> for BTreeMap<K, T> {}

#[cfg(feature = "std")]
impl<K, T, S> Order<K> for HashMap<K, T, S> {}

#[cfg(feature = "indexmap")]
impl<K: Hash + Eq, T, S: BuildHasher> Order<K> for IndexMap<K, T, S> {
    fn position(&mut self, key: &K, to: Option<usize>) -> Option<usize> {
        let at = self.get_index_of(key)?;
        if let Some(to) = to.filter(|to| *to < self.len()) {
            self.move_index(at, to);
        }
        Some(at)
    }
}
