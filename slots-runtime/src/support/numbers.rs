//! Numbers are converted without a call of the operations of their type.

use core::any::Any;

use crate::model::value::Value;
use crate::slot_value::SlotValue;

/// Expands a statement for each type of numbers that convert without a call of the operations of the type.
macro_rules! for_numbers {
    ($each:ident) => { $each!(f64 bool i64 i32 i16 i8 u64 u32 u16 u8 isize usize f32) };
}

/// A number or a `bool` as a value. The compiler decides for each `T` whether it is one.
#[inline(always)]
pub(super) fn number<T: 'static>(value: &T) -> Option<Value<'static>> {
    let any: &dyn Any = value;
    macro_rules! among {
        ($($ty:ty)*) => { $(if let Some(number) = any.downcast_ref::<$ty>() { return Some(Value::from(*number)); })* };
    }
    for_numbers!(among);
    None
}

/// The number or `bool` of this type that a value is; `None` if it must be converted. The compiler decides for each `T`
/// whether it is one of these types.
#[inline(always)]
pub(super) fn as_number<T: 'static>(value: &Value<'_>) -> Option<T> {
    let mut number = None::<T>;
    let any: &mut dyn Any = &mut number;
    macro_rules! among {
        ($($ty:ty)*) => { $(if let Some(place) = any.downcast_mut::<Option<$ty>>() { *place = <$ty>::__as_it_is(value); })* };
    }
    for_numbers!(among);
    number
}
