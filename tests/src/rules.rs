//! Rules: what a write by name must satisfy.

use std::fmt::{self, Display};
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

fn takes<'v>(name: &str, value: impl Into<Value<'v>>) -> bool {
    let value: Value<'v> = value.into();
    let mut it = Ranges::default();
    let before = crate::doors::digest(&it);
    let one = it.setattr(name, value.clone());
    if one.is_err() {
        assert_eq!(crate::doors::digest(&it), before);
        assert_eq!(one.as_ref().unwrap_err().kind(), ErrorKind::Value, "{one:?}");
    }
    assert_eq!(Ranges::default().update([(name, value)]).is_ok(), one.is_ok());
    one.is_ok()
}

#[test]
fn each_form_of_range_takes_what_rust_says_it_contains() {
    for number in -12..=12_i64 {
        assert_eq!(takes("half", number), (-1..2).contains(&number));
        assert_eq!(takes("closed", number), (1..=3).contains(&number));
        assert_eq!(takes("below", number), number < 10);
        assert_eq!(takes("up_to", number), (0..=10).contains(&number));
        assert_eq!(takes("from", number), number >= 5);
        assert!(takes("open", number));
        assert_eq!(takes("bounds", number), (1..=2).contains(&number));
    }
    for float in
        [-1.0, -f64::MIN_POSITIVE, -0.0, 0.0, 0.5, 1.0, 1.5, f64::INFINITY, f64::NEG_INFINITY]
    {
        assert_eq!(takes("half_float", float), (0.0..1.0).contains(&float));
        assert_eq!(takes("below_float", float), float < 1.0);
        assert_eq!(takes("from_float", float), float >= 0.0);
        assert_eq!(takes("maybe", float), (0.0..=1.0).contains(&float));
        assert!(takes("any_float", float));
    }
    assert!(takes("single", 0.1) && takes("single", 1) && !takes("single", 1.5));
    assert!(
        takes("letter", 'q')
            && takes("letter", "q")
            && !takes("letter", 'Q')
            && !takes("letter", "qq")
    );
    assert!(
        takes("time", Duration::from_secs(5))
            && takes("time", 5)
            && !takes("time", 6)
            && !takes("time", 0)
    );
    assert!(takes("maybe", ()) && takes("unset", ()) && !takes("unset", 2));
}

#[test]
fn not_a_number_passes_no_range() {
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
        assert!(!takes(name, f64::NAN), "{name}");
        assert!(!takes(name, f32::NAN), "{name}");
        let mut it = Ranges::default();
        assert!(it.set_text(name, "nan").is_err(), "{name}");
        assert!(it.set_attr(name, f64::NAN).is_err(), "{name}");
        assert!(it.set_attr(name, f32::NAN).is_err(), "{name}");
        assert!(it.set_attr(name, Some(f64::NAN)).is_err(), "{name}");
        assert!(it.set_attr(name, Some(f32::NAN)).is_err(), "{name}");
    }
}

#[test]
fn a_refusal_says_the_range_as_it_was_written() {
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
fn rules_can_be_seen() {
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
    let help = Choices::CLASS.to_string();
    for line in [
        "text: String, one of 'soft', 'hard'\n",
        "number: u32, one of 1, 2, 4\n",
        "trigger: Trigger, one of 'soft-ware', 'ext', 'FreeRunning'\n",
        "some: Trigger, one of 'soft-ware', 'ext'\n",
        "checked: i32, accepted by odd, read-only\n",
    ] {
        assert!(help.contains(line), "{help}");
    }
    let choices = |name| Choices::CLASS.slot(name).unwrap().choices();
    assert_eq!(choices("text"), ["soft", "hard"]);
    assert_eq!(choices("number"), ["1", "2", "4"]);
    assert_eq!(choices("trigger"), ["soft-ware", "ext", "FreeRunning"]);
    assert_eq!(choices("some"), ["soft-ware", "ext"]);
    assert_eq!(choices("maybe"), ["soft", "hard"]);
}

#[derive(Attribute, Clone, Copy, Debug, Default, PartialEq)]
#[attribute(rename_all = "kebab-case")]
enum Trigger {
    #[default]
    SoftWare,
    #[attribute(rename = "ext", alias = "external", alias = "hard")]
    HardWare,
    #[attribute(rename = "FreeRunning")]
    FreeRunning,
}

fn odd(number: &i32) -> Result<(), &'static str> {
    if number % 2 == 0 { Err("it is even") } else { Ok(()) }
}

