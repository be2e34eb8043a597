//! Rules that a write by name must satisfy.

mod checks;
mod literal_values;
mod whole_objects;

use std::time::Duration;

use slots_runtime::prelude::*;

const MOST: u8 = 3;
const SHORTEST: Duration = Duration::from_millis(1);

/// Every form of range, for every sort of ordered type.
#[slots]
#[derive(Default)]
struct Ranges {
    #[slot(range = -1..2)]
    half: i8,
    #[slot(range = 1..=MOST)]
    closed: u8,
    #[slot(range = ..10)]
    below: i64,
    #[slot(range = ..=10)]
    up_to: u64,
    #[slot(range = 5..)]
    from: u128,
    #[slot(range = ..)]
    open: i32,
    #[slot(range = 0.0..1.0)]
    half_float: f64,
    #[slot(range = 0.0..=1.0)]
    single: f32,
    #[slot(range = ..1.0)]
    below_float: f64,
    #[slot(range = 0.0..)]
    from_float: f64,
    #[slot(range = ..)]
    any_float: f64,
    #[slot(range = 'a'..='z')]
    letter: char,
    #[slot(range = SHORTEST..=Duration::from_secs(5))]
    time: Duration,
    #[slot(range = 0.0..=1.0)]
    maybe: Option<f64>,
    #[slot(range = 0.0..=1.0, unset)]
    unset: Option<f32>,
    #[slot(range = ..)]
    maybe_any: Option<f32>,
    #[slot(range = (std::ops::Bound::Excluded(0), std::ops::Bound::Included(2)))]
    bounds: i32,
}

fn accepts<'v>(name: &str, value: impl Into<Value<'v>>) -> bool {
    let value: Value<'v> = value.into();
    let mut it = Ranges::default();
    let before = crate::harness::digest(&it);
    let one = it.setattr(name, value.clone());
    if let Err(error) = &one {
        assert_eq!(crate::harness::digest(&it), before);
        assert_eq!(error.kind(), ErrorKind::Value, "{error}");
    }
    assert_eq!(Ranges::default().update([(name, value)]).is_ok(), one.is_ok());
    one.is_ok()
}

#[slots]
struct Timer {
    #[slot(range = Duration::ZERO..=Duration::from_secs(5))]
    wait: Duration,
    #[slot(range = SHORTEST..)]
    period: Duration,
}

#[test]
fn duration_of_zero_is_printed_in_seconds() {
    let mut timer = Timer { wait: Duration::ZERO, period: SHORTEST };
    assert_eq!(timer.getattr("wait").unwrap().to_string(), "0s");
    assert_eq!(format!("{:?}", timer.getattr("wait").unwrap()), "0s");
    assert_eq!(
        timer.set_text("wait", "6s").unwrap_err().message(),
        "'Timer' object attribute 'wait' must be in 0s..=5s, not 6s"
    );
    assert_eq!(
        timer.set_text("period", "0s").unwrap_err().message(),
        "'Timer' object attribute 'period' must be in 1ms.., not 0s"
    );
}

#[test]
fn each_form_of_range_accepts_values_it_contains() {
    for number in -12..=12_i64 {
        assert_eq!(accepts("half", number), (-1..2).contains(&number));
        assert_eq!(accepts("closed", number), (1..=3).contains(&number));
        assert_eq!(accepts("below", number), number < 10);
        assert_eq!(accepts("up_to", number), (0..=10).contains(&number));
        assert_eq!(accepts("from", number), number >= 5);
        assert!(accepts("open", number));
        assert_eq!(accepts("bounds", number), (1..=2).contains(&number));
    }
    for float in
        [-1.0, -f64::MIN_POSITIVE, -0.0, 0.0, 0.5, 1.0, 1.5, f64::INFINITY, f64::NEG_INFINITY]
    {
        assert_eq!(accepts("half_float", float), (0.0..1.0).contains(&float));
        assert_eq!(accepts("below_float", float), float < 1.0);
        assert_eq!(accepts("from_float", float), float >= 0.0);
        assert_eq!(accepts("maybe", float), (0.0..=1.0).contains(&float));
        assert!(accepts("any_float", float));
    }
    assert!(accepts("single", 0.1) && accepts("single", 1) && !accepts("single", 1.5));
    assert!(
        accepts("letter", 'q')
            && accepts("letter", "q")
            && !accepts("letter", 'Q')
            && !accepts("letter", "qq")
    );
    assert!(
        accepts("time", Duration::from_secs(5))
            && accepts("time", 5)
            && !accepts("time", 6)
            && !accepts("time", 0)
    );
    assert!(accepts("maybe", ()) && accepts("unset", ()) && !accepts("unset", 2));
}

#[test]
fn nan_is_rejected_by_every_range() {
    let names = [
        "half_float",
        "single",
        "below_float",
        "from_float",
        "any_float",
        "maybe",
        "unset",
        "maybe_any",
    ];
    for name in names {
        assert!(!accepts(name, f64::NAN), "{name}");
        assert!(!accepts(name, f32::NAN), "{name}");
        let mut it = Ranges::default();
        assert!(it.set_text(name, "nan").is_err(), "{name}");
        assert!(it.replace_attr(name, f64::NAN).is_err(), "{name}");
        assert!(it.replace_attr(name, f32::NAN).is_err(), "{name}");
        assert!(it.replace_attr(name, Some(f64::NAN)).is_err(), "{name}");
        assert!(it.replace_attr(name, Some(f32::NAN)).is_err(), "{name}");
    }
}

#[test]
fn error_prints_range_as_written() {
    let mut it = Ranges::default();
    for (name, value, message) in [
        ("half", Value::from(2), "'half' must be in -1..2, not 2"),
        ("closed", 4.into(), "'closed' must be in 1..=3, not 4"),
        ("below", 10.into(), "'below' must be in ..10, not 10"),
        ("up_to", 11.into(), "'up_to' must be in ..=10, not 11"),
        ("from", 4.into(), "'from' must be in 5.., not 4"),
        ("single", 1.5.into(), "'single' must be in 0.0..=1.0, not 1.5"),
        ("any_float", f64::NAN.into(), "'any_float' must be in .., not NaN"),
        ("letter", "Q".into(), "'letter' must be in 'a'..='z', not 'Q'"),
        ("time", 6.into(), "'time' must be in 1ms..=5s, not 6s"),
        ("maybe", 2.into(), "'maybe' must be in 0.0..=1.0, not 2.0"),
        ("closed", 300.into(), "'closed' must be in 0..=255, not 300"),
    ] {
        let error = it.setattr(name, value).unwrap_err();
        assert_eq!(error.to_string(), format!("'Ranges' object attribute {message}"));
    }
}

#[test]
fn rules_are_listed_in_help_and_slot_info() {
    let class = Ranges::CLASS;
    let bounds = |name| class.slot(name).unwrap().rules().next().unwrap().bounds().unwrap();
    let closed = bounds("closed");
    assert_eq!(closed.start.unwrap(), (1.into(), true));
    assert_eq!(closed.end.unwrap(), (3.into(), true));
    assert_eq!(bounds("half").end.unwrap(), (2.into(), false));
    assert_eq!(bounds("open").start, None);
    assert_eq!(bounds("time").end.unwrap(), (Duration::from_secs(5).into(), true));
    let help = class.to_string();
    for line in [
        "half: i8, in -1..2\n",
        "closed: u8, in 1..=3\n",
        "time: Duration, in 1ms..=5s\n",
        "unset: Option<f32>, in 0.0..=1.0, may be unset\n",
    ] {
        assert!(help.contains(line), "{help}");
    }
}
