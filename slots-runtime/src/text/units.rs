//! Numbers with units: `5ms` for a slot in seconds, `1h 30m` for a duration.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::time::Duration;

use crate::text::literals::ungrouped;

/// The powers of ten of the SI prefixes.
const PREFIXES: [(&str, i32); 14] = [
    ("f", -15),
    ("p", -12),
    ("n", -9),
    ("u", -6),
    ("µ", -6),
    ("μ", -6),
    ("m", -3),
    ("c", -2),
    ("d", -1),
    ("h", 2),
    ("k", 3),
    ("M", 6),
    ("G", 9),
    ("T", 12),
];

/// The powers of 1024 of the binary prefixes of IEC 80000-13.
const BINARY_PREFIXES: [(&str, i32); 6] =
    [("Ki", 1), ("Mi", 2), ("Gi", 3), ("Ti", 4), ("Pi", 5), ("Ei", 6)];

/// The units that accept a prefix: SI units, and units that are used with SI prefixes.
///
/// Any other unit accepts no prefix: `px`, `ft`, `min`, `deg`, `%`, `°C`, `dB`.
const PREFIXED: [&str; 41] = [
    "s", "m", "g", "A", "K", "mol", "cd", "Hz", "N", "Pa", "J", "W", "C", "V", "F", "ohm", "Ohm",
    "\u{3a9}", "\u{2126}", "S", "Wb", "T", "H", "lm", "lx", "Bq", "Gy", "Sv", "kat", "rad", "sr",
    "L", "l", "eV", "Da", "bar", "Ah", "Wh", "VA", "Bd", "Sa",
];

/// The units that accept only prefixes above one: a tenth of a byte does not exist, and `dB` is the decibel.
const COUNTED: [&str; 3] = ["B", "bit", "bps"];

/// The units that also accept a binary prefix.
const BINARY: [&str; 2] = ["B", "bit"];

/// The factor between two units: a power of ten times a power of 1024.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Factor {
    ten: i32,
    kibi: i32,
}

impl Factor {
    const ONE: Self = Factor { ten: 0, kibi: 0 };

    const fn decimal(ten: i32) -> Self {
        Factor { ten, kibi: 0 }
    }

    const fn binary(kibi: i32) -> Self {
        Factor { ten: 0, kibi }
    }
}

/// The number in a string such as `5ms`, converted to the unit of the slot; `None` if the string has no such unit.
///
/// The digits are converted without rounding: for an SI prefix, the decimal point is moved and nothing multiplied, so that
/// `5ms` in seconds is exactly `0.005`.
pub(crate) fn without_unit(text: &str, unit: &str) -> Option<String> {
    let text = text.trim();
    let (number, suffix) = text.split_at(number_len(text));
    let suffix = suffix.trim_start();
    if suffix.is_empty() {
        return None;
    }
    scale(number, factor_of(suffix, unit)?)
}

/// All spellings of a unit with another prefix or none, among them the unit itself: those that [`without_unit`] converts.
#[cfg(feature = "schema")]
pub(crate) fn spellings(unit: &str) -> impl Iterator<Item = String> {
    let (first, rest) = split_first(unit);
    let base = split_prefix(first).map(|(_, base)| base);
    let powers = PREFIXES.iter().chain(&BINARY_PREFIXES).map(|(prefix, _)| *prefix).chain([""]);
    let prefixed = base
        .into_iter()
        .flat_map(move |base| powers.clone().map(move |prefix| format!("{prefix}{base}{rest}")));
    let is_other = move |one: &String| one != unit && factor_of(one, unit).is_some();
    core::iter::once(String::from(unit)).chain(prefixed.filter(is_other))
}

