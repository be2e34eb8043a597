//! `ListView` and `MapView`: a list and a map in an object, borrowed.

use alloc::borrow::Cow;
use core::fmt::{self, Debug, Formatter};

use crate::access::resolve::errors::{no_path, rejected_at};
use crate::access::resolve::{Place, read_at};
use crate::error::attribute_error::AttributeError;
use crate::model::dict::Dict;
use crate::model::kernel::object::ObjectRef;
use crate::model::value::Value;
use crate::model::value::view::{Bytes, List, Map};
use crate::model::value_error::ValueError;
use crate::text::path_error::PathError;
use crate::text::step::Step;

/// A list in an object, borrowed; made by [`list`](crate::ObjectExt::list).
#[derive(Clone)]
pub struct ListView<'a>(Items<'a>);

#[derive(Clone)]
enum Items<'a> {
    List(List<'a>),
    Bytes(Bytes<'a>),
}

/// A map in an object, borrowed; made by [`map`](crate::ObjectExt::map).
#[derive(Clone)]
pub struct MapView<'a>(Map<'a>);

fn value_at<'a>(
    object: ObjectRef<'a>,
    steps: Result<&[Step<'_>], PathError>,
    expected: &'static str,
    accepts: impl FnOnce(&Value<'a>) -> bool,
) -> Result<Value<'a>, AttributeError> {
    let steps = steps.map_err(|error| no_path(object.class(), &error))?;
    let value = read_at(object, steps).map(Place::value)?;
    if accepts(&value) {
        return Ok(value);
    }
    Err(rejected_at(object.class(), steps, ValueError::wrong_type(expected, &value)))
}

impl<'a> ListView<'a> {
    /// The list at a path.
    pub(crate) fn at(
        object: ObjectRef<'a>,
        steps: Result<&[Step<'_>], PathError>,
    ) -> Result<Self, AttributeError> {
        let is_list = |value: &Value<'a>| matches!(value, Value::List(_) | Value::Bytes(_));
        let items = match value_at(object, steps, "a list", is_list)? {
            Value::Bytes(bytes) => Items::Bytes(bytes),
            Value::List(list) => Items::List(list),
            // Not reached.
            _ => Items::Bytes(Bytes::from(&[][..])),
        };
        Ok(ListView(items))
    }

    /// Returns the number of items.
    pub fn len(&self) -> usize {
        match &self.0 {
            Items::List(list) => list.len(),
            Items::Bytes(bytes) => bytes.as_slice().len(),
        }
    }

    /// Returns whether there are no items.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the item at `index`, counted from 0.
    pub fn get(&self, index: usize) -> Option<Value<'_>> {
        match &self.0 {
            Items::List(list) => list.get(index),
            Items::Bytes(bytes) => bytes.as_slice().get(index).map(|byte| Value::from(*byte)),
        }
    }

    /// Returns all items in order.
    pub fn iter(&self) -> impl Iterator<Item = Value<'_>> {
        let (list, bytes) = match &self.0 {
            Items::List(list) => (Some(list.iter()), None),
            Items::Bytes(bytes) => (None, Some(bytes.as_slice().iter())),
        };
        let bytes = bytes.into_iter().flatten().map(|byte| Value::from(*byte));
        list.into_iter().flatten().chain(bytes)
    }
}

impl<'a> MapView<'a> {
    /// The map at a path.
    pub(crate) fn at(
        object: ObjectRef<'a>,
        steps: Result<&[Step<'_>], PathError>,
    ) -> Result<Self, AttributeError> {
        // The value of a variant is a map, too, but its keys are fixed.
        let is_map =
            |value: &Value<'a>| matches!(value, Value::Map(map) if map.variant().is_none());
        match value_at(object, steps, "a map", is_map)? {
            Value::Map(map) => Ok(MapView(map)),
            // Not reached.
            _ => Ok(MapView(Map::from(Dict::new()))),
        }
    }

    /// Returns the number of entries.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns whether there are no entries.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the value of a key.
    pub fn get(&self, key: &str) -> Option<Value<'_>> {
        self.0.get(key)
    }

    /// Returns whether there is a value of this key.
    pub fn contains_key(&self, key: &str) -> bool {
        self.0.get(key).is_some()
    }

    /// Returns the keys in the order of the map.
    pub fn keys(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.0.iter().map(|(key, _)| key)
    }

    /// Returns the entries in the order of the map.
    pub fn iter(&self) -> impl Iterator<Item = (Cow<'_, str>, Value<'_>)> {
        self.0.iter()
    }
}

impl Debug for ListView<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl Debug for MapView<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Debug::fmt(&self.0, f)
    }
}
