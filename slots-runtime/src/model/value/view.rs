//! The borrowed views a `Value` holds: bytes, lists, maps, and values of foreign types.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::any::Any;
use core::fmt::{self, Debug, Display, Formatter};

use super::Value;
use crate::model::dict::Dict;
use crate::model::value::owned::{OwnedList, OwnedValue};
use crate::model::value_error::ValueError;
use crate::text::type_names::short_type_name;

/// A value whose type is `FromStr + Display`, so that it converts to and from a string.
pub trait Text: Display {
    /// The type's name, without its module.
    fn type_name(&self) -> String;
}

impl<T: Display> Text for T {
    fn type_name(&self) -> String {
        short_type_name::<T>()
    }
}

/// A value of any type that can be shared between threads, as an overflow map can hold.
pub trait Foreign: Any + Send + Sync {
    /// The type's name, without its module.
    fn type_name(&self) -> String;
}

impl<T: Any + Send + Sync> Foreign for T {
    fn type_name(&self) -> String {
        short_type_name::<T>()
    }
}

impl dyn Foreign {
    /// The value, if it is of type `T`.
    pub fn downcast_ref<T: 'static>(&self) -> Option<&T> {
        let any: &dyn Any = self;
        any.downcast_ref()
    }
}

/// A byte string, borrowed or owned.
///
/// ```
/// use slots_runtime::Value;
///
/// let value = Value::from(&b"ab"[..]);
/// assert_eq!(value.as_bytes(), Some(&b"ab"[..]));
/// ```
#[derive(Clone)]
pub struct Bytes<'a>(Repr<'a, [u8], Vec<u8>>);

/// A list of values, borrowed or owned.
///
/// ```
/// use slots_runtime::Value;
///
/// let numbers = vec![1, 2, 3];
/// let value = Value::from(&numbers);
/// let list = value.as_list().unwrap();
/// assert_eq!((list.len(), list.get(1).unwrap().as_i64()), (3, Some(2)));
/// ```
#[derive(Clone)]
pub struct List<'a>(Repr<'a, dyn Sequence + 'a, OwnedList>);

/// Values by string keys, borrowed or owned.
///
/// ```
/// use slots_runtime::prelude::*;
///
/// let extras: Dict = [("run", 7)].into_iter().collect();
/// let value = Value::from(extras);
/// assert_eq!(value.as_map().unwrap().get("run").unwrap(), 7);
/// ```
#[derive(Clone)]
pub struct Map<'a>(Repr<'a, dyn Mapping + 'a, Dict>);

/// Two words in both variants: the owned variant is boxed, and its tag uses the niche of the reference.
enum Repr<'a, B: ?Sized, O> {
    Borrowed(&'a B),
    Owned(Box<O>),
}

impl<B: ?Sized, O: Clone> Clone for Repr<'_, B, O> {
    fn clone(&self) -> Self {
        match self {
            Repr::Borrowed(it) => Repr::Borrowed(it),
            Repr::Owned(it) => Repr::Owned(it.clone()),
        }
    }
}

/// The read access to a list whose element type is unknown.
pub trait Sequence {
    /// The number of elements.
    fn len(&self) -> usize;
    /// The element at `index`, counted from 0.
    fn get(&self, index: usize) -> Option<Value<'_>>;
    /// All elements in order, of a sequence where [`get`](Self::get) walks from the start: a set, a linked list.
    fn walk(&self) -> Option<Box<dyn Iterator<Item = Value<'_>> + '_>> {
        None
    }
    /// Whether there are no elements.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// The read access to a map whose value type is unknown.
pub trait Mapping {
    /// The number of entries.
    fn len(&self) -> usize;
    /// The value under `key`.
    fn get(&self, key: &str) -> Option<Value<'_>>;
    /// All entries, in the order of the map. A key that is not a string is written as one.
    fn entries(&self) -> Box<dyn Iterator<Item = (Cow<'_, str>, Value<'_>)> + '_>;
    /// The name of the active variant, if the map is the value of an enum.
    fn variant(&self) -> Option<&'static str> {
        None
    }
    /// The attributes of an object, if the map is read from a string.
    #[doc(hidden)]
    fn texts(&self) -> Option<&Texts<'_>> {
        None
    }
    /// Whether there are no entries.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// The names and the strings of the attributes of an object, which are converted when it is made. An error takes the place of a string that cannot be read.
#[derive(Debug)]
pub struct Texts<'t>(pub(crate) Vec<NamedText<'t>>);

type NamedText<'t> = (Cow<'t, str>, Result<Cow<'t, str>, ValueError>);

impl Texts<'_> {
    fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().filter_map(|(name, text)| Some((&**name, &**text.as_ref().ok()?)))
    }
}

