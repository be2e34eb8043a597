//! Restored, validated and unchanged values of a transaction, for every entry point that runs several writes.

use std::panic::{AssertUnwindSafe, catch_unwind};

use slots_runtime::{Input, Shared, prelude::*};

use crate::harness::setters::Pair;

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
fn update_restores_value_written_by_failing_setter() {
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

#[slots(check = below_ten)]
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct P {
    x: i64,
    y: i64,
}

fn below_ten(p: &P) -> Result<(), String> {
    if p.x < 10 { Ok(()) } else { Err("x is too high".into()) }
}

#[slots]
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Holder {
    pub(super) p: P,
    #[slot(range = 0..=10)]
    pub(super) level: i64,
    pub(super) calls: i64,
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
