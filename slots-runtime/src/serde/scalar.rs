//! `ScalarSlot`: deserializes the value of a slot whose type is a number or a string, without a `Value`.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::{self, Formatter};

use ::serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, Visitor,
};

use crate::access::transaction::attempt::Attempt;
use crate::model::class::table::Entry;
use crate::model::primitive::Primitive;
use crate::model::value::single::narrow;
use crate::serde::read::{Anything, Given};

/// Deserializes the value of a writable slot of a number or string type, and stages it. The result is any other input, which must be
/// converted.
pub(super) struct ScalarSlot<'p, 'o> {
    pub(super) attempt: &'p mut Attempt<'o, 'static>,
    pub(super) entry: &'static Entry,
    pub(super) name: &'p str,
    pub(super) other: Anything<'static>,
}

impl ScalarSlot<'_, '_> {
    /// Stages a value if it is of the type of the slot.
    #[inline]
    fn stage<T: 'static>(&mut self, value: T) -> bool {
        self.attempt.add_typed(self.entry, self.name, value)
    }

    fn stage_bool(&mut self, truth: bool) -> bool {
        self.stage(truth)
    }

    /// Stages a whole number if the type of the slot holds it exactly.
    fn stage_whole(&mut self, number: i64) -> bool {
        macro_rules! by_type {
            ($($primitive:ident)*) => {
                match self.entry.vtable().primitive {
                    Primitive::I64 => self.stage(number),
                    Primitive::F64 => i32::try_from(number).is_ok_and(|small| self.stage(f64::from(small))),
                    $(Primitive::$primitive => number.try_into().is_ok_and(|fit: primitive_type!($primitive)| self.stage(fit)),)*
                    Primitive::None | Primitive::Bool | Primitive::F32 | Primitive::String => false,
                }
            };
        }
        macro_rules! primitive_type {
            (I8) => {
                i8
            };
            (I16) => {
                i16
            };
            (I32) => {
                i32
            };
            (U8) => {
                u8
            };
            (U16) => {
                u16
            };
            (U32) => {
                u32
            };
            (U64) => {
                u64
            };
        }
        by_type!(I8 I16 I32 U8 U16 U32 U64)
    }

    fn stage_float(&mut self, number: f64) -> bool {
        match self.entry.vtable().primitive {
            Primitive::F64 => self.stage(number),
            Primitive::F32 => narrow(number).is_some_and(|single| self.stage(single)),
            _ => false,
        }
    }

    fn stage_text(&mut self, text: &str) -> bool {
        self.entry.vtable().primitive == Primitive::String && self.stage(String::from(text))
    }
}

impl<'de> DeserializeSeed<'de> for ScalarSlot<'_, '_> {
    type Value = Option<Given>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

/// Inputs of types that are staged, and converted if they do not fit.
macro_rules! staged {
    ($($visit:ident($ty:ty) => $stage:ident;)*) => {$(
        fn $visit<E: Error>(mut self, it: $ty) -> Result<Self::Value, E> {
            if self.$stage(it) { Ok(None) } else { self.other.$visit(it).map(Some) }
        }
    )*};
}

/// Other inputs, which are converted.
macro_rules! others {
    ($($visit:ident($($it:ident: $ty:ty)?);)*) => {$(
        fn $visit<E: Error>(self $(, $it: $ty)?) -> Result<Self::Value, E> {
            self.other.$visit($($it)?).map(Some)
        }
    )*};
}

impl<'de> Visitor<'de> for ScalarSlot<'_, '_> {
    type Value = Option<Given>;

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.other.expecting(f)
    }

    staged! {
        visit_bool(bool) => stage_bool;
        visit_i64(i64) => stage_whole;
        visit_f64(f64) => stage_float;
        visit_str(&str) => stage_text;
    }

    fn visit_u64<E: Error>(self, it: u64) -> Result<Self::Value, E> {
        match i64::try_from(it) {
            Ok(small) => self.visit_i64(small),
            Err(_) => self.other.visit_u64(it).map(Some),
        }
    }

    others! {
        visit_i128(it: i128);
        visit_u128(it: u128);
        visit_f32(it: f32);
        visit_bytes(it: &[u8]);
        visit_string(it: String);
        visit_byte_buf(it: Vec<u8>);
        visit_unit();
        visit_none();
    }

    fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<Self::Value, D::Error> {
        self.other.visit_some(inner).map(Some)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<Self::Value, D::Error> {
        self.other.visit_newtype_struct(inner).map(Some)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
        self.other.visit_seq(seq).map(Some)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        self.other.visit_map(map).map(Some)
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<Self::Value, A::Error> {
        self.other.visit_enum(data).map(Some)
    }
}
