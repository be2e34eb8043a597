//! Numbers with units: `5ms` for a slot in seconds, `1h 30m` for a duration.

use alloc::format;
use alloc::string::String;
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

/// The number in a string such as `5ms`, converted to the unit of the slot; `None` if the string has no such unit.
///
/// The decimal point is moved and nothing multiplied, so that `5ms` in seconds is exactly `0.005`.
pub(crate) fn without_unit(text: &str, unit: &str) -> Option<String> {
    let text = text.trim();
    let (number, suffix) = text.split_at(number_len(text));
    let suffix = suffix.trim_start();
    if suffix.is_empty() {
        return None;
    }
    shift(number, power_of(suffix, unit)?)
}

/// All spellings of a unit with another prefix or none, among them the unit itself: those that [`without_unit`] converts.
#[cfg(feature = "schema")]
pub(crate) fn spellings(unit: &str) -> impl Iterator<Item = String> {
    let end = unit.find(['/', '*', '·', ' ']).unwrap_or(unit.len());
    let (first, rest) = unit.split_at(end);
    let base = split_prefix(first).map(|(_, base)| base);
    let powers = PREFIXES.iter().map(|(prefix, _)| *prefix).chain([""]);
    let prefixed = base
        .into_iter()
        .flat_map(move |base| powers.clone().map(move |prefix| format!("{prefix}{base}{rest}")));
    let is_other = move |one: &String| one != unit && power_of(one, unit).is_some();
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

/// The power of ten between the written unit and the unit of the slot, which may have a prefix, too: `2s` for a slot in
/// `ms`.
fn power_of(written: &str, unit: &str) -> Option<i32> {
    if written == unit {
        return Some(0);
    }
    // A prefix belongs to the first unit of a product or a quotient: `km/s`. In a power, it would count twice.
    let end = unit.find(['/', '*', '·', ' ']).unwrap_or(unit.len());
    let (first, rest) = unit.split_at(end);
    let first_written = written.strip_suffix(rest)?;
    let (own, base) = split_prefix(first)?;
    let (power, _) = candidates(first_written)
        .find(|(power, other)| *other == base && takes_prefix(*power, base))?;
    Some(power - own)
}

/// The prefix of a unit as a power of ten, and the unit without it; `None` if the unit takes no prefix.
fn split_prefix(unit: &str) -> Option<(i32, &str)> {
    candidates(unit).find(|(power, base)| takes_prefix(*power, base))
}

fn takes_prefix(power: i32, base: &str) -> bool {
    PREFIXED.contains(&base) || power >= 0 && COUNTED.contains(&base)
}

/// The interpretations of a unit: without a prefix first, then with each prefix.
fn candidates(unit: &str) -> impl Iterator<Item = (i32, &str)> {
    let prefixed = PREFIXES
        .iter()
        .filter_map(move |(prefix, power)| Some((*power, unit.strip_prefix(prefix)?)));
    core::iter::once((0, unit)).chain(prefixed)
}

/// The longest number that is written without an exponent.
const LONGEST: i64 = 400;

/// Moves the decimal point of a number by `by` places.
fn shift(number: &str, by: i32) -> Option<String> {
    let number = &*ungrouped(number, u8::is_ascii_digit)?;
    number.parse::<f64>().ok()?;
    let (sign, unsigned) = match number.strip_prefix(['-', '+']) {
        Some(rest) => (&number[..1], rest),
        None => ("", number),
    };
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let exponent = exponent.parse::<i64>().ok()?.checked_add(by.into())?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
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