#[slots]
#[derive(Default)]
struct Choices {
    #[slot(choices = ["soft", "hard"])]
    text: String,
    #[slot(choices = [1, 2, 4])]
    number: u32,
    trigger: Trigger,
    #[slot(choices = [Trigger::SoftWare, Trigger::HardWare])]
    some: Trigger,
    #[slot(choices = ["soft", "hard"])]
    maybe: Option<String>,
    #[slot(choices = ['a', 'b'])]
    letter: char,
    #[slot(choices = [0.5, 1.0])]
    factor: f64,
    list: Vec<Trigger>,
    #[slot(readonly, check = odd)]
    checked: i32,
}

#[test]
fn a_choice_is_one_of_those_and_a_typo_is_told() {
    let mut it = Choices::default();
    it.setattr("text", "hard").unwrap();
    it.setattr("number", 4).unwrap();
    it.setattr("trigger", "FreeRunning").unwrap();
    it.setattr("some", "external").unwrap();
    it.setattr("maybe", "soft").unwrap();
    it.setattr("maybe", ()).unwrap();
    it.setattr("letter", "b").unwrap();
    it.setattr("factor", 1).unwrap();
    it.set_text("list", "ext, soft-ware").unwrap();
    it.set_attr("some", Trigger::SoftWare).unwrap();
    assert_eq!((it.trigger, it.some), (Trigger::FreeRunning, Trigger::SoftWare));
    assert_eq!(it.list, [Trigger::HardWare, Trigger::SoftWare]);
    assert_eq!(it.getattr("list").unwrap().to_string(), r#"["ext", "soft-ware"]"#);
    let before = crate::doors::digest(&it);
    for (name, value, message) in [
        (
            "text",
            Value::from("hrad"),
            "'text' must be one of 'soft', 'hard', not 'hrad'. Did you mean: 'hard'?",
        ),
        ("number", 3.into(), "'number' must be one of 1, 2, 4, not 3"),
        (
            "trigger",
            "softwrae".into(),
            "'trigger' must be one of 'soft-ware', 'ext', 'FreeRunning', not 'softwrae'. Did you mean: 'soft-ware'?",
        ),
        (
            "trigger",
            "SoftWare".into(),
            "'trigger' must be one of 'soft-ware', 'ext', 'FreeRunning', not 'SoftWare'. Did you mean: 'soft-ware'?",
        ),
        (
            "some",
            "FreeRunning".into(),
            "'some' must be one of 'soft-ware', 'ext', not 'FreeRunning'",
        ),
        ("maybe", "x".into(), "'maybe' must be one of 'soft', 'hard', not 'x'"),
        ("letter", 'c'.into(), "'letter' must be one of 'a', 'b', not 'c'"),
        ("factor", 2.into(), "'factor' must be one of 0.5, 1.0, not 2.0"),
        ("trigger", 1.into(), "'trigger' must be Trigger, not int"),
        ("checked", 3.into(), "'checked' is read-only"),
    ] {
        let error = it.setattr(name, value.clone()).unwrap_err();
        assert_eq!(error.to_string(), format!("'Choices' object attribute {message}"));
        let error = it.update([(name, value)]).unwrap_err();
        assert_eq!(error.to_string(), format!("'Choices' object attribute {message}"));
    }
    assert!(it.set_attr("some", Trigger::FreeRunning).is_err());
    assert!(it.set_at("list[0]", "hrad").is_err());
    assert_eq!(crate::doors::digest(&it), before);
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

#[derive(Attribute, Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
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
fn a_check_gives_any_error_and_it_is_the_source() {
    let mut it = Checks::default();
    for (name, value, message) in [
        ("text", Value::from("long"), "'text': 4 letters are too many"),
        ("borrowed", 2.into(), "'borrowed': it is even"),
        ("boxed", 2.into(), "'boxed': it is even"),
        ("both", 0.5.into(), "'both': 0.5 is not whole"),
        ("both", (-1).into(), "'both' must be in 0.0.., not -1.0"),
        ("coded", 0.into(), "'coded': invalid digit found in string"),
        ("maybe", 4.into(), "'maybe': it is even"),
        ("gain", 4.into(), "'gain' must be in Decibel(0.0)..=Decibel(3.0), not Decibel(4.0)"),
        (
            "gain",
            f64::NAN.into(),
            "'gain' must be in Decibel(0.0)..=Decibel(3.0), not Decibel(NaN)",
        ),
        ("plain", "loud".into(), "'plain' must be f64, not str"),
    ] {
        let error = it.setattr(name, value).unwrap_err();
        assert_eq!(error.to_string(), format!("'Checks' object attribute {message}"));
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
fn the_check_of_each_class_in_the_line_is_applied() {
    let mut leaf = Leaf::default();
    leaf.update([("top", 10), ("high", 5)]).map(drop).unwrap();
    for (name, value, message) in [
        ("low", 6, "'Leaf' object attribute 'low': the base is upside down"),
        ("high", 11, "'Leaf' object attribute 'high': the top is too low"),
        ("top", 4, "'Leaf' object attribute 'top': the top is too low"),
    ] {
        assert_eq!(leaf.setattr(name, value).unwrap_err().to_string(), message);
        assert_eq!(leaf.set_attr(name, value).unwrap_err().to_string(), message);
        let slot = Leaf::slot::<i64>(name).unwrap();
        assert!(slot.free().is_none());
        assert_eq!(slot.set(&mut leaf, value).unwrap_err().to_string(), message);
    }
    // A handle of the base knows nothing of the derived class, but the object does.
    let high = Derived::slot::<i64>("high").unwrap();
    assert!(high.set(&mut leaf, 11).is_err());
    assert!(leaf.as_base_mut::<Base>().is_none() && leaf.as_base_mut::<Derived>().is_none());
    leaf.setattr("free", 1).unwrap();
    assert_eq!((leaf.derived.base.low, leaf.derived.base.high, leaf.derived.top), (0, 5, 10));
}

#[test]
fn what_is_frozen_stays_so_in_a_class_that_derives_from_it() {
    let mut mixed = Mixed::default();
    for name in ["fixed", "own", "loose"] {
        let must = format!("'Mixed' object attribute '{name}' is read-only");
        assert_eq!(mixed.setattr(name, 1).unwrap_err().to_string(), must);
        assert_eq!(mixed.set_text(name, "1").unwrap_err().to_string(), must);
        assert_eq!(mixed.set_attr(name, 1_i64).unwrap_err().to_string(), must);
        assert_eq!(mixed.attr_mut::<i64>(name).unwrap_err().to_string(), must);
        assert_eq!(mixed.update([(name, 1)]).unwrap_err().to_string(), must);
        assert!(Mixed::slot::<i64>(name).unwrap().free().is_none());
        assert!(Mixed::CLASS.slot(name).unwrap().is_readonly());
    }
    // The loose base alone is open, but not below a class that is frozen.
    assert!(mixed.as_base_mut::<Open>().is_none());
    Open::default().setattr("loose", 1).unwrap();
    assert!(Open::slot::<i64>("loose").unwrap().free().is_some());
    let loose = Over::slot::<i64>("loose").unwrap();
    assert!(loose.free().is_none() && loose.set(&mut mixed, 1).is_err());
    mixed.setattr("own_too", 1).unwrap();
    assert!(mixed.as_base_mut::<Over>().unwrap().setattr("loose", 1).is_err());
}
