//! `update`: several writes, all or none, and the undo of them.
#![expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "a check is given a reference to the value of the slot"
)]

mod names;
mod new_objects;
mod setters;
mod transaction;
mod typed_values;
mod undo;

use std::panic::{AssertUnwindSafe, catch_unwind};

use slots_runtime::ErrorKind::{BadPath, OutOfRange, ReadOnly, Type, Unknown, Value as Bad};
use slots_runtime::{Dict, prelude::*};

use crate::harness::digest;

#[slots(check = in_order)]
#[derive(Debug, PartialEq)]
struct Span {
    low: i64,
    high: i64,
}

fn in_order(span: &Span) -> Result<(), String> {
    if span.low <= span.high { Ok(()) } else { Err("low is above high".into()) }
}

fn even(number: &u32) -> Result<(), String> {
    if number.is_multiple_of(2) { Ok(()) } else { Err(format!("{number} is odd")) }
}

/// Without `Clone`, so that no update can copy it.
#[dynamic]
#[derive(Debug, PartialEq)]
struct Rig {
    #[slot(alias = "g", range = 0.0..=10.0)]
    gain: f64,
    #[slot(check = even)]
    steps: u32,
    tags: Vec<String>,
    span: Span,
    #[slot(alias = "area", rename = "region of interest")]
    roi: Span,
    #[slot(unset)]
    lens: Option<String>,
    #[slot(readonly)]
    serial: u32,
    /// The calls of the setters, in order.
    #[slot(skip)]
    log: Vec<String>,
    #[slot(skip)]
    hidden: i64,
    #[slot(skip)]
    second: i64,
}

#[slots]
impl Rig {
    #[getter]
    fn power(&self) -> i64 {
        self.hidden
    }

    #[setter]
    fn set_power(&mut self, power: i64) -> Result<(), String> {
        self.log.push(format!("power={power} gain={}", self.gain));
        if power > 100 {
            return Err("too much power".into());
        }
        self.hidden = power;
        Ok(())
    }

    #[getter]
    fn drain(&self) -> i64 {
        self.second
    }

    #[setter]
    fn set_drain(&mut self, drain: i64) -> Result<(), String> {
        self.log.push(format!("drain={drain}"));
        assert!(drain != 13, "a setter panics");
        if drain > 100 {
            return Err("too much drain".into());
        }
        self.second = drain;
        Ok(())
    }
}

fn rig() -> Rig {
    let mut rig = Rig {
        gain: 1.0,
        steps: 2,
        tags: vec!["a".into(), "b".into()],
        span: Span { low: 1, high: 2 },
        roi: Span { low: 1, high: 2 },
        lens: None,
        serial: 7,
        log: vec![],
        hidden: 1,
        second: 2,
        __dict__: Dict::new(),
    };
    for (name, value) in [("one", 1), ("two", 2), ("three", 3)] {
        rig.setattr(name, value).unwrap();
    }
    rig
}

fn v<'a>(value: impl Into<Value<'a>>) -> Value<'a> {
    value.into()
}

#[test]
fn all_errors_are_reported_in_order_and_nothing_is_written() {
    let mut rig = rig();
    let before = digest(&rig);
    let error = rig
        .update([
            ("gain", v(11)),
            ("lens", v("fish eye")),
            ("not a..path", v(1)),
            ("serial", v(8)),
            ("steps", v(3)),
            ("tags[7]", v("c")),
            ("power", v("much")),
            ("span.midle", v(1)),
            ("span.low", v("x")),
        ])
        .unwrap_err();
    let names: Vec<_> = error.errors().iter().map(|error| (error.path(), error.kind())).collect();
    assert_eq!(
        names,
        [
            ("gain", Bad),
            ("not a..path", BadPath),
            ("serial", ReadOnly),
            ("steps", Bad),
            ("tags[7]", OutOfRange),
            ("span.midle", Unknown),
            ("span.low", Type),
        ]
    );
    assert_eq!(error.to_string().lines().count(), 7);
    assert_eq!(digest(&rig), before);
    assert!(rig.log.is_empty());
}

#[test]
fn duplicate_target_is_rejected_under_any_name() {
    for (first, second) in [
        ("gain", "gain"),
        ("gain", "g"),
        ("g", "gain"),
        ("\"region of interest\".low", "area.low"),
        ("area.low", "\"region of interest\".low"),
        ("one", "one"),
        ("new", "new"),
        ("span.low", "span.low"),
        ("power", "power"),
    ] {
        let mut rig = rig();
        let before = digest(&rig);
        let error = rig.update([(first, 2), (second, 2)]).unwrap_err();
        let errors = error.errors();
        assert_eq!(errors.len(), 1, "{error}");
        let path = AttrPath::parse(second).unwrap().to_string();
        assert_eq!((errors[0].kind(), errors[0].path()), (ErrorKind::Duplicate, &*path), "{error}");
        assert!(error.to_string().contains("given twice"), "{error}");
        assert_eq!(digest(&rig), before);
    }
    let mut rig = rig();
    let error = rig.update([("tags", v(["x", "y"])), ("tags[1]", v("z"))]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "'Rig' object attribute 'tags[1]' lies inside of 'tags', which is given too"
    );
    // Names that only look alike are two places.
    rig.update([("span.low", 0), ("\"region of interest\".low", 0)]).map(drop).unwrap();
    rig.update([("one", 5), ("\"one.two\"", 6)]).map(drop).unwrap();
}

#[slots]
#[derive(Default)]
struct Weightless {
    nothing: (),
    nowhere: (),
    something: u8,
}