impl Mapping for Texts<'_> {
    fn len(&self) -> usize {
        self.pairs().count()
    }
    fn get(&self, key: &str) -> Option<Value<'_>> {
        self.pairs().find_map(|(name, text)| (name == key).then(|| Value::from(text)))
    }
    fn entries(&self) -> Box<dyn Iterator<Item = (Cow<'_, str>, Value<'_>)> + '_> {
        Box::new(self.pairs().map(|(name, text)| (Cow::Borrowed(name), Value::from(text))))
    }
    fn texts(&self) -> Option<&Texts<'_>> {
        Some(self)
    }
}

impl Debug for Bytes<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Bytes").field(&self.as_slice()).finish()
    }
}

impl Debug for List<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl Debug for Map<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl Bytes<'_> {
    /// The bytes.
    pub fn as_slice(&self) -> &[u8] {
        match &self.0 {
            Repr::Borrowed(it) => it,
            Repr::Owned(it) => it,
        }
    }

    /// The bytes as a vector; only borrowed bytes are copied.
    pub fn into_vec(self) -> Vec<u8> {
        match self.0 {
            Repr::Borrowed(it) => it.to_vec(),
            Repr::Owned(it) => *it,
        }
    }
}

impl<'a> From<&'a [u8]> for Bytes<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Bytes(Repr::Borrowed(bytes))
    }
}

impl From<Vec<u8>> for Bytes<'_> {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes(Repr::Owned(Box::new(bytes)))
    }
}

impl List<'_> {
    /// The sequence behind the list.
    pub fn as_sequence(&self) -> &dyn Sequence {
        match &self.0 {
            Repr::Borrowed(it) => *it,
            Repr::Owned(it) => &***it,
        }
    }

    /// The number of elements.
    pub fn len(&self) -> usize {
        self.as_sequence().len()
    }

    /// Whether there are no elements.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The element at `index`, counted from 0.
    pub fn get(&self, index: usize) -> Option<Value<'_>> {
        self.as_sequence().get(index)
    }

    /// All elements in order.
    pub fn iter(&self) -> impl Iterator<Item = Value<'_>> {
        let mut walk = self.as_sequence().walk();
        let len = if walk.is_some() { usize::MAX } else { self.len() };
        (0..len).map_while(move |index| match &mut walk {
            Some(walk) => walk.next(),
            None => self.get(index),
        })
    }
}

impl<'a> From<&'a dyn Sequence> for List<'a> {
    fn from(sequence: &'a dyn Sequence) -> Self {
        List(Repr::Borrowed(sequence))
    }
}

impl From<Vec<OwnedValue>> for List<'_> {
    fn from(values: Vec<OwnedValue>) -> Self {
        List(Repr::Owned(Box::new(values.into())))
    }
}

impl<'a> Map<'a> {
    /// The mapping behind the map.
    pub fn as_mapping(&self) -> &dyn Mapping {
        match &self.0 {
            Repr::Borrowed(it) => *it,
            Repr::Owned(it) => &**it,
        }
    }

    /// The number of entries.
    pub fn len(&self) -> usize {
        self.as_mapping().len()
    }

    /// Whether there are no entries.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value under `key`.
    pub fn get(&self, key: &str) -> Option<Value<'_>> {
        self.as_mapping().get(key)
    }

    /// As [`get`](Self::get), of a borrowed map.
    pub(crate) fn into_value(self, key: &str) -> Option<Value<'a>> {
        match self.0 {
            Repr::Borrowed(it) => it.get(key),
            Repr::Owned(mut it) => it.get_owned_mut(key).map(|value| core::mem::take(value).into()),
        }
    }

    /// The name of the active variant, if the map is the value of an enum. It has one entry then, of this name.
    pub fn variant(&self) -> Option<&'static str> {
        self.as_mapping().variant()
    }

    /// All entries, in the order of the map. A key that is not a string is written as one.
    pub fn iter(&self) -> impl Iterator<Item = (Cow<'_, str>, Value<'_>)> {
        self.as_mapping().entries()
    }
}

impl<'a> From<&'a dyn Mapping> for Map<'a> {
    fn from(mapping: &'a dyn Mapping) -> Self {
        Map(Repr::Borrowed(mapping))
    }
}

impl From<Dict> for Map<'_> {
    fn from(dict: Dict) -> Self {
        Map(Repr::Owned(Box::new(dict)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_content_of_views() {
        assert_eq!(alloc::format!("{:?}", Bytes::from(&b"ab"[..])), "Bytes([97, 98])");
        let list = List::from(alloc::vec![OwnedValue::Int(1), OwnedValue::from("a")]);
        assert_eq!(alloc::format!("{list:?}"), r#"[1, "a"]"#);
        let map = Map::from(Dict::from_iter([("run", 7)]));
        assert_eq!(alloc::format!("{map:?}"), r#"{"run": 7}"#);
    }
}
