//! Restored, validated and unchanged values of a transaction, for every entry point that runs several writes.

use std::panic::{AssertUnwindSafe, catch_unwind};

use slots_runtime::{Input, Shared, prelude::*};

/// Properties over both slots; one setter rejects, and one panics, after it has written.
#[slots]
#[derive(Clone, Debug, Default, PartialEq)]
struct Pair {
    a: i64,
    b: i64,
    plain: i64,
}

#[slots]
impl Pair {
    #[getter]
    fn pa(&self) -> i64 {
        self.a
    }

    #[setter]
    fn set_pa(&mut self, a: i64) -> Result<(), String> {
        self.a = a;
        if a < 0 { Err("a is below zero".into()) } else { Ok(()) }
    }

    #[getter]
    fn pb(&self) -> i64 {
        self.b
    }

    #[setter]
    fn set_pb(&mut self, b: i64) -> Result<(), String> {
        self.b = b;
        assert!(b != 13, "a setter panics");
        if b > 10 { Err("b is above ten".into()) } else { Ok(()) }
    }

    #[setter]
    fn set_write_only(&mut self, number: i64) {
        self.plain = number;
    }
}

fn copy(live: &Shared<Pair>) -> Pair {
    live.read(|object| object.downcast_ref::<Pair>().cloned()).unwrap().unwrap()
}

#[test]
fn shared_update_restores_property_when_later_setter_fails_or_panics() {
    let live = Shared::new(Pair { a: 1, b: 2, plain: 3 });
    let error = live.update([("pa", 5), ("pb", 50), ("plain", 4)]).unwrap_err();
    assert_eq!(error.to_string(), "'Pair' object attribute 'pb' is rejected: b is above ten");
    assert_eq!(copy(&live), Pair { a: 1, b: 2, plain: 3 });
    let panic =
        catch_unwind(AssertUnwindSafe(|| live.update([("pa", 5), ("pb", 13), ("plain", 4)])));
    assert!(panic.is_err());
    assert_eq!(copy(&live), Pair { a: 1, b: 2, plain: 3 });
}

#[test]
fn update_restores_what_a_failing_setter_wrote_itself() {
    let mut pair = Pair { a: 1, b: 2, plain: 3 };
    assert!(pair.update([("plain", 9), ("pb", 50)]).is_err());
    assert!(
        catch_unwind(AssertUnwindSafe(|| pair.update([("pa", 9), ("pb", 13)]).map(drop))).is_err()
    );
    assert_eq!(pair, Pair { a: 1, b: 2, plain: 3 });
}

#[test]
fn setter_without_undo_runs_after_setters_with_undo() {
    let mut pair = Pair { a: 1, b: 2, plain: 3 };
    assert!(pair.update([("write_only", 9), ("pb", 50)]).is_err());
    assert_eq!(pair, Pair { a: 1, b: 2, plain: 3 });
}

/// A property over a slot that keeps less than the slot.
#[slots]
#[derive(Clone, Debug, PartialEq)]
struct Ratio {
    #[slot(range = 0.0..=1.0)]
    x: f64,
}

#[slots]
impl Ratio {
    #[getter]
    fn percent(&self) -> i64 {
        (self.x * 100.0).round() as i64
    }

    #[setter]
    fn set_percent(&mut self, percent: i64) {
        self.x = percent as f64 / 100.0;
    }
}

#[test]
fn undo_restores_in_strict_reverse_order() {
    let mut ratio = Ratio { x: 0.333 };
    let undo = ratio.update([("x", Value::from(0.5)), ("percent", 70.into())]).unwrap();
    assert_eq!(ratio.x, 0.7);
    let redo = undo.apply(&mut ratio).unwrap();
    assert_eq!(ratio.x, 0.333);
    let undo = redo.apply(&mut ratio).unwrap();
    assert_eq!(ratio.x, 0.7);
    undo.apply(&mut ratio).map(drop).unwrap();
    assert_eq!(ratio.x, 0.333);
}

#[test]
fn undo_restores_a_value_that_a_rule_rejects() {
    let mut ratio = Ratio { x: 9.0 };
    let undo = ratio.update([("x", 1)]).unwrap();
    undo.apply(&mut ratio).map(drop).unwrap();
    assert_eq!(ratio.x, 9.0);
}

