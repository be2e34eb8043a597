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

/// The units that take a prefix: those of the SI, and those that are used with its prefixes.
///
/// Any other unit is taken as it is: `px`, `ft`, `min`, `deg`, `%`, `°C`, `dB`.
const PREFIXED: [&str; 41] = [
    "s", "m", "g", "A", "K", "mol", "cd", "Hz", "N", "Pa", "J", "W", "C", "V", "F", "ohm", "Ohm",
    "\u{3a9}", "\u{2126}", "S", "Wb", "T", "H", "lm", "lx", "Bq", "Gy", "Sv", "kat", "rad", "sr",
    "L", "l", "eV", "Da", "bar", "Ah", "Wh", "VA", "Bd", "Sa",
];

/// The units that take a prefix only if it is more than one: a tenth of a byte does not exist, and `dB` is the decibel.
const COUNTED: [&str; 3] = ["B", "bit", "bps"];

/// The number alone in a text such as `5ms`, in the slot's own unit; `None` if the text has no such unit.
///
/// The decimal point is moved, nothing is multiplied, so that `5ms` in seconds is exactly what `0.005` is.
pub(crate) fn without_unit(text: &str, unit: &str) -> Option<String> {
    let text = text.trim();
    let (number, suffix) = text.split_at(number_len(text));
    let suffix = suffix.trim_start();
    if suffix.is_empty() {
        return None;
    }
    shift(number, power_of(suffix, unit)?)
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

/// How long the number is that a text begins with. An `e` belongs to it only before digits: `5eV` are electron volts.
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

/// The power of ten between the unit written and the slot's own, which may have a prefix itself: `2s` for a slot in `ms`.
fn power_of(written: &str, unit: &str) -> Option<i32> {
    if written == unit {
        return Some(0);
    }
    // A prefix belongs to the first unit of a product or a quotient: `km/s`. Of a power it would count twice.
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
    fn decimal_point_is_shifted_exactly() {
        for (text, unit, number) in [
            ("5ms", "s", "0.005"),
            ("5 ms", "s", "0.005"),
            ("1.5 us", "s", "0.0000015"),
            ("12s", "s", "12"),
            ("2s", "ms", "2000"),
            ("2.5s", "ms", "2500"),
            ("1e-3 ms", "s", "0.000001"),
            ("-3kV", "V", "-3000"),
            ("+.5kV", "V", "+500"),
            ("0.0ms", "s", "0"),
            ("1e3ms", "ms", "1000"),
            ("1.5E3ms", "ms", "1500"),
            ("1e3ms", "us", "1000000"),
            ("10Hz", "kHz", "0.01"),
            ("10mm", "um", "10000"),
            ("5hPa", "Pa", "500"),
            ("5hPa", "mbar", ""),
            ("1e-500ms", "s", "1e-503"),
        ] {
            let number = Some(number).filter(|number| !number.is_empty());
            assert_eq!(without_unit(text, unit).as_deref(), number, "{text} in {unit}");
        }
        for (text, unit) in [
            ("5", "s"),
            ("5kg", "s"),
            ("ms", "s"),
            ("x5ms", "s"),
            ("5 m s", "s"),
            ("_ms", "s"),
            (".ms", "s"),
            ("-ms", "s"),
            ("1e99999999999999999999ms", "s"),
        ] {
            assert_eq!(without_unit(text, unit), None, "{text} in {unit}");
        }
    }

    #[test]
    fn unit_can_begin_with_exponent_letter() {
        for (text, unit, number) in [
            ("5eV", "eV", "5"),
            ("3keV", "eV", "3000"),
            ("5e3eV", "eV", "5000"),
            ("2e", "e", "2"),
            ("2e2e", "e", "200"),
            ("7e-", "e-", "7"),
            ("7e-/s", "e-/s", "7"),
            ("7 e-/s", "e-/s", "7"),
            ("8ev", "ev", "8"),
            ("8E", "E", "8"),
            ("5eV", "keV", "0.005"),
            ("1e-3eV", "meV", "1"),
        ] {
            assert_eq!(without_unit(text, unit).as_deref(), Some(number), "{text} in {unit}");
        }
    }

    #[test]
    fn only_si_units_accept_prefix() {
        for (text, unit) in [
            ("5x", "px"),
            ("5kpx", "px"),
            ("5t", "ft"),
            ("5in", "min"),
            ("5mmin", "min"),
            ("5ol", "mol"),
            ("5eg", "deg"),
            ("5mdeg", "deg"),
            ("3rad", "deg"),
            ("5m%", "%"),
            ("5", "m%"),
            ("5m°C", "°C"),
            ("5B", "dB"),
            ("5kB", "dB"),
            ("5mB", "B"),
            ("5dB", "B"),
            ("5B", "mB"),
            ("5d", "cd"),
            ("5at", "kat"),
            ("5km^2", "m^2"),
            ("5km²", "m²"),
            ("5m/ks", "m/s"),
            ("5x", "mx"),
            ("5kkm", "m"),
            ("5m", "min"),
            ("5k", "k"),
        ] {
            let found = without_unit(text, unit);
            assert_eq!(found, None.or((text == "5k").then(|| "5".into())), "{text} in {unit}");
        }
        for (text, unit, number) in [
            ("5px", "px", "5"),
            ("5min", "min", "5"),
            ("5mmol", "mol", "0.005"),
            ("5mcd", "cd", "0.005"),
            ("5nkat", "kat", "0.000000005"),
            ("5kB", "B", "5000"),
            ("5B", "kB", "0.005"),
            ("2MB", "kB", "2000"),
            ("5kbps", "bps", "5000"),
            ("2mrad", "rad", "0.002"),
            ("5km/s", "m/s", "5000"),
            ("5m/s", "mm/s", "5000"),
            ("5kN m", "N m", "5000"),
            ("5kΩ", "Ω", "5000"),
            ("5m%", "m%", "5"),
        ] {
            assert_eq!(without_unit(text, unit).as_deref(), Some(number), "{text} in {unit}");
        }
    }

    #[test]
    fn each_unit_is_parsed_with_and_without_prefix() {
        for base in PREFIXED {
            assert_eq!(power_of(base, base), Some(0), "{base}");
            for (prefix, power) in PREFIXES {
                let prefixed = format!("{prefix}{base}");
                // `cd` is the candela and `Pa` the pascal, not the prefix of another unit.
                assert!(
                    PREFIXED.contains(&&*prefixed) || power_of(&prefixed, base) == Some(power),
                    "{prefixed}"
                );
                if !PREFIXED.contains(&&*prefixed) {
                    assert_eq!(power_of(base, &prefixed), Some(-power), "{base} in {prefixed}");
                }
            }
        }
    }

    #[test]
    fn items_of_list_and_map_have_units() {
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
    fn durations_are_parsed_from_common_notations() {
        assert_eq!(duration("5ms"), Some(Duration::from_millis(5)));
        assert_eq!(duration("1h 30m"), Some(Duration::from_mins(90)));
        assert_eq!(duration("1m30s"), Some(Duration::from_secs(90)));
        assert_eq!(duration("0.25"), Some(Duration::from_millis(250)));
        for bad in ["", "ms", "5 parsecs", "-1s", "1.5ns", "99999999999999999999h"] {
            assert_eq!(duration(bad), None, "{bad}");
        }
    }
}
