//! `Dict`: the overflow map of a dynamic object, Python's `__dict__`.

#[cfg(test)]
mod tests;

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt::{self, Debug, Formatter};

use crate::lookup::shape_map::keys::KeyList;
use crate::lookup::shape_map::{ShapeMap, Values};
use crate::model::value::owned::{OwnedList, OwnedValue};
use crate::model::value::view::Mapping;
use crate::model::value::{IntoValue, Value};
use crate::model::value_error::ValueError;

/// An overflow map: attributes that no slot declares, in the order in which they were first set.
///
/// It has the size of one pointer; an empty map allocates nothing. A key is any string, a value any [`Value`] that is
/// not opaque.
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
/// # Ok::<(), slots_runtime::ValueError>(())
/// ```
#[derive(Clone, Default)]
pub struct Dict(Option<Box<ShapeMap<OwnedList>>>);

/// The values of a map, which drop and clone without recursion.
impl Values for OwnedList {
    type Value = OwnedValue;

    #[inline]
    fn as_vec(&self) -> &Vec<OwnedValue> {
        self
    }
    #[inline]
    fn as_vec_mut(&mut self) -> &mut Vec<OwnedValue> {
        self
    }
    fn into_vec(self) -> Vec<OwnedValue> {
        OwnedList::into_vec(self)
    }
}

/// The type of a field that is marked as the overflow map. The trait is sealed, since the kernel relies on it: only [`Dict`]
/// implements it.
#[diagnostic::on_unimplemented(
    message = "the overflow map is a `Dict`, not `{Self}`",
    label = "write `Dict`",
    note = "`#[slot(dict)]`, or the name `__dict__`, makes a field the overflow map"
)]
pub trait OverflowMap: sealed::IsDict {
    /// The macro names this constant to require the trait.
    const IS_DICT: () = ();
}

impl OverflowMap for Dict {}

mod sealed {
    pub trait IsDict {}

    impl IsDict for crate::model::dict::Dict {}
}

/// The keys of a map at one moment, in constant space: the key list of the map, and the number of its names that the
/// map uses.
#[derive(Clone, Default)]
pub(crate) struct Keys(Option<(Arc<KeyList>, usize)>);

impl Keys {
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.0
            .iter()
            .flat_map(|(keys, len)| keys.names.iter().take(*len).flatten())
            .map(|key| &**key)
    }
}

impl Dict {
    /// Creates an empty map, which allocates nothing.
    pub const fn new() -> Self {
        Dict(None)
    }

    /// Returns the number of entries.
    pub fn len(&self) -> usize {
        self.0.as_ref().map_or(0, |entries| entries.len())
    }

