//! Integers beyond 64 bits, stored so that a `Value` stays three words, and exact conversions.

macro_rules! wide {
    ($($(#[$doc:meta])* $name:ident($int:ty);)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash)]
        pub struct $name([u64; 2]);

        impl $name {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "splits the bits in two halves")]
            pub(crate) const fn new(value: $int) -> Self {
                $name([value as u64, (value >> 64) as u64])
            }

            /// The number.
            #[allow(clippy::cast_possible_wrap, clippy::cast_lossless, reason = "joins the two halves of the bits")]
            pub const fn get(self) -> $int {
                (self.0[0] as $int) | ((self.0[1] as $int) << 64)
            }
        }

        impl core::fmt::Debug for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                core::fmt::Debug::fmt(&self.get(), f)
            }
        }
    )*};
}

wide! {
    /// An integer of 128 bits with sign; see [`Value::BigInt`](crate::Value::BigInt).
    BigInt(i128);
    /// An integer of 128 bits without sign; see [`Value::BigUint`](crate::Value::BigUint).
    BigUint(u128);
}

macro_rules! exact {
    ($($(#[$doc:meta])* $name:ident($int:ident);)*) => {$(
        $(#[$doc])*
        #[allow(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the conversion back shows whether it was exact; a float that came from an integer is whole"
        )]
        pub(crate) fn $name(value: $int) -> Option<f64> {
            let float = value as f64;
            // The largest integer rounds up to a power of two, which saturates in the conversion back and would look exact.
            (float as $int == value && value != $int::MAX).then_some(float)
        }
    )*};
}

exact! {
    /// The number as `f64`, if the conversion is exact.
    exact_f64(i128);
    /// As [`exact_f64`], for a number of 64 bits, which the processor converts without a call.
    exact_f64_of_i64(i64);
    /// As [`exact_f64`], for a number above `i128::MAX`.
    exact_f64_of_u128(u128);
}
