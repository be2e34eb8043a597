//! Conversion between `f32` and `f64` by the shortest decimal.

use alloc::format;
use alloc::string::ToString;

/// Powers of ten with which an `f32` can be multiplied as an `f64` without rounding.
const POWERS: [f64; 13] = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12];

/// Converts an `f32` to an `f64`: 0.1 becomes `0.1`, not `0.10000000149011612`.
///
/// The result is the `f64` nearest to the shortest decimal that parses as the `f32`. An integer is converted exactly,
/// because writes of integers are exact. [`narrow`] is the inverse for every `f32`.
pub(crate) fn widen(single: f32) -> f64 {
    let exact = f64::from(single);
    let size = exact.abs();
    // From 2^24 on, every `f32` is an integer.
    if !(size > 0.0 && size < 16_777_216.0) {
        return exact;
    }
    if size < 1e-3 {
        return by_text(single);
    }
    for power in POWERS {
        // Below 2^53: an `f32` has at most nine significant digits. The product is exact, and therefore the nearest
        // integer.
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "positive, and a whole number below 2^53"
        )]
        let digits = (size * power + 0.5) as u64 as f64;
        // Both are exact, so the quotient is the result of parsing the decimal.
        let wide = (digits / power).copysign(exact);
        if reads_as(wide, single) {
            return wide;
        }
    }
    by_text(single)
}

#[cold]
fn by_text(single: f32) -> f64 {
    let wide = single.to_string().parse().ok().filter(|wide| reads_as(*wide, single));
    wide.unwrap_or_else(|| f64::from(single))
}

#[expect(clippy::cast_possible_truncation, reason = "the comparison shows whether it was exact")]
fn reads_as(wide: f64, single: f32) -> bool {
    (wide as f32).to_bits() == single.to_bits()
}

/// As [`narrow`], for a number that equals an `f32`; `None` for any other number.
#[inline]
#[expect(
    clippy::cast_possible_truncation,
    reason = "the conversion back shows whether it was exact"
)]
pub(crate) fn narrow_binary(wide: f64) -> Option<f32> {
    let single = wide as f32;
    (f64::from(single).to_bits() == wide.to_bits()).then_some(single)
}

/// As [`narrow`], for a number that equals an `f32` or the result of [`widen`] for it; `None` for any other number.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the conversion back shows whether it was exact"
)]
pub(crate) fn narrow_decimal(wide: f64) -> Option<f32> {
    narrow_binary(wide).or_else(|| {
        let single = wide as f32;
        (widen(single).to_bits() == wide.to_bits()).then_some(single)
    })
}

/// Converts an `f64` to an `f32` without loss: the `f64` equals the `f32`, or the result of [`widen`] for it, or its
/// shortest decimals.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the conversion back shows whether it was exact"
)]
pub(crate) fn narrow(wide: f64) -> Option<f32> {
    if let Some(single) = narrow_decimal(wide) {
        return Some(single);
    }
    let single = wide as f32;
    let is_shortest = || {
        single.is_finite()
            && (single.to_string() == wide.to_string()
                || to_even(single).to_bits() == wide.to_bits())
    };
    (wide.is_nan() || is_shortest()).then_some(single)
}

/// As [`widen`], where a tie between two shortest decimals is rounded to the even digit, as other libraries write it.
#[cold]
fn to_even(single: f32) -> f64 {
    let shortest = format!("{single:e}");
    let digits = shortest.bytes().take_while(|byte| *byte != b'e').filter(u8::is_ascii_digit);
    // With a fixed number of digits, the standard library rounds to even.
    let even = format!("{:.*e}", digits.count().saturating_sub(1), f64::from(single));
    even.parse().ok().filter(|wide| reads_as(*wide, single)).unwrap_or_else(|| widen(single))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `f32` values of all sizes: the step has no factor in common with 2^32.
    fn samples() -> impl Iterator<Item = f32> {
        let step = if cfg!(miri) { 400_000_007 } else { 100_003 };
        (0..=u32::MAX).step_by(step).map(f32::from_bits).filter(|single| single.is_finite())
    }

    #[test]
    fn f32_equals_its_shortest_decimal() {
        for single in
            samples().chain([0.1, 0.3, 1.1, 0.001, 16_777_215.0, 1e-45, 8_388_607.5, 0.000_999_9])
        {
            let wide = widen(single);
            if single.fract() == 0.0 {
                assert_eq!(wide.to_bits(), f64::from(single).to_bits(), "{single}");
            } else {
                assert_eq!(wide.to_string(), single.to_string());
            }
        }
    }

    #[test]
    fn every_f32_round_trips() {
        for single in
            samples().chain([f32::MIN, f32::MAX, f32::MIN_POSITIVE, -0.0, 1e-45, f32::INFINITY])
        {
            for wide in [widen(single), f64::from(single)] {
                assert_eq!(narrow(wide).map(f32::to_bits), Some(single.to_bits()), "{single}");
            }
        }
        assert!(widen(f32::NAN).is_nan());
        // Two shortest decimals are equally near to 2745022.25.
        assert_eq!(narrow(2_745_022.2), narrow(2_745_022.3));
        assert_eq!(narrow(2_745_022.2).map(f64::from), Some(2_745_022.25));
        for lost in [
            0.1 + 0.2,
            1e300,
            16_777_217.0,
            1e-300,
            0.100_000_002,
            f64::MAX,
            8_388_607.4,
            2_745_022.1,
        ] {
            assert_eq!(narrow(lost), None, "{lost}");
        }
    }
}