    /// Returns whether the map is empty.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the value of `key`.
    #[inline]
    pub fn get(&self, key: &str) -> Option<Value<'_>> {
        self.get_owned(key).map(OwnedValue::as_value)
    }

    /// Returns the stored value of `key`.
    #[inline]
    pub fn get_owned(&self, key: &str) -> Option<&OwnedValue> {
        self.0.as_ref()?.get(key)
    }

    /// Returns a mutable reference to the stored value of `key`.
    #[inline]
    pub fn get_owned_mut(&mut self, key: &str) -> Option<&mut OwnedValue> {
        self.0.as_mut()?.get_mut(key)
    }

    /// Returns the value of `key` if it is stored as a `T`; see [`OwnedValue::downcast_ref`].
    pub fn get_ref<T: 'static>(&self, key: &str) -> Option<&T> {
        self.get_owned(key)?.downcast_ref()
    }

    /// Returns whether the map contains `key`.
    pub fn contains_key(&self, key: &str) -> bool {
        self.get_owned(key).is_some()
    }

    /// Sets the value of `key` and returns the old one. An existing key keeps its position, a new key comes last.
    ///
    /// # Errors
    /// [`ValueError`] if the value has an opaque type, or contains one, and if it is nested too deep.
    pub fn insert<'v>(
        &mut self,
        key: &str,
        value: impl IntoValue<'v>,
    ) -> Result<Option<OwnedValue>, ValueError> {
        Ok(self.insert_owned(key, OwnedValue::stored(value.into_value())?))
    }

    /// As [`insert`](Self::insert), with an owned value.
    pub fn insert_owned(&mut self, key: &str, value: OwnedValue) -> Option<OwnedValue> {
        match &mut self.0 {
            Some(entries) => entries.insert(key, value),
            None => {
                self.0 = Some(Box::new(ShapeMap::one(key, value)));
                None
            }
        }
    }

    /// Removes the entry of `key` and returns its value. The other entries keep their order.
    pub fn remove(&mut self, key: &str) -> Option<OwnedValue> {
        let entries = self.0.as_mut()?;
        let value = entries.remove(key)?;
        if entries.len() == 0 {
            self.0 = None;
        }
        Some(value)
    }

    /// Replaces the entry under `key`, or removes it for `None`, and returns the old entry with its place. A second call with
    /// the returned entry undoes the change, the place included.
    pub(crate) fn exchange(
        &mut self,
        key: &str,
        entry: Option<(usize, OwnedValue)>,
    ) -> Option<(usize, OwnedValue)> {
        let place = self.0.as_ref().and_then(|entries| entries.rank(key));
        let old = match (entry, &mut self.0) {
            (None, _) => self.remove(key),
            (Some((place, value)), Some(entries)) => entries.insert_at(place, key, value),
            (Some((_, value)), None) => self.insert_owned(key, value),
        };
        place.zip(old)
    }

    /// The position of a key; moves the key to position `to` if it is given.
    pub(crate) fn position(&mut self, key: &str, to: Option<usize>) -> Option<usize> {
        let at = self.0.as_ref()?.rank(key)?;
        if let Some(to) = to.filter(|to| *to != at) {
            let value = self.remove(key)?;
            self.exchange(key, Some((to, value)));
        }
        Some(at)
    }

    /// Removes all entries.
    pub fn clear(&mut self) {
        self.0 = None;
    }

    /// Returns the keys in the order in which they were first set.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.stored().map(|(key, _)| key)
    }

    /// Returns the entries in the order in which their keys were first set.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Value<'_>)> {
        self.stored().map(|(key, value)| (key, value.as_value()))
    }

    pub(crate) fn stored(&self) -> impl Iterator<Item = (&str, &OwnedValue)> {
        self.0.iter().flat_map(|entries| entries.iter())
    }

    /// Moves the values out, so that the drop of the map does not recurse.
    pub(crate) fn take_values(&mut self) -> Vec<OwnedValue> {
        self.0.take().map_or_else(Vec::new, |entries| entries.into_values().1)
    }

    /// The current keys, which an error stores for its suggestions.
    pub(crate) fn keys_now(&self) -> Keys {
        Keys(
            self.0
                .as_ref()
                .map(|entries| entries.keys())
                .map(|(keys, len)| (Arc::clone(keys), len)),
        )
    }
}

impl Mapping for Dict {
    fn len(&self) -> usize {
        self.len()
    }
    fn get(&self, key: &str) -> Option<Value<'_>> {
        self.get(key)
    }
    fn entries(&self) -> Box<dyn Iterator<Item = (Cow<'_, str>, Value<'_>)> + '_> {
        Box::new(self.iter().map(|(key, value)| (Cow::Borrowed(key), value)))
    }
}

/// Equal like Python's dictionaries: the same keys with equal values, in any order.
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
        let Some(entries) = self.0 else { return Vec::new().into_iter() };
        let (keys, values) = entries.into_values();
        let owned = keys
            .names
            .iter()
            .zip(values)
            .filter_map(|(name, value)| Some((String::from(name.as_deref()?), value)));
        owned.collect::<Vec<_>>().into_iter()
    }
}
