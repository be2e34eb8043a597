//! Variants of a format, such as the tags of YAML.

use serde::de::value::{Error, MapDeserializer};
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error as _, IntoDeserializer, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use slots_runtime::prelude::*;
use slots_runtime::serde::{Patch, from_deserializer};

use super::Trigger;

#[slots]
#[derive(Debug, PartialEq)]
struct Device {
    trigger: Trigger,
}

/// A value of a format with tags: `!Name content`.
#[derive(Clone)]
enum Tagged {
    Number(u32),
    Nothing,
    Fields(Vec<(&'static str, Tagged)>),
    Tag(&'static str, Box<Tagged>),
}

impl<'de> Deserializer<'de> for Tagged {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Tagged::Number(number) => visitor.visit_u32(number),
            Tagged::Nothing => visitor.visit_unit(),
            Tagged::Fields(fields) => visitor.visit_map(MapDeserializer::new(fields.into_iter())),
            Tagged::Tag(name, content) => visitor.visit_enum(Tag(name, *content)),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl IntoDeserializer<'_, Error> for Tagged {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

struct Tag(&'static str, Tagged);

impl<'de> EnumAccess<'de> for Tag {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Error> {
        let name = IntoDeserializer::<Error>::into_deserializer(self.0);
        Ok((seed.deserialize(name)?, self))
    }
}

impl<'de> VariantAccess<'de> for Tag {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        Err(Error::custom("not used"))
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(self.1)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Error> {
        Err(Error::custom("not used"))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Error> {
        Err(Error::custom("not used"))
    }
}

fn document(name: &'static str, content: Tagged) -> Tagged {
    Tagged::Fields(vec![("trigger", Tagged::Tag(name, Box::new(content)))])
}

#[test]
fn tag_selects_variant_and_its_content_fills_the_fields() {
    for (name, content, expected) in [
        ("Software", Tagged::Nothing, Trigger::Software),
        ("Timer", Tagged::Number(5), Trigger::Timer(5)),
        (
            "Hardware",
            Tagged::Fields(vec![("line", Tagged::Number(3))]),
            Trigger::Hardware { line: 3, delay: 0.0 },
        ),
    ] {
        let made: Device = from_deserializer(document(name, content.clone())).unwrap();
        assert_eq!(made.trigger, expected);
        let mut device = Device { trigger: Trigger::Timer(0) };
        let patch = <Patch as serde::Deserialize>::deserialize(document(name, content)).unwrap();
        let _ = patch.apply(&mut device).unwrap();
        assert_eq!(device, made);
    }
}

#[test]
fn unknown_tag_is_rejected() {
    let made = from_deserializer::<Device, _>(document("Timre", Tagged::Number(5)));
    let error = made.unwrap_err();
    assert_eq!(error.errors()[0].suggestions(), ["Timer"]);
}

#[test]
fn nested_tags_are_limited() {
    let mut content = Tagged::Nothing;
    for _ in 0..1000 {
        content = Tagged::Tag("Timer", Box::new(content));
    }
    let made = from_deserializer::<Device, _>(document("Timer", content));
    assert!(made.unwrap_err().errors().is_empty());
}