#[slots(check = below_ten)]
#[derive(Clone, Debug, Default, PartialEq)]
struct P {
    x: i64,
    y: i64,
}

fn below_ten(p: &P) -> Result<(), String> {
    if p.x < 10 { Ok(()) } else { Err("x is too high".into()) }
}

#[slots]
#[derive(Clone, Debug, Default, PartialEq)]
struct Holder {
    p: P,
    #[slot(range = 0..=10)]
    level: i64,
    calls: i64,
}

#[slots]
impl Holder {
    #[getter]
    fn px(&self) -> i64 {
        self.p.x
    }

    #[setter]
    fn set_px(&mut self, x: i64) {
        self.p.x = x;
        self.calls += 1;
    }

    #[getter]
    fn loud(&self) -> i64 {
        self.level
    }

    #[setter]
    fn set_loud(&mut self, level: i64) -> Result<(), String> {
        if level == 77 {
            return Err("the setter rejects it".into());
        }
        self.level = level;
        Ok(())
    }
}

#[test]
fn update_validates_every_written_object_after_the_setters() {
    let mut holder = Holder::default();
    let error = holder.update([("p.y", 5), ("px", 60)]).unwrap_err();
    assert_eq!(error.to_string(), "'P' object attribute 'y' is rejected: x is too high (at 'p.y')");
    assert_eq!((&holder.p, holder.level), (&P::default(), 0));
    let live = Shared::new(holder);
    assert!(live.update([("p.y", 5), ("px", 60)]).is_err());
    assert_eq!(
        (live.get_path("p.x").unwrap(), live.get_path("p.y").unwrap()),
        (0.into(), 0.into())
    );
}

#[test]
fn update_validates_the_written_slots_after_the_setters() {
    let mut holder = Holder::default();
    let error = holder.update([("level", 5), ("loud", 11)]).unwrap_err();
    assert_eq!(error.to_string(), "'Holder' object attribute 'level' must be in 0..=10, not 11");
    assert_eq!(holder.level, 0);
}

#[test]
fn update_validates_a_whole_object_again_after_the_setters() {
    let mut holder = Holder::default();
    let mut p = Some(P { x: 1, y: 1 });
    let mut x = Some(60_i64);
    let writes = [("p", Input::Typed(&mut p)), ("px", Input::Typed(&mut x))];
    assert!(holder.update_with(writes).is_err());
    assert_eq!((&holder.p, p), (&P::default(), Some(P { x: 1, y: 1 })));
}

#[test]
fn check_runs_after_setter_that_corrects_object() {
    #[slots(check = even)]
    struct Even {
        #[slot(skip)]
        number: i64,
    }
    fn even(it: &Even) -> Result<(), String> {
        if it.number % 2 == 0 { Ok(()) } else { Err("odd".into()) }
    }
    #[slots]
    impl Even {
        #[getter]
        fn half(&self) -> i64 {
            self.number / 2
        }
        #[setter]
        fn set_half(&mut self, half: i64) {
            self.number = half * 2;
        }
    }
    let mut it = Even { number: 3 };
    it.setattr("half", 2).unwrap();
    assert_eq!(it.number, 4);
}

#[test]
fn failing_undo_restores_nothing() {
    let mut holder = Holder { level: 77, ..Holder::default() };
    let undo = holder.update([("loud", 3), ("calls", 1)]).unwrap();
    let before = holder.clone();
    let error = undo.apply(&mut holder).unwrap_err();
    assert_eq!(
        error.to_string(),
        "'Holder' object attribute 'loud' is rejected: the setter rejects it"
    );
    assert_eq!(holder, before);

    #[slots]
    #[derive(Clone, Debug, PartialEq)]
    struct Tags {
        tags: Vec<String>,
        number: i64,
    }
    let mut it = Tags { tags: vec!["a".into()], number: 1 };
    let undo = it.update([("tags[0]", Value::from("b")), ("number", 2.into())]).unwrap();
    it.tags.clear();
    let before = it.clone();
    assert!(undo.apply(&mut it).is_err());
    assert_eq!(it, before);
}

