//! I8, one type; I9, held; I10, complete: values of any layout are made, held, moved into new objects and dropped exactly once.

mod boxes;
mod held;
mod layouts;

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use slots_runtime::{prelude::*, values};

use self::layouts::{ALIVE, Aligned, Empty, EmptyAligned, Large, Small};

#[slots]
struct Deep {
    empty: Empty,
    #[slot(default = Aligned::new(3))]
    aligned: Aligned,
}

fn base_is_valid(base: &Base) -> Result<(), String> {
    assert!(base.large.number() != 14, "a check panics");
    if base.large.number() == 13 { Err("13".into()) } else { Ok(()) }
}

#[slots(check = base_is_valid)]
struct Base {
    #[slot(base)]
    deep: Deep,
    large: Large,
    wide: u128,
}

fn small_is_valid(small: &Small) -> Result<(), String> {
    assert!(small.number() != 14, "a check panics");
    if small.number() == 13 { Err("13".into()) } else { Ok(()) }
}

fn panics_if(number: u8) -> Large {
    assert!(PANICS.get() != number, "a default panics");
    Large::new(number)
}

thread_local! {
    static PANICS: Cell<u8> = const { Cell::new(0) };
}

#[dynamic]
struct Whole<T: SlotValue> {
    #[slot(base)]
    base: Base,
    #[slot(check = small_is_valid)]
    small: Small,
    value: T,
    empty_aligned: EmptyAligned,
    boxed: Box<Large>,
    list: Vec<Small>,
    nested: Option<Box<Deep>>,
    #[slot(default = panics_if(7))]
    last: Large,
}

#[slots]
impl<T: SlotValue> Whole<T> {
    #[setter]
    fn set_twice(&mut self, number: u8) -> Result<(), String> {
        assert!(number != 14, "a setter panics");
        if number == 13 {
            return Err("13".into());
        }
        self.small = Small::new(number * 2);
        Ok(())
    }
}

/// All values that `Whole` needs, and one more that replaces the value of its name.
fn given(name: &'static str, other: Value<'static>) -> Vec<(&'static str, Value<'static>)> {
    let all = values! {
        "empty" => 0, "large" => 1, "wide" => 2, "small" => 3, "value" => 4, "empty_aligned" => 0, "boxed" => 5,
        "list" => [6, 7, 8], "nested" => { "empty" => 0, "aligned" => 9 }, "extra" => "overflow", "twice" => 5,
    };
    let mut all: Vec<_> = all.into_iter().filter(|(known, _)| *known != name).collect();
    all.push((name, other));
    all
}

/// The number of values that are alive in an object of all given values.
const ALL: i64 = 13;

#[test]
fn values_of_every_layout_are_moved_into_new_object() {
    let whole = Whole::<Aligned>::from_attrs(given("wide", (u128::MAX / 3).into())).unwrap();
    assert_eq!(ALIVE.get(), ALL);
    assert_eq!((whole.base.large.number(), whole.base.wide), (1, u128::MAX / 3));
    assert_eq!(whole.base.deep.aligned.number(), 3);
    assert_eq!((whole.small.number(), whole.value.number(), whole.boxed.number()), (10, 4, 5));
    assert_eq!(whole.list.iter().map(Small::number).collect::<Vec<_>>(), [6, 7, 8]);
    assert_eq!(whole.nested.as_ref().map(|nested| nested.aligned.number()), Some(9));
    assert_eq!(whole.last.number(), 7);
    assert_eq!(whole.getattr("extra").unwrap(), "overflow");
    assert_eq!((whole.base.deep.empty.number(), whole.empty_aligned.number()), (0, 0));
    drop(whole);
    assert_eq!(ALIVE.get(), 0);

    for value in ["", "a string of some length, which is on the heap"] {
        let whole = Whole::<String>::from_attrs(given("value", value.into())).unwrap();
        assert_eq!(whole.value, value);
    }
    assert!(Whole::<()>::from_attrs(given("value", Value::None)).is_ok());
    assert_eq!(ALIVE.get(), 0);
}

