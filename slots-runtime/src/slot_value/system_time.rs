//! `SlotValue` of `SystemTime`: a string such as `2026-11-24T15:50:00.5Z`, as in RFC 3339.

use alloc::format;
use alloc::string::String;
use core::time::Duration;
use std::time::{SystemTime, UNIX_EPOCH};

use super::SlotValue;
use crate::model::slot_type::SlotType;
use crate::model::value::Value;
use crate::model::value_error::ValueError;
use crate::slot_value::probe::opaque;

const DAY: i64 = 86_400;

/// The days since 1970-01-01 of a date of the Gregorian calendar, and the inverse. Years begin in March, so that the leap
/// day is the last day; an era has 400 years.
fn days([year, month, day]: [i64; 3]) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, year) = (year.div_euclid(400), year.rem_euclid(400));
    let month = (month + 9) % 12;
    let day = (153 * month + 2) / 5 + day - 1 + year * 365 + year / 4 - year / 100;
    era * 146_097 + day - 719_468
}

fn date(days: i64) -> [i64; 3] {
    let days = days + 719_468;
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    [year + era * 400 + i64::from(month <= 2), month, day]
}

/// The seconds since 1970, which may be negative, and the nanoseconds after them.
fn since_epoch(time: SystemTime) -> Option<(i64, u32)> {
    match time.duration_since(UNIX_EPOCH) {
        Ok(after) => Some((i64::try_from(after.as_secs()).ok()?, after.subsec_nanos())),
        Err(before) => {
            let before = before.duration();
            let seconds = i64::try_from(before.as_secs()).ok()?.checked_neg()?;
            match before.subsec_nanos() {
                0 => Some((seconds, 0)),
                nanos => Some((seconds.checked_sub(1)?, 1_000_000_000 - nanos)),
            }
        }
    }
}

fn from_epoch(seconds: i64, nanos: u32) -> Option<SystemTime> {
    let whole = Duration::from_secs(seconds.unsigned_abs());
    let time = match seconds {
        0.. => UNIX_EPOCH.checked_add(whole)?,
        _ => UNIX_EPOCH.checked_sub(whole)?,
    };
    let time = time.checked_add(Duration::from_nanos(nanos.into()))?;
    // A clock with coarser steps would round the time.
    (since_epoch(time) == Some((seconds, nanos))).then_some(time)
}

/// The time as a string; `None` if RFC 3339 has no year for it.
fn print(time: SystemTime) -> Option<String> {
    let (seconds, nanos) = since_epoch(time)?;
    let ([year, month, day], second) = (date(seconds.div_euclid(DAY)), seconds.rem_euclid(DAY));
    if !(0..=9_999).contains(&year) {
        return None;
    }
    let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
    let whole = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}");
    let fraction = format!(".{nanos:09}");
    Some(format!("{whole}{}Z", fraction.trim_end_matches('0').trim_end_matches('.')))
}

/// Takes a number of exactly so many digits from the start of a text.
fn digits(text: &mut &str, count: usize) -> Option<i64> {
    let (digits, rest) = text.split_at_checked(count)?;
    *text = rest;
    if digits.bytes().all(|byte| byte.is_ascii_digit()) { digits.parse().ok() } else { None }
}

fn take(text: &mut &str, any: &[char]) -> Option<()> {
    *text = text.strip_prefix(any)?;
    Some(())
}

/// Reads the time of day `15:50`.
fn clock(text: &mut &str) -> Option<i64> {
    let hour = digits(text, 2).filter(|hour| *hour < 24)?;
    take(text, &[':'])?;
    let minute = digits(text, 2).filter(|minute| *minute < 60)?;
    Some(hour * 3_600 + minute * 60)
}

/// The seconds since 1970 and the nanoseconds after them.
fn parse(mut text: &str) -> Option<(i64, u32)> {
    let text = &mut text;
    let year = digits(text, 4)?;
    take(text, &['-'])?;
    let month = digits(text, 2).filter(|month| (1..=12).contains(month))?;
    take(text, &['-'])?;
    let day = digits(text, 2)?;
    let days = days([year, month, day]);
    // The 30th of February is another day.
    if date(days) != [year, month, day] {
        return None;
    }
    take(text, &['T', 't', ' '])?;
    let clock_time = clock(text)?;
    take(text, &[':'])?;
    let second = digits(text, 2).filter(|second| *second < 60)?;
    let mut nanos = 0;
    if take(text, &['.']).is_some() {
        let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let fraction = text[..end].trim_end_matches('0');
        if end == 0 || fraction.len() > 9 {
            return None;
        }
        nanos = format!("{fraction:0<9}").parse().ok()?;
        *text = &text[end..];
    }
    let offset = if take(text, &['Z', 'z']).is_some() {
        0
    } else {
        let sign = if text.starts_with('-') { -1 } else { 1 };
        take(text, &['+', '-'])?;
        sign * clock(text)?
    };
    let seconds = days * DAY + clock_time + second - offset;
    text.is_empty().then_some((seconds, nanos))
}

