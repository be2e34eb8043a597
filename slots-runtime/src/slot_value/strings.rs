//! `SlotValue` of strings and addresses.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use core::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};

use super::SlotValue;
use crate::model::compiled::Compiled;
use crate::model::error_kind::ErrorKind;
use crate::model::primitive::Primitive;
use crate::model::slot_type::SlotType;
use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::slot_value::compiled::compiled;

impl SlotValue for String {
    const __COMPILED: Option<&'static Compiled> = compiled!(String);
    const __TAKES_UNIT: bool = false;
    const __PRIMITIVE: Primitive = Primitive::String;

    fn to_value(&self) -> Value<'_> {
        Value::Str(Cow::Borrowed(self))
    }

    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        match value {
            Value::Str(text) => Ok(text.into_owned()),
            other => match other.textual() {
                Some(text) => Ok(text.into_owned()),
                None => Err(ValueError::not_a::<String>(&other)),
            },
        }
    }

    /// Reuses the memory of the string.
    fn assign(&mut self, value: Value<'_>) -> Result<(), ValueError> {
        if !self.__assign_borrowed(&value) {
            *self = Self::from_value(value)?;
        }
        Ok(())
    }

    #[inline(always)]
    fn __assign_borrowed(&mut self, value: &Value<'_>) -> bool {
        let Value::Str(Cow::Borrowed(text)) = value else { return false };
        self.clear();
        self.push_str(text);
        true
    }

    fn slot_type() -> SlotType {
        SlotType::Str
    }
}

macro_rules! like_a_string {
    ($($ty:ty => |$it:ident| $borrow:expr;)*) => {$(
        impl SlotValue for $ty {
            const __TAKES_UNIT: bool = false;

            fn to_value(&self) -> Value<'_> {
                let $it = self;
                Value::Str(Cow::Borrowed($borrow))
            }

            fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
                match String::from_value(value) {
                    Ok(text) => Ok(text.into()),
                    Err(rejected) => Err(ValueError::wrong_type(crate::text::type_names::short_type_name::<$ty>(), &Value::None).found_as(rejected.found())),
                }
            }

            fn slot_type() -> SlotType {
                SlotType::Str
            }
        }
    )*};
}

like_a_string! {
    Box<str> => |it| it;
    Arc<str> => |it| it;
    Rc<str> => |it| it;
    Cow<'static, str> => |it| it;
}

/// Cannot be written by name: a run-time string does not have the lifetime `'static`.
impl SlotValue for &'static str {
    const __TAKES_UNIT: bool = false;

    fn to_value(&self) -> Value<'_> {
        Value::Str(Cow::Borrowed(self))
    }

    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        let says = "is a &'static str, which only typed access can write";
        let found = value.type_name().into_owned();
        Err(ValueError::that(ErrorKind::Type, says).with_parts("&'static str", found))
    }

    fn slot_type() -> SlotType {
        SlotType::Opaque
    }
}

macro_rules! by_its_text {
    ($($ty:ty)*) => {$(
        impl SlotValue for $ty {
            const __TAKES_UNIT: bool = false;

            fn to_value(&self) -> Value<'_> { Value::Text(self) }

            fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
                match value.textual() {
                    Some(text) => Self::from_text(&text),
                    None => Err(ValueError::not_a::<Self>(&value)),
                }
            }

            fn from_text(text: &str) -> Result<Self, ValueError> {
                text.trim().parse().map_err(|error: core::net::AddrParseError| {
                    ValueError::bad_text::<Self>(text).with_cause(error.to_string())
                })
            }

            fn slot_type() -> SlotType { SlotType::Text }
        }
    )*};
}

by_its_text!(IpAddr Ipv4Addr Ipv6Addr SocketAddr SocketAddrV4 SocketAddrV6);