#[test]
fn every_value_is_dropped_once_if_one_is_missing_or_rejected() {
    for (name, _) in given("last", 1.into()) {
        let mut values = given("last", 1.into());
        values.retain(|(known, _)| *known != name);
        let is_needed = !matches!(name, "nested" | "extra" | "twice" | "last");
        let made = Whole::<Small>::from_attrs(values);
        assert_eq!(made.is_err(), is_needed, "{name}");
        assert_eq!(
            made.err().map(|it| it.errors()[0].kind()),
            is_needed.then_some(ErrorKind::Missing)
        );
        assert_eq!(ALIVE.get(), 0, "{name}");
        if name == "extra" {
            continue;
        }
        assert!(Whole::<Small>::from_attrs(given(name, "wrong".into())).is_err(), "{name}");
        assert_eq!(ALIVE.get(), 0, "{name}");
        // The first of two values is dropped too.
        let mut values = given(name, given(name, 1.into()).pop().unwrap().1);
        values.extend(given("last", 1.into()));
        assert!(Whole::<Small>::from_attrs(values).is_err());
        assert_eq!(ALIVE.get(), 0, "{name}");
    }
    for name in ["small", "large", "twice"] {
        assert!(Whole::<Small>::from_attrs(given(name, 13.into())).is_err(), "{name}");
        assert_eq!(ALIVE.get(), 0, "{name}");
    }
}

#[test]
fn every_value_is_dropped_once_if_user_code_panics() {
    let panics = |name, number: u8| {
        let make = || drop(Whole::<Small>::from_attrs(given(name, number.into())));
        assert!(catch_unwind(AssertUnwindSafe(make)).is_err(), "{name} {number}");
        assert_eq!(ALIVE.get(), 0, "{name} {number}");
    };
    for name in ["empty", "large", "small", "value", "empty_aligned", "boxed", "last"] {
        panics(name, 15);
    }
    for name in ["small", "large", "twice"] {
        panics(name, 14);
    }
    PANICS.set(7);
    panics("wide", 1);
    PANICS.set(0);
}

#[slots(default)]
struct WithDefault {
    large: Large,
    aligned: Aligned,
    empty: Empty,
    #[slot(skip)]
    hidden: Small,
}

impl Default for WithDefault {
    fn default() -> Self {
        let large = panics_if(9);
        WithDefault { large, aligned: Aligned::new(8), empty: Empty::new(0), hidden: Small::new(7) }
    }
}

#[test]
fn values_replace_those_of_default_object() {
    let made = WithDefault::from_attrs([("aligned", 1), ("empty", 0)]).unwrap();
    assert_eq!((made.large.number(), made.aligned.number(), made.hidden.number()), (9, 1, 7));
    assert_eq!(ALIVE.get(), 4);
    drop(made);
    assert_eq!(ALIVE.get(), 0);
    assert!(WithDefault::from_attrs([("aligned", 1), ("emtpy", 0)]).is_err());
    PANICS.set(9);
    let panics = || drop(WithDefault::from_attrs([("aligned", 1)]));
    assert!(catch_unwind(panics).is_err());
    PANICS.set(0);
    assert_eq!(ALIVE.get(), 0);
}

#[slots(pub)]
struct Private {
    pub small: Small,
    _hidden: Box<u8>,
}

#[slots]
struct Skipped {
    small: Small,
    #[slot(skip)]
    _hidden: Box<u8>,
}

/// A base with a field that is not a slot.
#[slots]
struct Derived {
    #[slot(base)]
    _base: Skipped,
    large: Large,
}

#[test]
fn struct_with_a_field_that_is_no_slot_is_not_made_of_slots() {
    for error in [
        Private::from_attrs([("small", 1)]).err(),
        Skipped::from_attrs([("small", 1)]).err(),
        Derived::from_attrs([("small", 1), ("large", 2)]).err(),
    ] {
        assert_eq!(error.unwrap().errors()[0].kind(), ErrorKind::Type);
        assert_eq!(ALIVE.get(), 0);
    }
}