/// Converts as a string of RFC 3339; a time outside of its years 0 to 9999 is opaque.
impl SlotValue for SystemTime {
    const __TAKES_UNIT: bool = false;

    fn to_value(&self) -> Value<'_> {
        print(*self).map_or_else(|| opaque(self), Value::from)
    }

    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        match value.textual() {
            Some(text) => Self::from_text(&text),
            None => Err(ValueError::not_a::<Self>(&value)),
        }
    }

    fn from_text(text: &str) -> Result<Self, ValueError> {
        let rejected = |cause| ValueError::bad_text::<Self>(text).with_cause(cause);
        let (seconds, nanos) = parse(text.trim())
            .ok_or_else(|| rejected("a time is written as 2026-11-24T15:50:00Z"))?;
        from_epoch(seconds, nanos)
            .ok_or_else(|| rejected("the clock of this system has no such time"))
    }

    fn slot_type() -> SlotType {
        SlotType::Text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_two_eras_has_one_date() {
        let mut last = [if cfg!(miri) { 2399 } else { 1599 }, 12, 31];
        for day in days([last[0] + 1, 1, 1])..=days([2_400, 12, 31]) {
            let next = date(day);
            assert!(next > last && days(next) == day, "{day}");
            last = next;
        }
        assert_eq!((date(0), date(-1), last), ([1970, 1, 1], [1969, 12, 31], [2_400, 12, 31]));
        assert_eq!((days([2000, 2, 29]), days([2026, 11, 24])), (11_016, 20_781));
    }

    /// The fraction of a second with the smallest step of the clock, which is 100 ns on Windows.
    const FINEST: &str = if cfg!(windows) { "1234567" } else { "123456789" };

    /// The first year of the clock, or of RFC 3339.
    const FIRST: &str = if cfg!(windows) { "1601" } else { "0000" };

    fn reprinted(text: &str) -> Option<String> {
        let (seconds, nanos) = parse(text)?;
        print(from_epoch(seconds, nanos)?)
    }

    #[test]
    fn time_is_printed_and_parsed_exactly() {
        for text in [
            "1970-01-01T00:00:00Z",
            "1969-12-31T23:59:59.5Z",
            &format!("2026-11-24T15:50:00.{FINEST}Z"),
            &format!("{FIRST}-01-01T00:00:00Z"),
            "9999-12-31T23:59:59.9Z",
            "2000-02-29T12:00:00Z",
        ] {
            assert_eq!(reprinted(text).as_deref(), Some(text));
        }
        for (text, same) in [
            ("2026-11-24T15:50:00+02:00", "2026-11-24T13:50:00Z"),
            ("2026-11-24t23:50:00.100-01:30", "2026-11-25T01:20:00.1Z"),
            (&format!("2026-11-24 15:50:00.{FINEST}0z"), &format!("2026-11-24T15:50:00.{FINEST}Z")),
        ] {
            assert_eq!(reprinted(text).as_deref(), Some(same));
        }
        for text in [
            "",
            "2026-11-24",
            "2026-11-24T15:50:00",
            "2026-11-24T15:50Z",
            "2026-02-29T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-00-01T00:00:00Z",
            "2026-01-00T00:00:00Z",
            "2026-11-24T24:00:00Z",
            "2026-11-24T15:60:00Z",
            "2026-11-24T15:50:60Z",
            "2026-11-24T15:50:00.Z",
            "2026-11-24T15:50:00.1234567891Z",
            "2026-11-24T15:50:00+1:00",
            "2026-11-24T15:50:00Z ",
            "+026-11-24T15:50:00Z",
            "2026-11-24T15:50:00é",
            "é026-11-24T15:50:00Z",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[cfg(windows)]
    #[test]
    fn time_that_the_clock_cannot_hold_is_an_error() {
        for text in ["2026-11-24T15:50:00.12345678Z", "1600-12-31T23:59:59Z"] {
            let error = SystemTime::from_text(text).unwrap_err();
            assert_eq!(
                format!("{error:#}"),
                format!(
                    "must be SystemTime, not '{text}': the clock of this system has no such time"
                )
            );
        }
    }
}
