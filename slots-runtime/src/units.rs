//! Numbers with units: `5ms` for a slot in seconds, `1h 30m` for a duration.

use alloc::format;
use alloc::string::String;
use core::time::Duration;

use crate::text::ungrouped;

/// The powers of ten of the SI prefixes.
const PREFIXES: [(&str, i32); 13] = [
    ("f", -15),
    ("p", -12),
    ("n", -9),
    ("u", -6),
    ("µ", -6),
    ("μ", -6),
    ("m", -3),
    ("c", -2),
    ("d", -1),
    ("k", 3),
    ("M", 6),
    ("G", 9),
    ("T", 12),
];

/// The number alone in a text such as `5ms`, in the slot's own unit; `None` if the text has no such unit.
///
/// The decimal point is moved, nothing is multiplied, so that `5ms` in seconds is exactly what `0.005` is.
pub(crate) fn without_unit(text: &str, unit: &str) -> Option<String> {
    let text = text.trim();
    let end = text
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | '_' | 'e' | 'E')))?;
    // `5e` of `5eV` is no exponent.
    let (number, suffix) = text.split_at(text[..end].trim_end_matches(['e', 'E']).len());
    let suffix = suffix.trim_start();
    let (prefix, own) = split_prefix(suffix, unit)?;
    shift(number.trim_end(), prefix - own)
}

/// A list or a map of numbers with units, such as `[5ms, 10ms]`, with each number in the slot's own unit; `None` if the
/// text is neither. What is no number with a unit stays as it is.
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

/// The powers of ten of the prefix written and of the prefix that the slot's unit has.
fn split_prefix(suffix: &str, unit: &str) -> Option<(i32, i32)> {
    if suffix == unit {
        return Some((0, 0));
    }
    let of = |text: &str, base: &str| {
        let prefix = text.strip_suffix(base)?;
        if prefix.is_empty() {
            return Some(0);
        }
        PREFIXES.iter().find(|(name, _)| *name == prefix).map(|(_, power)| *power)
    };
    if let Some(written) = of(suffix, unit) {
        return Some((written, 0));
    }
    // The slot's own unit may have a prefix: `2s` for a slot in `ms`.
    PREFIXES.iter().find_map(|(name, own)| {
        let base = unit.strip_prefix(name).filter(|base| !base.is_empty())?;
        Some((of(suffix, base)?, *own))
    })
}

/// Moves the decimal point of a number by `by` places.
fn shift(number: &str, by: i32) -> Option<String> {
    let number = &*ungrouped(number, u8::is_ascii_digit)?;
    number.parse::<f64>().ok()?;
    if by == 0 {
        return Some(number.into());
    }
    let (sign, digits) = match number.strip_prefix(['-', '+']) {
        Some(rest) => (&number[..1], rest),
        None => ("", number),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if !(whole.bytes().chain(fraction.bytes())).all(|byte| byte.is_ascii_digit()) {
        // It has an exponent already, which takes the shift.
        let (mantissa, exponent) = digits.split_once(['e', 'E'])?;
        let exponent = exponent.parse::<i32>().ok()?.checked_add(by)?;
        return Some(format!("{sign}{mantissa}e{exponent}"));
    }
    let places = usize::try_from(by.unsigned_abs()).ok()?;
    let (whole, fraction) = if by > 0 {
        let padded = format!("{fraction:0<places$}");
        let (more, rest) = padded.split_at(places);
        (format!("{whole}{more}"), String::from(rest))
    } else {
        let padded = format!("{whole:0>width$}", width = places + 1);
        let (rest, less) = padded.split_at(padded.len() - places);
        (String::from(rest), format!("{less}{fraction}"))
    };
    // `1000us` in milliseconds is a whole number.
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

/// So many units of `scale` nanoseconds, if that is a whole number of nanoseconds.
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
mod tests {
    use super::*;

    #[test]
    fn a_prefix_moves_the_decimal_point() {
        for (text, unit, number) in [
            ("5ms", "s", "0.005"),
            ("5 ms", "s", "0.005"),
            ("1.5 us", "s", "0.0000015"),
            ("12s", "s", "12"),
            ("2s", "ms", "2000"),
            ("2.5s", "ms", "2500"),
            ("1e-3 ms", "s", "1e-6"),
            ("-3kV", "V", "-3000"),
            ("5eV", "eV", "5"),
            ("3keV", "eV", "3000"),
        ] {
            assert_eq!(without_unit(text, unit).as_deref(), Some(number), "{text} in {unit}");
        }
        for (text, unit) in [("5", "s"), ("5kg", "s"), ("ms", "s"), ("x5ms", "s"), ("5 m s", "s")] {
            assert_eq!(without_unit(text, unit), None, "{text} in {unit}");
        }
    }

    #[test]
    fn each_item_of_a_list_or_a_map_has_its_unit() {
        for (text, numbers) in [
            ("5ms, 1 s", "0.005,1"),
            ("[[5ms, 2], [x]]", "[[0.005, 2], [x]]"),
            ("{\"5ms, \\\"\": 5ms, 1s: 1us}", "{\"5ms, \\\"\":0.005, 1s:0.000001}"),
        ] {
            assert_eq!(items_without_unit(text, "s").as_deref(), Some(numbers), "{text}");
        }
        for text in ["", "5ms", "None", "\"a, b\"", "\""] {
            assert_eq!(items_without_unit(text, "s"), None, "{text}");
        }
    }

    #[test]
    fn durations_are_read_as_people_write_them() {
        assert_eq!(duration("5ms"), Some(Duration::from_millis(5)));
        assert_eq!(duration("1h 30m"), Some(Duration::from_mins(90)));
        assert_eq!(duration("1m30s"), Some(Duration::from_secs(90)));
        assert_eq!(duration("0.25"), Some(Duration::from_millis(250)));
        for bad in ["", "ms", "5 parsecs", "-1s", "1.5ns", "99999999999999999999h"] {
            assert_eq!(duration(bad), None, "{bad}");
        }
    }
}
