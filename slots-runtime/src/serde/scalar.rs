//! `ScalarSlot`: deserializes the value of a slot whose type is a number or a string, without a `Value`.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::{self, Formatter};

use ::serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, Visitor,
};

use crate::access::scalar::ScalarPlace;
use crate::access::transaction::attempt::found::StagedScalar;
use crate::serde::read::{Anything, Given};

/// Deserializes the value of a writable slot of a number or string type, and stages it. The result is any other input, which must be
/// converted.
pub(super) struct ScalarSlot<'p, 'o> {
    pub(super) slot: StagedScalar<'p, 'o, 'static>,
    pub(super) other: Anything<'static>,
}

/// By reference, so that the parts are not copied.
impl<'de> DeserializeSeed<'de> for &mut ScalarSlot<'_, '_> {
    type Value = Option<Given>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

/// Inputs of types that are staged, and converted if they do not fit.
macro_rules! staged {
    ($($visit:ident($ty:ty) => $stage:ident;)*) => {$(
        fn $visit<E: Error>(self, it: $ty) -> Result<Self::Value, E> {
            if self.slot.$stage(it) { Ok(None) } else { self.other.$visit(it).map(Some) }
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

impl<'de> Visitor<'de> for &mut ScalarSlot<'_, '_> {
    type Value = Option<Given>;

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.other.expecting(f)
    }

    staged! {
        visit_bool(bool) => receive_bool;
        visit_i64(i64) => receive_whole;
        visit_f64(f64) => receive_float;
        visit_str(&str) => receive_text;
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
