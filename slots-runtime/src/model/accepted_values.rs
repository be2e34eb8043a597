//! `AcceptedValues`: the literal values of a rule as data, so that a write can test a value without a function call.

use alloc::string::String;
use core::any::Any;
use core::mem::needs_drop;

macro_rules! accepted_values {
    ($($number:ident $range:ident $one_of:ident $from_range:ident: $lowest:expr, $highest:expr, |$end:ident| $before:expr;)*) => {
        /// The values that a slot accepts, if its only rule is a range of numbers or a list of choices, all literals.
        ///
        /// An accepted value needs no other validation. For any other value, the rule is applied and makes the error.
        #[derive(Clone, Copy, Debug)]
        pub enum AcceptedValues {
            /// The slot has no rule, or other rules.
            Unknown,
            /// These strings.
            OneOf(&'static [&'static str]),
            $(
                #[doc = concat!("The values of type `", stringify!($number), "` from the first to the last.")]
                $range($number, $number),
                #[doc = concat!("These values of type `", stringify!($number), "`.")]
                $one_of(&'static [$number]),
            )*
        }

        impl AcceptedValues {
            $(
                #[doc = concat!("A range of type `", stringify!($number), "`. Without an end, the type limits it.")]
                #[must_use]
                pub const fn $from_range(first: Option<$number>, end: Option<$number>, is_closed: bool) -> Self {
                    let first = match first {
                        Some(first) => first,
                        None => $lowest,
                    };
                    let last = match end {
                        None => Some($highest),
                        Some(last) if is_closed => Some(last),
                        Some($end) => $before,
                    };
                    match last {
                        Some(last) => AcceptedValues::$range(first, last),
                        None => AcceptedValues::Unknown,
                    }
                }
            )*

            /// Whether a value is accepted without other validation. For an `Option`, the contained value is tested;
            /// `None` is accepted.
            #[inline(always)]
            #[allow(clippy::float_cmp, reason = "a choice is equal as it is for the rule")]
            pub(crate) fn contain<T: 'static>(&self, value: &T) -> bool {
                match self {
                    AcceptedValues::Unknown => false,
                    AcceptedValues::OneOf(all) => {
                        if const { has_layout::<T, String>() } {
                            test::<T, String>(value, |value| all.iter().any(|one| value == one))
                        } else {
                            false
                        }
                    }
                    $(
                        AcceptedValues::$range(first, last) => {
                            if const { has_layout::<T, $number>() } {
                                test::<T, $number>(value, |value| first <= value && value <= last)
                            } else {
                                false
                            }
                        }
                        AcceptedValues::$one_of(all) => {
                            if const { has_layout::<T, $number>() } {
                                test::<T, $number>(value, |value| all.iter().any(|one| value == one))
                            } else {
                                false
                            }
                        }
                    )*
                }
            }
        }
    };
}

/// Whether `T` can be `U` or `Option<U>` by its size and alignment. No code is generated for the arms of other types, of which
/// each type of a field would have a copy.
const fn has_layout<T, U>() -> bool {
    align_of::<T>() == align_of::<U>()
        && needs_drop::<T>() == needs_drop::<U>()
        && (size_of::<T>() == size_of::<U>() || size_of::<T>() == size_of::<Option<U>>())
}

/// Applies a test to a value of type `U` or `Option<U>`; `false` for another type.
#[inline(always)]
fn test<T: 'static, U: 'static>(value: &T, accepts: impl Fn(&U) -> bool) -> bool {
    let value: &dyn Any = value;
    match value.downcast_ref::<U>() {
        Some(value) => accepts(value),
        None => value
            .downcast_ref::<Option<U>>()
            .is_some_and(|value| value.as_ref().is_none_or(accepts)),
    }
}

accepted_values! {
    f32 F32Range F32OneOf f32_range: f32::NEG_INFINITY, f32::INFINITY, |end| Some(end.next_down());
    f64 F64Range F64OneOf f64_range: f64::NEG_INFINITY, f64::INFINITY, |end| Some(end.next_down());
    i8 I8Range I8OneOf i8_range: i8::MIN, i8::MAX, |end| end.checked_sub(1);
    i16 I16Range I16OneOf i16_range: i16::MIN, i16::MAX, |end| end.checked_sub(1);
    i32 I32Range I32OneOf i32_range: i32::MIN, i32::MAX, |end| end.checked_sub(1);
    i64 I64Range I64OneOf i64_range: i64::MIN, i64::MAX, |end| end.checked_sub(1);
    isize IsizeRange IsizeOneOf isize_range: isize::MIN, isize::MAX, |end| end.checked_sub(1);
    u8 U8Range U8OneOf u8_range: u8::MIN, u8::MAX, |end| end.checked_sub(1);
    u16 U16Range U16OneOf u16_range: u16::MIN, u16::MAX, |end| end.checked_sub(1);
    u32 U32Range U32OneOf u32_range: u32::MIN, u32::MAX, |end| end.checked_sub(1);
    u64 U64Range U64OneOf u64_range: u64::MIN, u64::MAX, |end| end.checked_sub(1);
    usize UsizeRange UsizeOneOf usize_range: usize::MIN, usize::MAX, |end| end.checked_sub(1);
}
