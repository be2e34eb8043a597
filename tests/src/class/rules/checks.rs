//! Checks: of one value, of the whole object, of each class in the line.
#![expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "a check is given a reference to the value of the slot"
)]

use std::fmt::{self, Display};

use slots_runtime::prelude::*;

fn odd(number: &i32) -> Result<(), &'static str> {
    if number % 2 == 0 { Err("it is even") } else { Ok(()) }
}

/// An error of its own, as an application has.
#[derive(Debug)]
struct TooLong(usize);

impl Display for TooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} letters are too many", self.0)
    }
}

impl std::error::Error for TooLong {}

#[expect(clippy::ptr_arg, reason = "a check is given the type of the slot")]
fn short(text: &String) -> Result<(), TooLong> {
    if text.len() > 3 { Err(TooLong(text.len())) } else { Ok(()) }
}

fn boxed(number: &i32) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    odd(number).map_err(Into::into)
}

fn worded(number: &f64) -> Result<(), String> {
    if number.fract() == 0.0 { Ok(()) } else { Err(format!("{number} is not whole")) }
}

mod inner {
    pub(super) fn coded(number: &u8) -> Result<(), std::num::ParseIntError> {
        if *number == 0 { "x".parse::<u8>().map(drop) } else { Ok(()) }
    }
}

#[derive(SlotValue, Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
struct Decibel(f64);

#[slots]
#[derive(Default)]
struct Checks {
    #[slot(check = short)]
    text: String,
    #[slot(check = odd)]
    borrowed: i32,
    #[slot(check = boxed)]
    boxed: i32,
    #[slot(check = worded, range = 0.0..)]
    both: f64,
    #[slot(check = inner::coded)]
    coded: u8,
    #[slot(check = odd)]
    maybe: Option<i32>,
    #[slot(range = Decibel(0.0)..=Decibel(3.0))]
    gain: Decibel,
    plain: Decibel,
}

#[test]
fn error_of_check_is_source_of_attribute_error() {
    let mut it = Checks::default();
    for (name, value, message) in [
        ("text", Value::from("long"), "'text' is rejected: 4 letters are too many"),
        ("borrowed", 2.into(), "'borrowed' is rejected: it is even"),
        ("boxed", 2.into(), "'boxed' is rejected: it is even"),
        ("both", 0.5.into(), "'both' is rejected: 0.5 is not whole"),
        ("both", (-1).into(), "'both' must be in 0.0.., not -1.0"),
        ("coded", 0.into(), "'coded' is rejected: invalid digit found in string"),
        ("maybe", 4.into(), "'maybe' is rejected: it is even"),
        ("gain", 4.into(), "'gain' must be in Decibel(0.0)..=Decibel(3.0), not Decibel(4.0)"),
        (
            "gain",
            f64::NAN.into(),
            "'gain' must be in Decibel(0.0)..=Decibel(3.0), not Decibel(NaN)",
        ),
        ("plain", "loud".into(), "'plain' must be f64, not str"),
    ] {
        let error = it.setattr(name, value).unwrap_err();
        assert_eq!(format!("{error:#}"), format!("'Checks' object attribute {message}"));
    }
    it.setattr("maybe", ()).unwrap();
    it.setattr("gain", 2).unwrap();
    it.set_text("plain", "1e3").unwrap();
    assert_eq!((it.gain, it.plain), (Decibel(2.0), Decibel(1000.0)));
    assert_eq!(it.getattr("gain").unwrap(), 2.0);
    let error = it.setattr("text", "long").unwrap_err();
    let source = std::error::Error::source(&error).unwrap();
    assert_eq!(source.downcast_ref::<TooLong>().map(|it| it.0), Some(4));
}

fn base_order(base: &Base) -> Result<(), String> {
    if base.low <= base.high { Ok(()) } else { Err("the base is upside down".into()) }
}

#[slots(check = base_order)]
#[derive(Default, Debug, PartialEq)]
struct Base {
    low: i64,
    high: i64,
}

