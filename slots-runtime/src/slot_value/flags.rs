//! Flags of the crate `bitflags`: the names of the flags, `READ | WRITE`.

use alloc::string::{String, ToString};

use bitflags::Flags as BitFlags;
use bitflags::parser::{ParseHex, WriteHex, from_str, to_writer};

use crate::model::slot_type::SlotType;
use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::model::vtable::VTable;
use crate::slot_value::SlotValue;
use crate::slot_value::holds::keys::Key;
use crate::slot_value::holds::{Here, Holds};
use crate::slot_value::texts::Flags;
use crate::text::type_names::short_type_name;

/// Converts a string to flags.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AsFlags<T>(T);

impl<T: BitFlags<Bits: ParseHex + WriteHex> + 'static> SlotValue for AsFlags<T> {
    const __TAKES_UNIT: bool = false;

    fn to_value(&self) -> Value<'_> {
        Value::from(string(&self.0))
    }

    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        match value.textual() {
            Some(text) => Self::from_text(&text),
            None => Err(ValueError::not_a::<T>(&value)),
        }
    }

    fn from_text(text: &str) -> Result<Self, ValueError> {
        from_str(text)
            .map(AsFlags)
            .map_err(|error| ValueError::bad_text::<T>(text).with_cause(error.to_string()))
    }

    fn __name() -> String {
        short_type_name::<T>()
    }

    fn slot_type() -> SlotType {
        SlotType::Text
    }
}

impl<K: BitFlags<Bits: ParseHex + WriteHex> + 'static> Key<Flags> for K {
    type Wrapped = AsFlags<K>;
    const IS_EXACT: bool = true;

    fn unwrap(wrapped: AsFlags<K>) -> Self {
        wrapped.0
    }

    fn text(&self) -> String {
        string(self)
    }

    fn parse(text: &str) -> Option<Self> {
        from_str(text).ok()
    }
}

fn string<T: BitFlags<Bits: WriteHex>>(flags: &T) -> String {
    let mut text = String::new();
    // Writing to a string does not fail.
    let _ = to_writer(flags, &mut text);
    text
}

impl<T: BitFlags<Bits: ParseHex + WriteHex> + 'static> Holds<Flags, Here> for T {
    type Wrapped = AsFlags<T>;
    const VTABLE: &'static VTable = &VTable::holds::<T, Flags, Here>();

    fn unwrap(wrapped: AsFlags<T>) -> Self {
        wrapped.0
    }

    fn value(&self) -> Value<'_> {
        Value::from(string(self))
    }
}
