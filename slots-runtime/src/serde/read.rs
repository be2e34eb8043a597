//! Deserialized values, which keep the order of names and names that occur twice.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cell::Cell;
use core::fmt::{self, Formatter};

use ::serde::de::{
    Deserialize, DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};

use crate::model::dict::Dict;
use crate::model::value::owned::{OwnedList, OwnedValue};
use crate::serde::depth::DEEPEST;
use crate::slot_value::floats::beyond;
use crate::text::depth::TOO_DEEP;
use crate::text::path::AttrPath;
use crate::text::step::PathSegment;

/// A deserialized value whose target is not yet known.
#[derive(Clone, Debug)]
pub(super) enum Given {
    One(OwnedValue),
    List(Vec<Given>),
    /// May contain a name twice.
    Map(Vec<(String, Given)>),
}

/// The entries of a map in their order.
pub(super) type Entries = Vec<(String, Given)>;

/// The keys that other crates use for a value that serde's data model lacks, as the only entry of a map.
const JSON_NUMBER: &str = "$serde_json::private::Number";

const TOML_DATETIME: &str = "$__toml_private_datetime";

/// Deserializes any value, up to a number of nested levels.
#[derive(Clone, Copy)]
pub(super) struct Anything<'c> {
    levels: usize,
    /// Becomes true if a string is owned instead of borrowed.
    is_moved: Option<&'c Cell<bool>>,
}

impl Anything<'_> {
    /// With the maximum nesting.
    pub(super) const NEW: Anything<'static> = Anything { levels: DEEPEST, is_moved: None };

    pub(super) fn deeper<E: Error>(self) -> Result<Anything<'static>, E> {
        let levels = self.levels.checked_sub(1).ok_or_else(|| E::custom(TOO_DEEP))?;
        Ok(Anything { levels, is_moved: None })
    }

    /// The entries of a map in their order.
    pub(super) fn entries<'de, A: MapAccess<'de>>(self, map: A) -> Result<Entries, A::Error> {
        self.entries_hiding(map).map(|(entries, _)| entries)
    }

    /// As [`entries`](Self::entries); also returns whether the last value may be such a special map. Its key is a
    /// constant of the other crate and its string is created for it, while a key and a string of the input are both
    /// borrowed or both owned.
    fn entries_hiding<'de, A: MapAccess<'de>>(
        self,
        mut map: A,
    ) -> Result<(Entries, bool), A::Error> {
        let inner = self.deeper()?;
        let mut entries = Vec::new();
        let mut may_hide = false;
        while let Some(name) = map.next_key_seed(Name)? {
            let is_moved = Cell::new(false);
            let value = map.next_value_seed(Anything { is_moved: Some(&is_moved), ..inner })?;
            may_hide = matches!(name, Cow::Borrowed(_)) && is_moved.get();
            entries.push((name.into_owned(), value));
        }
        Ok((entries, may_hide))
    }
}

impl<'de> DeserializeSeed<'de> for Anything<'_> {
    type Value = Given;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Given, D::Error> {
        deserializer.deserialize_any(self)
    }
}

macro_rules! ones {
    ($($visit:ident($ty:ty);)*) => {$(
        fn $visit<E: Error>(self, it: $ty) -> Result<Given, E> {
            Ok(Given::One(OwnedValue::from(it)))
        }
    )*};
}