#[test]
fn undo_calls_the_hooks() {
    #[slots]
    struct Counted {
        number: i64,
        #[slot(skip)]
        calls: Vec<String>,
    }
    #[slots]
    impl Counted {
        #[on_set]
        fn changed(&mut self, name: &str, old: Value<'_>) {
            self.calls.push(format!("{name}={old}"));
        }
    }
    let mut it = Counted { number: 1, calls: vec![] };
    let undo = it.update([("number", 2)]).unwrap();
    undo.apply(&mut it).map(drop).unwrap();
    assert_eq!(it.calls, ["number=1", "number=2"]);
}

#[test]
fn undo_on_other_class_is_validated_like_update() {
    let mut loose = Pair { a: 99, b: 0, plain: 0 };
    let undo = loose.update([("a", 0)]).unwrap();
    #[slots]
    struct Strict {
        #[slot(range = 0..=10)]
        a: i64,
    }
    let mut strict = Strict { a: 1 };
    assert_eq!(undo.apply(&mut strict).unwrap_err().errors()[0].kind(), ErrorKind::Value);
    assert_eq!(strict.a, 1);
}

#[test]
fn rejected_update_leaves_typed_values_with_caller() {
    #[dynamic]
    #[derive(Default)]
    struct Open {
        #[slot(range = 0..=10)]
        level: i64,
        name: String,
        text: Option<String>,
    }
    #[slots]
    impl Open {
        #[getter]
        fn panics(&self) -> i64 {
            0
        }
        #[setter]
        fn set_panics(&mut self, _number: i64) {
            panic!("a setter panics");
        }
    }
    let mut open = Open::default();
    for last in ["unknown..path", "panics", "level"] {
        let (mut name, mut entry, mut any, mut text) = (
            Some(String::from("left")),
            Some(vec![OwnedValue::from(1)]),
            Some(OwnedValue::from(2)),
            Some(Some(String::from("inner"))),
        );
        let mut number = Some(11_i64);
        let writes = [
            ("name", Input::Typed(&mut name)),
            ("entry", Input::Typed(&mut entry)),
            ("any", Input::Typed(&mut any)),
            ("text", Input::Typed(&mut text)),
            (last, Input::Typed(&mut number)),
        ];
        let result = catch_unwind(AssertUnwindSafe(|| open.update_with(writes).map(drop)));
        assert_eq!(result.is_err(), last == "panics");
        assert_eq!(name.as_deref(), Some("left"), "{last}");
        assert_eq!(entry, Some(vec![OwnedValue::from(1)]), "{last}");
        assert_eq!(any, Some(OwnedValue::from(2)), "{last}");
        assert_eq!(text, Some(Some(String::from("inner"))), "{last}");
        // A value that a setter received belongs to the setter.
        assert_eq!(number, (last != "panics").then_some(11), "{last}");
        assert_eq!((open.name.as_str(), open.__dict__.len(), &open.text), ("", 0, &None));
    }
    // An `Option` of the slot's own type is no `Option` that holds one.
    let mut wrong = Some(String::from("x"));
    assert!(open.update_with([("text", Input::Typed(&mut wrong))]).is_err());
    assert_eq!(wrong.as_deref(), Some("x"));
    let (mut name, mut entry) = (Some(String::from("left")), Some(7_i64));
    let writes = [("name", Input::Typed(&mut name)), ("entry", Input::Typed(&mut entry))];
    let undo = open.update_with(writes).unwrap();
    assert_eq!((name, entry, open.name.as_str()), (None, None, "left"));
    undo.apply(&mut open).map(drop).unwrap();
    assert_eq!((open.name.as_str(), open.__dict__.len()), ("", 0));
}

#[test]
fn validate_update_reports_all_errors_and_changes_nothing() {
    let mut holder = Holder { level: 99, ..Holder::default() };
    let before = holder.clone();
    let error = holder
        .validate_update([
            ("level", Value::from(11)),
            ("px", 1.into()),
            ("p.z", 1.into()),
            ("calls", "x".into()),
        ])
        .unwrap_err();
    let paths: Vec<_> = error.errors().iter().map(AttributeError::path).collect();
    assert_eq!(paths, ["level", "p.z", "calls"]);
    holder.validate_update([("level", 1), ("px", 60), ("p.x", 60)]).unwrap();
    let mut p = Some(P::default());
    holder.validate_update_with([("p", Input::Typed(&mut p))]).unwrap();
    assert_eq!((holder, p), (before, Some(P::default())));
}
