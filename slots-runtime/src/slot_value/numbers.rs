//! `SlotValue` of integers with a constraint or another arithmetic: `NonZero`, `Wrapping`, `Saturating`, atomics.

use core::num::{NonZero, Saturating, Wrapping};
use core::sync::atomic::Ordering;

use super::SlotValue;
use crate::model::error_kind::ErrorKind;
use crate::model::slot_type::SlotType;
use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::text::type_names::short_type_name;

const IS_ZERO: &str = "number would be zero for non-zero type";

macro_rules! non_zero {
    ($($int:ident)*) => {$(
        /// Takes the whole numbers that the integer takes, except 0, and their strings.
        impl SlotValue for NonZero<$int> {
            fn to_value(&self) -> Value<'_> {
                Value::from(self.get())
            }

            fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
                if let Some(text) = value.textual() {
                    return Self::from_text(&text);
                }
                let named = |rejected: ValueError| match rejected.found() {
                    found if rejected.kind() == ErrorKind::Type => {
                        ValueError::not_a::<Self>(&Value::None).found_as(found)
                    }
                    _ => rejected,
                };
                Self::new($int::from_value(value).map_err(named)?).ok_or_else(|| {
                    ValueError::wrong_value(short_type_name::<Self>(), &0).with_cause(IS_ZERO)
                })
            }

            fn from_text(text: &str) -> Result<Self, ValueError> {
                Self::new($int::from_text(text)?).ok_or_else(|| ValueError::bad_text::<Self>(text).with_cause(IS_ZERO))
            }

            fn slot_type() -> SlotType {
                match $int::slot_type() {
                    SlotType::Int { min: 0, max } => SlotType::Int { min: 1, max },
                    other => other,
                }
            }
        }
    )*};
}

non_zero!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

macro_rules! transparent {
    ($($wrapper:ident)*) => {$(
        /// Converts as the number inside.
        impl<T: SlotValue> SlotValue for $wrapper<T> {
            const __TAKES_UNIT: bool = T::__TAKES_UNIT;

            fn to_value(&self) -> Value<'_> {
                self.0.to_value()
            }

            fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
                T::from_value(value).map($wrapper)
            }

            fn from_text(text: &str) -> Result<Self, ValueError> {
                T::from_text(text).map($wrapper)
            }

            fn slot_type() -> SlotType {
                T::slot_type()
            }
        }
    )*};
}

transparent!(Wrapping Saturating);

macro_rules! atomics {
    ($($width:literal $atomic:ident($inner:ty);)*) => {$(
        /// Converts as the value that it holds; a read loads it.
        #[cfg(target_has_atomic = $width)]
        impl SlotValue for core::sync::atomic::$atomic {
            const __TAKES_UNIT: bool = <$inner>::__TAKES_UNIT;

            fn to_value(&self) -> Value<'_> {
                Value::from(self.load(Ordering::SeqCst))
            }

            fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
                <$inner>::from_value(value).map(Self::new)
            }

            fn from_text(text: &str) -> Result<Self, ValueError> {
                <$inner>::from_text(text).map(Self::new)
            }

            fn assign(&mut self, value: Value<'_>) -> Result<(), ValueError> {
                *self.get_mut() = <$inner>::from_value(value)?;
                Ok(())
            }

            fn slot_type() -> SlotType {
                <$inner>::slot_type()
            }
        }
    )*};
}

atomics! {
    "8" AtomicBool(bool);
    "8" AtomicI8(i8);
    "8" AtomicU8(u8);
    "16" AtomicI16(i16);
    "16" AtomicU16(u16);
    "32" AtomicI32(i32);
    "32" AtomicU32(u32);
    "64" AtomicI64(i64);
    "64" AtomicU64(u64);
    "ptr" AtomicIsize(isize);
    "ptr" AtomicUsize(usize);
}