impl<'de> Visitor<'de> for Anything<'_> {
    type Value = Given;

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    ones! {
        visit_bool(bool);
        visit_i64(i64);
        visit_i128(i128);
        visit_u64(u64);
        visit_u128(u128);
        visit_f32(f32);
        visit_f64(f64);
        visit_str(&str);
        visit_bytes(&[u8]);
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Given, E> {
        if let Some(is_moved) = self.is_moved {
            is_moved.set(true);
        }
        Ok(Given::One(OwnedValue::Str(text)))
    }

    fn visit_byte_buf<E: Error>(self, bytes: Vec<u8>) -> Result<Given, E> {
        Ok(Given::One(OwnedValue::Bytes(Box::new(bytes))))
    }

    fn visit_unit<E: Error>(self) -> Result<Given, E> {
        Ok(Given::One(OwnedValue::None))
    }

    fn visit_none<E: Error>(self) -> Result<Given, E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<Given, D::Error> {
        self.deeper()?.deserialize(inner)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<Given, D::Error> {
        self.deeper()?.deserialize(inner)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Given, A::Error> {
        let inner = self.deeper()?;
        let mut items = Vec::new();
        while let Some(item) = seq.next_element_seed(inner)? {
            items.push(item);
        }
        Ok(Given::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Given, A::Error> {
        let (mut entries, may_hide) = self.entries_hiding(map)?;
        if !may_hide {
            return Ok(Given::Map(entries));
        }
        match entries.as_mut_slice() {
            [(key, Given::One(OwnedValue::Str(text)))] if key == JSON_NUMBER => number(text)
                .map(Given::One)
                .ok_or_else(|| Error::custom("a number is out of range")),
            [(key, Given::One(hidden))] if key == TOML_DATETIME => {
                Ok(Given::One(core::mem::take(hidden)))
            }
            _ => Ok(Given::Map(entries)),
        }
    }

    /// A variant, such as that of a YAML tag, is a map with one entry; without fields it is its name.
    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<Given, A::Error> {
        let inner = self.deeper()?;
        let (name, variant) = data.variant_seed(Name)?;
        let name = name.into_owned();
        Ok(match variant.newtype_variant_seed(inner)? {
            Given::One(OwnedValue::None) => Given::One(OwnedValue::Str(name)),
            fields => Given::Map(alloc::vec![(name, fields)]),
        })
    }
}

/// The number in a string of digits.
fn number(text: &str) -> Option<OwnedValue> {
    if let Ok(whole) = text.parse::<i128>() {
        return Some(whole.into());
    }
    if let Ok(whole) = text.parse::<u128>() {
        return Some(whole.into());
    }
    let float = text.parse::<f64>().ok()?;
    beyond(text, float.is_infinite(), float == 0.0).is_none().then(|| OwnedValue::from(float))
}

/// Keys that are not strings, of formats that have such keys.
macro_rules! keys {
    ($($visit:ident($ty:ty);)*) => {$(
        fn $visit<E: Error>(self, key: $ty) -> Result<Self::Value, E> {
            Ok(Cow::Owned(key.to_string()))
        }
    )*};
}

/// Deserializes a key of a map, which is borrowed from the input if the format allows it.
pub(super) struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Name {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_borrowed_str<E: Error>(self, name: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(name))
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(name.into()))
    }

    fn visit_string<E: Error>(self, name: String) -> Result<Self::Value, E> {
        Ok(Cow::Owned(name))
    }

    keys! {
        visit_bool(bool);
        visit_char(char);
        visit_i64(i64);
        visit_i128(i128);
        visit_u64(u64);
        visit_u128(u128);
    }
}

impl Given {
    /// Converts to a value; calls `twice` with each name that occurs twice in one map, and the names of the enclosing
    /// maps.
    pub(super) fn into_owned(
        self,
        names: &mut Vec<PathSegment>,
        twice: &mut impl FnMut(&[PathSegment]),
    ) -> OwnedValue {
        match self {
            Given::One(value) => value,
            Given::List(items) => {
                let items = items.into_iter().enumerate().map(|(index, item)| {
                    names.push(PathSegment::Index(index));
                    let item = item.into_owned(names, twice);
                    names.pop();
                    item
                });
                OwnedValue::List(Box::new(items.collect::<OwnedList>()))
            }
            Given::Map(entries) => {
                let mut dict = Dict::new();
                for (name, item) in entries {
                    names.push(PathSegment::Name(name));
                    let item = item.into_owned(names, twice);
                    if let Some(PathSegment::Name(name)) = names.last()
                        && dict.insert_owned(name, item).is_some()
                    {
                        twice(names);
                    }
                    names.pop();
                }
                OwnedValue::Map(Box::new(dict))
            }
        }
    }
}

/// Deserializes any value of a self-describing format. A name that occurs twice in a map is an error.
impl<'de> Deserialize<'de> for OwnedValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let given = Anything::NEW.deserialize(deserializer)?;
        let mut path = None;
        let value = given.into_owned(&mut Vec::new(), &mut |names| {
            path.get_or_insert_with(|| names.iter().cloned().collect::<AttrPath>());
        });
        match path {
            Some(path) => Err(Error::custom(format_args!("'{path}' is given twice"))),
            None => Ok(value),
        }
    }
}

/// As [`OwnedValue`], but a map.
impl<'de> Deserialize<'de> for Dict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match OwnedValue::deserialize(deserializer)? {
            OwnedValue::Map(dict) => Ok(*dict),
            other => Err(Error::custom(format_args!(
                "a map is expected, not {}",
                other.as_value().type_name()
            ))),
        }
    }
}