#[test]
fn zero_sized_slots_are_separate_targets() {
    let mut it = Weightless::default();
    it.update([("nothing", v(())), ("nowhere", v(())), ("something", v(1))]).map(drop).unwrap();
    assert_eq!(it.something, 1);
    assert_eq!(it.update([("nothing", ()), ("nothing", ())]).unwrap_err().errors().len(), 1);
}

#[test]
fn class_check_runs_after_all_writes() {
    let mut span = Span { low: 1, high: 2 };
    assert!(span.setattr("low", 5).is_err());
    assert!(span.update([("low", 5)]).is_err());
    assert_eq!(span, Span { low: 1, high: 2 });
    span.update([("low", 5), ("high", 6)]).map(drop).unwrap();
    assert_eq!(span, Span { low: 5, high: 6 });
    let error = span.update([("low", 8), ("high", 7)]).unwrap_err();
    assert_eq!(error.to_string(), "'Span' object attribute 'low' is rejected: low is above high");
    assert_eq!(span, Span { low: 5, high: 6 });

    let mut rig = rig();
    rig.update([("span.low", 5), ("span.high", 6)]).map(drop).unwrap();
    let error = rig.update([("gain", 3), ("span.low", 9)]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "'Span' object attribute 'low' is rejected: low is above high (at 'span.low')"
    );
    assert_eq!((rig.gain, rig.span.low), (1.0, 5));
}

#[test]
fn undo_restores_values_order_and_properties() {
    let mut rig = rig();
    let before = digest(&rig);
    let undo = rig
        .update([
            ("power", v(50)),
            ("gain", v(2)),
            ("tags[0]", v("z")),
            ("lens", v("fish eye")),
            ("two", v("changed")),
            ("four", v(4)),
            ("five", v(5)),
            ("span.high", v(9)),
        ])
        .unwrap();
    let after = digest(&rig);
    assert_eq!(rig.hidden, 50);
    assert_eq!(undo.paths().count(), 8);
    let redo = undo.apply(&mut rig).unwrap();
    assert_eq!((digest(&rig), rig.hidden), (before.clone(), 1));
    let undo = redo.apply(&mut rig).unwrap();
    assert_eq!((digest(&rig), rig.hidden), (after, 50));
    undo.apply(&mut rig).map(drop).unwrap();
    assert_eq!((digest(&rig), rig.hidden), (before, 1));
}

#[test]
fn undo_lists_old_values() {
    let mut rig = rig();
    let undo = rig.update([("gain", 2), ("four", 4), ("power", 7), ("one", 9)]).unwrap();
    let old: Vec<_> = undo.values().map(|(path, value)| format!("{path}={value:?}")).collect();
    assert_eq!(old, ["gain=1.0", "four=None", "one=1", "power=1"]);
}

#[test]
fn undo_is_validated_only_for_object_of_other_class() {
    let mut broken = rig();
    broken.gain = 99.0;
    let undo = broken.update([("gain", v(1)), ("lens", v("x"))]).unwrap();
    undo.apply(&mut broken).map(drop).unwrap();
    assert_eq!((broken.gain, broken.lens.as_deref()), (99.0, None));

    let undo = rig().update([("gain", 2), ("steps", 4)]).unwrap();
    let mut span = Span { low: 1, high: 2 };
    assert_eq!(undo.apply(&mut span).unwrap_err().errors().len(), 2);
}

#[test]
fn setters_run_last_and_failing_setter_rolls_back_all_writes() {
    let mut rig = rig();
    rig.update([("power", 5), ("gain", 3)]).map(drop).unwrap();
    assert_eq!(rig.log, ["power=5 gain=3"], "the slot was written before the setter ran");

    let before = digest(&rig);
    let error = rig.update([("gain", 4), ("power", 101), ("new", 1)]).unwrap_err();
    assert_eq!(error.to_string(), "'Rig' object attribute 'power' is rejected: too much power");
    assert_eq!((digest(&rig), rig.hidden), (before.clone(), 5));

    // The first setter has done its work when the second fails.
    assert!(rig.update([("power", 50), ("drain", 101), ("gain", 4)]).is_err());
    assert_eq!((digest(&rig), rig.hidden, rig.second), (before.clone(), 5, 2));

    // And when the second panics.
    let panic = catch_unwind(AssertUnwindSafe(|| {
        rig.update([("gain", 4), ("power", 50), ("drain", 13)]).map(drop)
    }));
    assert!(panic.is_err());
    assert_eq!((digest(&rig), rig.hidden, rig.second), (before, 5, 2));
}

#[test]
fn failed_update_leaves_overflow_entries_in_order() {
    let mut rig = rig();
    let before = digest(&rig);
    assert!(rig.update([("two", v(9)), ("four", v(4)), ("span.low", v(99))]).is_err());
    assert_eq!(digest(&rig), before);
    assert_eq!(rig.dir().iter().filter(|name| **name == "four").count(), 0);
}

#[test]
fn empty_update_returns_empty_undo() {
    let mut rig = rig();
    let undo = rig.update::<&str, i32>([]).unwrap();
    assert_eq!(undo.paths().count(), 0);
    undo.apply(&mut rig).map(drop).unwrap();
}

#[test]
fn updating_to_none_unsets_slot() {
    let mut rig = rig();
    rig.update([("lens", "x")]).map(drop).unwrap();
    let undo = rig.update([("lens", Value::None)]).unwrap();
    assert_eq!(rig.getattr("lens").unwrap_err().kind(), ErrorKind::Unset);
    undo.apply(&mut rig).map(drop).unwrap();
    assert_eq!(rig.lens.as_deref(), Some("x"));
    let error = rig.update([("gain", Value::None)]).unwrap_err();
    assert_eq!(error.to_string(), "'Rig' object attribute 'gain' must be f64, not None");
}
