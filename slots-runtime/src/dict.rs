//! `Dict`: the overflow map of a dynamic object, Python's `__dict__`.

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt::{self, Debug, Formatter};

use crate::refused::Refused;
use crate::value::{Mapping, OwnedValue, Value};

/// Attributes that no slot declares, by name, in the order in which they were first set.
///
/// One pointer when empty. Any string is a key, any value is a value, as in the `__dict__` of a Python object.
///
/// ```
/// use slots_runtime::prelude::*;
///
/// let mut extras = Dict::new();
/// extras.insert("comment", "dark frame")?;
/// extras.insert("run", 7)?;
/// assert_eq!(extras.get("run").unwrap(), 7);
/// assert_eq!(extras.keys().collect::<Vec<_>>(), ["comment", "run"]);
/// assert_eq!(size_of::<Dict>(), size_of::<usize>());
/// # Ok::<(), slots_runtime::Refused>(())
/// ```
#[derive(Clone, Default)]
pub struct Dict(Option<Box<Vec<(Box<str>, OwnedValue)>>>);

/// What a field marked as the overflow map must be. The kernel relies on it, and so nobody else can have it.
#[diagnostic::on_unimplemented(
    message = "the overflow map is a `Dict`, not `{Self}`",
    label = "write `Dict`",
    note = "`#[slot(dict)]`, or the name `__dict__`, makes a field the overflow map"
)]
pub trait OverflowMap: sealed::IsDict {
    /// That it is.
    const IS_DICT: () = ();
}

impl OverflowMap for Dict {}

mod sealed {
    pub trait IsDict {}

    impl IsDict for super::Dict {}
}

/// The keys of a map at one moment, cheap to keep.
#[derive(Clone, Default)]
pub(crate) struct Keys(Option<Arc<[Box<str>]>>);

impl Keys {
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().flat_map(|keys| keys.iter()).map(|key| &**key)
    }
}

impl Dict {
    /// An empty map; it allocates nothing.
    pub const fn new() -> Self {
        Dict(None)
    }

    /// The number of entries.
    pub fn len(&self) -> usize {
        self.0.as_ref().map_or(0, |entries| entries.len())
    }

    /// Whether there are no entries.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value under `key`.
    pub fn get(&self, key: &str) -> Option<Value<'_>> {
        self.get_owned(key).map(OwnedValue::as_value)
    }

    /// The value under `key`, as it is stored.
    pub fn get_owned(&self, key: &str) -> Option<&OwnedValue> {
        self.0.as_ref()?.iter().find(|(name, _)| **name == *key).map(|(_, value)| value)
    }

    /// The value under `key`, as it is stored, to be changed.
    pub fn get_owned_mut(&mut self, key: &str) -> Option<&mut OwnedValue> {
        self.0.as_mut()?.iter_mut().find(|(name, _)| **name == *key).map(|(_, value)| value)
    }

    /// The value under `key`, if it is stored as a `T`; see [`OwnedValue::downcast_ref`].
    pub fn get_ref<T: 'static>(&self, key: &str) -> Option<&T> {
        self.get_owned(key)?.downcast_ref()
    }

    /// Whether there is an entry under `key`.
    pub fn contains_key(&self, key: &str) -> bool {
        self.get_owned(key).is_some()
    }

    /// Sets the value under `key` and gives the one that was there. A key that is there keeps its place, a new one
    /// comes last.
    ///
    /// # Errors
    /// A value that borrows something opaque cannot be stored.
    pub fn insert<'v>(
        &mut self,
        key: &str,
        value: impl Into<Value<'v>>,
    ) -> Result<Option<OwnedValue>, Refused> {
        let value: OwnedValue = crate::attribute::Attribute::from_value(value.into())?;
        Ok(self.insert_owned(key, value))
    }

    /// As [`insert`](Self::insert), with a value that is owned already.
    pub fn insert_owned(&mut self, key: &str, value: OwnedValue) -> Option<OwnedValue> {
        match self.get_owned_mut(key) {
            Some(present) => Some(core::mem::replace(present, value)),
            None => {
                self.0.get_or_insert_default().push((key.to_owned().into_boxed_str(), value));
                None
            }
        }
    }

    /// Removes the entry under `key` and gives its value; the others keep their order.
    pub fn remove(&mut self, key: &str) -> Option<OwnedValue> {
        let entries = self.0.as_mut()?;
        let at = entries.iter().position(|(name, _)| **name == *key)?;
        let (_, value) = entries.remove(at);
        if entries.is_empty() {
            self.0 = None;
        }
        Some(value)
    }

    /// Puts an entry under `key`, or none, and gives what was there with its place among the entries. What it gives
    /// takes the change back, the place included.
    pub(crate) fn exchange(
        &mut self,
        key: &str,
        entry: Option<(usize, OwnedValue)>,
    ) -> Option<(usize, OwnedValue)> {
        let at =
            self.0.as_ref().and_then(|entries| entries.iter().position(|(name, _)| **name == *key));
        match (at, entry) {
            (Some(at), Some((_, value))) => {
                let present = self.get_owned_mut(key)?;
                Some((at, core::mem::replace(present, value)))
            }
            (Some(at), None) => Some((at, self.remove(key)?)),
            (None, Some((place, value))) => {
                let entries = self.0.get_or_insert_default();
                let place = place.min(entries.len());
                entries.insert(place, (key.to_owned().into_boxed_str(), value));
                None
            }
            (None, None) => None,
        }
    }

    /// Removes all entries.
    pub fn clear(&mut self) {
        self.0 = None;
    }

    /// The keys in the order in which they were first set.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.iter().flat_map(|entries| entries.iter()).map(|(key, _)| &**key)
    }

    /// The entries in the order in which their keys were first set.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Value<'_>)> {
        self.0
            .iter()
            .flat_map(|entries| entries.iter())
            .map(|(key, value)| (&**key, value.as_value()))
    }

    /// The keys as an error keeps them for its suggestions.
    pub(crate) fn keys_now(&self) -> Keys {
        Keys(self.0.as_ref().map(|entries| entries.iter().map(|(key, _)| key.clone()).collect()))
    }
}

impl Mapping for Dict {
    fn len(&self) -> usize {
        self.len()
    }
    fn get(&self, key: &str) -> Option<Value<'_>> {
        self.get(key)
    }
    fn entries(&self) -> Box<dyn Iterator<Item = (&str, Value<'_>)> + '_> {
        Box::new(self.iter())
    }
}

/// Equal as Python's dictionaries: the same keys with equal values, in any order.
impl PartialEq for Dict {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len()
            && self.iter().all(|(key, value)| other.get(key).is_some_and(|theirs| theirs == value))
    }
}

impl Debug for Dict {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<K: AsRef<str>, V: Into<OwnedValue>> FromIterator<(K, V)> for Dict {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut dict = Dict::new();
        dict.extend(entries);
        dict
    }
}

impl<K: AsRef<str>, V: Into<OwnedValue>> Extend<(K, V)> for Dict {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        for (key, value) in entries {
            self.insert_owned(key.as_ref(), value.into());
        }
    }
}

impl IntoIterator for Dict {
    type Item = (String, OwnedValue);
    type IntoIter = alloc::vec::IntoIter<(String, OwnedValue)>;

    fn into_iter(self) -> Self::IntoIter {
        let entries = self.0.map_or_else(Vec::new, |entries| *entries);
        entries
            .into_iter()
            .map(|(key, value)| (key.into_string(), value))
            .collect::<Vec<_>>()
            .into_iter()
    }
}
