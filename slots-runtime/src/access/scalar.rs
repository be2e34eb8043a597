//! `ScalarPlace`: a place that takes a number or a string of the type of the slot without a [`Value`] that is moved and converted.

use alloc::borrow::Cow;
use alloc::string::String;

use crate::model::class::table::Entry;
use crate::model::decl::SlotDetail;
use crate::model::kernel::attr::{Held, TypedVTable};
use crate::model::primitive::Primitive;
use crate::model::value::Value;
use crate::model::value::integer::exact_f64_of_i64;
use crate::model::value::single::narrow;
use crate::model::value_error::ValueError;

/// The place of a new value of a slot whose type is a number or a string. Each function returns whether the place has received the
/// value; if not, the input must be converted.
pub(crate) trait ScalarPlace {
    fn entry(&self) -> &'static Entry;

    /// The rules of the slot, if it has any.
    fn rules(&self) -> Option<&'static SlotDetail>;

    /// Stores a value that the rules accept. `hold` makes it in its place: a copy of a number that was stored on its own would stall
    /// the processor.
    fn store(&mut self, hold: impl FnOnce() -> Held);

    /// Handles the error of the rules.
    fn reject(&mut self, rejected: ValueError);

    /// The type of the slot.
    fn primitive(&self) -> Primitive {
        self.entry().vtable().primitive
    }

    /// Receives a value if it is of the type of the slot.
    #[inline]
    fn receive<T: 'static>(&mut self, value: T) -> bool {
        let slot = self.entry().vtable();
        let Some(vtable) = TypedVTable::<T>::new(slot) else { return false };
        match self.rules().map_or(Ok(()), |rules| rules.validate_typed(&value, slot)) {
            Ok(()) => self.store(|| Held::of(value, vtable)),
            Err(rejected) => self.reject(rejected),
        }
        true
    }

    /// Receives a value that needs no conversion, or whose conversion is exact.
    #[inline]
    fn receive_value(&mut self, value: &Value<'_>) -> bool {
        match value {
            Value::Float(number) => self.receive_float(*number),
            Value::Int(number) => self.receive_whole(*number),
            Value::Bool(truth) => self.receive_bool(*truth),
            Value::Str(Cow::Borrowed(text)) => self.receive_text(text),
            _ => false,
        }
    }

    fn receive_bool(&mut self, truth: bool) -> bool {
        self.receive(truth)
    }

    fn receive_float(&mut self, number: f64) -> bool {
        match self.primitive() {
            Primitive::F64 => self.receive(number),
            Primitive::F32 => narrow(number).is_some_and(|single| self.receive(single)),
            _ => false,
        }
    }

    fn receive_whole(&mut self, number: i64) -> bool {
        macro_rules! by_type {
            ($($primitive:ident($ty:ty))*) => {
                match self.primitive() {
                    Primitive::I64 => self.receive(number),
                    Primitive::F64 => exact_f64_of_i64(number).is_some_and(|float| self.receive(float)),
                    $(Primitive::$primitive => <$ty>::try_from(number).is_ok_and(|fit| self.receive(fit)),)*
                    Primitive::None | Primitive::Bool | Primitive::F32 | Primitive::String => false,
                }
            };
        }
        by_type!(I8(i8) I16(i16) I32(i32) U8(u8) U16(u16) U32(u32) U64(u64))
    }

    fn receive_text(&mut self, text: &str) -> bool {
        self.primitive() == Primitive::String && self.receive(String::from(text))
    }
}