/// A list or a map of numbers with units, such as `[5ms, 10ms]`, with each number in the slot's own unit; `None` if the
/// text is neither. An item that is not a number with a unit is unchanged.
pub(crate) fn items_without_unit(text: &str, unit: &str) -> Option<String> {
    let mut read = String::with_capacity(text.len());
    let mut start = 0;
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            // A key in quotes.
            '"' => {
                while let Some((_, inside)) = chars.next() {
                    match inside {
                        '"' => break,
                        '\\' => drop(chars.next()),
                        _ => {}
                    }
                }
            }
            ',' | '[' | ']' | '{' | '}' => {
                push_item(&mut read, &text[start..at], unit);
                read.push(c);
                start = at + 1;
            }
            ':' => {
                read.push_str(&text[start..=at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    if start == 0 {
        return None;
    }
    push_item(&mut read, &text[start..], unit);
    Some(read)
}

fn push_item(read: &mut String, item: &str, unit: &str) {
    match without_unit(item, unit) {
        Some(number) => read.push_str(&number),
        None => read.push_str(item),
    }
}

/// The length of the number at the beginning of a string. An `e` belongs to it only before digits: `5eV` are electron
/// volts.
fn number_len(text: &str) -> usize {
    let bytes = text.as_bytes();
    let sign = |at: usize| at + usize::from(matches!(bytes.get(at), Some(b'+' | b'-')));
    let digits = |at: usize| {
        let rest = bytes.get(at..).unwrap_or_default();
        at + rest.iter().take_while(|byte| byte.is_ascii_digit() || **byte == b'_').count()
    };
    let mut end = digits(sign(0));
    if bytes.get(end) == Some(&b'.') {
        end = digits(end + 1);
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let exponent = sign(end + 1);
        if bytes.get(exponent).is_some_and(u8::is_ascii_digit) {
            end = digits(exponent);
        }
    }
    end
}

/// Whether a text begins like a number and has nothing after it: the unit is not the cause of the error.
pub(crate) fn is_number(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && number_len(text) == text.len()
}

/// Whether a number in this unit may have a binary prefix.
pub(crate) fn takes_binary_prefix(unit: &str) -> bool {
    let (first, _) = split_first(unit);
    split_prefix(first).is_some_and(|(_, base)| BINARY.contains(&base))
}

/// The factor between the written unit and the unit of the slot, which may have a prefix, too: `2s` for a slot in `ms`.
fn factor_of(written: &str, unit: &str) -> Option<Factor> {
    if written == unit {
        return Some(Factor::ONE);
    }
    let (first, rest) = split_first(unit);
    let first_written = written.strip_suffix(rest)?;
    let (own, base) = split_prefix(first)?;
    let (factor, _) = candidates(first_written)
        .find(|(factor, other)| *other == base && takes_prefix(*factor, base))?;
    Some(Factor { ten: factor.ten - own.ten, kibi: factor.kibi - own.kibi })
}

/// The first unit of a product or a quotient, to which a prefix belongs (`km/s`), and the rest. In a power, a prefix would
/// count twice.
fn split_first(unit: &str) -> (&str, &str) {
    unit.split_at(unit.find(['/', '*', '·', ' ']).unwrap_or(unit.len()))
}

/// The factor of the prefix of a unit, and the unit without it; `None` if the unit takes no prefix.
fn split_prefix(unit: &str) -> Option<(Factor, &str)> {
    candidates(unit).find(|(factor, base)| takes_prefix(*factor, base))
}

fn takes_prefix(factor: Factor, base: &str) -> bool {
    if factor.kibi > 0 {
        return BINARY.contains(&base);
    }
    PREFIXED.contains(&base) || factor.ten >= 0 && COUNTED.contains(&base)
}

/// The interpretations of a unit: without a prefix first, then with each prefix.
fn candidates(unit: &str) -> impl Iterator<Item = (Factor, &str)> {
    let decimal = PREFIXES.iter().map(|(prefix, ten)| (*prefix, Factor::decimal(*ten)));
    let binary = BINARY_PREFIXES.iter().map(|(prefix, kibi)| (*prefix, Factor::binary(*kibi)));
    let prefixed = decimal
        .chain(binary)
        .filter_map(move |(prefix, factor)| Some((factor, unit.strip_prefix(prefix)?)));
    core::iter::once((Factor::ONE, unit)).chain(prefixed)
}

/// The longest number that is written without an exponent.
const LONGEST: i64 = 400;

/// Multiplies a number by a factor: moves its decimal point, and multiplies its digits for the powers of 1024.
fn scale(number: &str, by: Factor) -> Option<String> {
    let number = &*ungrouped(number, u8::is_ascii_digit)?;
    number.parse::<f64>().ok()?;
    let (sign, unsigned) = match number.strip_prefix(['-', '+']) {
        Some(rest) => (&number[..1], rest),
        None => ("", number),
    };
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let exponent = exponent.parse::<i64>().ok()?.checked_add(by.ten.into())?;
    let (mantissa, exponent) = match by.kibi {
        0 => (Cow::Borrowed(mantissa), exponent),
        kibi => {
            let (digits, moved) = times_1024(mantissa, kibi);
            (Cow::Owned(digits), exponent.checked_sub(moved)?)
        }
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((&mantissa, ""));
    if exponent.abs() > LONGEST {
        return Some(format!("{sign}{mantissa}e{exponent}"));
    }
    let places = usize::try_from(exponent.unsigned_abs()).ok()?;
    let (whole, fraction) = if exponent > 0 {
        let padded = format!("{fraction:0<places$}");
        let (more, rest) = padded.split_at(places);
        (format!("{whole}{more}"), String::from(rest))
    } else {
        let padded = format!("{whole:0>width$}", width = places + 1);
        let (rest, less) = padded.split_at(padded.len() - places);
        (String::from(rest), format!("{less}{fraction}"))
    };
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    // `1000us` in milliseconds is an integer.
    Some(match fraction.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        fraction => format!("{sign}{whole}.{fraction}"),
    })
}

/// The digits of a number times a power of 1024, without a decimal point, and the number of them that belong behind it.
///
/// A division by 1024 is a multiplication by five to the power of ten, and moves the point by ten places.
fn times_1024(mantissa: &str, power: i32) -> (String, i64) {
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let (factor, more) = if power > 0 { (1024, 0) } else { (9_765_625, 10) };
    let mut digits: Vec<u8> =
        whole.bytes().chain(fraction.bytes()).map(|digit| digit - b'0').collect();
    let mut places = i64::try_from(fraction.len()).unwrap_or(i64::MAX);
    for _ in 0..power.unsigned_abs() {
        let mut carry = 0_u32;
        for digit in digits.iter_mut().rev() {
            let product = u32::from(*digit) * factor + carry;
            (*digit, carry) = ((product % 10) as u8, product / 10);
        }
        while carry > 0 {
            digits.insert(0, (carry % 10) as u8);
            carry /= 10;
        }
        places += more;
    }
    (digits.iter().map(|digit| char::from(digit + b'0')).collect(), places)
}

/// Reads `5ms`, `1.5s`, `1h 30m`, `250us`; a bare number counts seconds.
pub(crate) fn duration(text: &str) -> Option<Duration> {
    let mut rest = text.trim();
    if rest.is_empty() {
        return None;
    }
    if let Some(seconds) = decimal(rest) {
        return nanos(seconds, 1_000_000_000);
    }
    let mut sum = Duration::ZERO;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !(c.is_ascii_digit() || c == '.'))?;
        let (number, after) = rest.split_at(end);
        let after = after.trim_start();
        let end =
            after.find(|c: char| c.is_ascii_digit() || c.is_whitespace()).unwrap_or(after.len());
        let (unit, next) = after.split_at(end);
        let scale = match unit {
            "ns" => 1,
            "us" | "µs" | "μs" => 1_000,
            "ms" => 1_000_000,
            "s" | "sec" => 1_000_000_000,
            "m" | "min" => 60_000_000_000,
            "h" => 3_600_000_000_000,
            "d" => 86_400_000_000_000,
            _ => return None,
        };
        sum = sum.checked_add(nanos(decimal(number)?, scale)?)?;
        rest = next.trim_start();
    }
    Some(sum)
}

/// A decimal number as its digits and the power of ten that divides them.
fn decimal(text: &str) -> Option<(u128, u32)> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = format!("{whole}{fraction}");
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some((digits.parse().ok()?, u32::try_from(fraction.len()).ok()?))
}

/// So many units of `scale` nanoseconds, if that is an integer of nanoseconds.
fn nanos((digits, divide): (u128, u32), scale: u128) -> Option<Duration> {
    let scaled = digits.checked_mul(scale)?;
    let power = 10_u128.checked_pow(divide)?;
    if !scaled.is_multiple_of(power) {
        return None;
    }
    let nanos = scaled / power;
    let seconds = u64::try_from(nanos / 1_000_000_000).ok()?;
    Some(Duration::new(seconds, u32::try_from(nanos % 1_000_000_000).ok()?))
}

#[cfg(test)]
mod tests;