fn derived_order(it: &Derived) -> Result<(), String> {
    if it.base.high <= it.top { Ok(()) } else { Err("the top is too low".into()) }
}

#[slots(check = derived_order)]
#[derive(Default, Debug, PartialEq)]
struct Derived {
    #[slot(base)]
    base: Base,
    top: i64,
}

/// Has no check of its own.
#[slots]
#[derive(Default, Debug, PartialEq)]
struct Leaf {
    #[slot(base)]
    derived: Derived,
    free: i64,
}

#[slots(frozen)]
#[derive(Default)]
struct Sealed {
    fixed: i64,
}

#[slots(frozen)]
#[derive(Default)]
struct Over {
    #[slot(base)]
    base: Open,
    own: i64,
}

#[slots]
#[derive(Default)]
struct Open {
    loose: i64,
}

#[slots]
#[derive(Default)]
struct Mixed {
    #[slot(base)]
    sealed: Sealed,
    #[slot(base)]
    over: Over,
    own_too: i64,
}

#[test]
fn check_of_each_class_in_mro_is_applied() {
    let mut leaf = Leaf::default();
    leaf.update([("top", 10), ("high", 5)]).map(drop).unwrap();
    for (name, value, message) in [
        ("low", 6, "'Leaf' object attribute 'low' is rejected: the base is upside down"),
        ("high", 11, "'Leaf' object attribute 'high' is rejected: the top is too low"),
        ("top", 4, "'Leaf' object attribute 'top' is rejected: the top is too low"),
    ] {
        assert_eq!(leaf.setattr(name, value).unwrap_err().message_with_causes(), message);
        assert_eq!(leaf.replace_attr(name, value).unwrap_err().message_with_causes(), message);
        let slot = Leaf::slot::<i64>(name).unwrap();
        assert!(slot.direct().is_none());
        assert_eq!(slot.set(&mut leaf, value).unwrap_err().message_with_causes(), message);
    }
    // A handle of the base does not refer to the derived class, but the object applies the rules of the derived class.
    let high = Derived::slot::<i64>("high").unwrap();
    assert!(high.set(&mut leaf, 11).is_err());
    assert!(leaf.as_base_mut::<Base>().is_none() && leaf.as_base_mut::<Derived>().is_none());
    leaf.setattr("free", 1).unwrap();
    assert_eq!((leaf.derived.base.low, leaf.derived.base.high, leaf.derived.top), (0, 5, 10));
}

#[test]
fn frozen_attributes_stay_frozen_in_derived() {
    let mut mixed = Mixed::default();
    for name in ["fixed", "own", "loose"] {
        let must = format!("'Mixed' object attribute '{name}' is read-only");
        assert_eq!(mixed.setattr(name, 1).unwrap_err().to_string(), must);
        assert_eq!(mixed.set_text(name, "1").unwrap_err().to_string(), must);
        assert_eq!(mixed.replace_attr(name, 1_i64).unwrap_err().to_string(), must);
        assert_eq!(mixed.attr_mut::<i64>(name).unwrap_err().to_string(), must);
        assert_eq!(mixed.update([(name, 1)]).unwrap_err().to_string(), must);
        assert!(Mixed::slot::<i64>(name).unwrap().direct().is_none());
        assert!(Mixed::CLASS.slot(name).unwrap().is_readonly());
    }
    // The loose base alone is open, but not below a class that is frozen.
    assert!(mixed.as_base_mut::<Open>().is_none());
    Open::default().setattr("loose", 1).unwrap();
    assert!(Open::slot::<i64>("loose").unwrap().direct().is_some());
    let loose = Over::slot::<i64>("loose").unwrap();
    assert!(loose.direct().is_none() && loose.set(&mut mixed, 1).is_err());
    mixed.setattr("own_too", 1).unwrap();
    // A base that is frozen is not borrowed to be changed.
    assert!(mixed.as_base_mut::<Over>().is_none());
}
