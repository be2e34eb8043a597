//! Setters in an update: the resulting object is validated, rolled back and undone.

use slots_runtime::prelude::*;

#[slots(check = small)]
#[derive(Debug, PartialEq)]
struct Gauge {
    level: i64,
    other: i64,
}

fn small(gauge: &Gauge) -> Result<(), String> {
    if gauge.level < 10 { Ok(()) } else { Err("the level is too high".into()) }
}

#[slots]
impl Gauge {
    #[getter]
    fn twice(&self) -> i64 {
        self.level * 2
    }

    #[setter]
    fn set_twice(&mut self, twice: i64) {
        self.level = twice / 2;
    }

    #[deleter]
    fn delete_twice(&mut self) {
        self.level = 99;
    }
}

#[slots]
struct Panel {
    gauge: Gauge,
}

#[test]
fn result_of_setter_is_validated_and_rolled_back() {
    let mut gauge = Gauge { level: 3, other: 0 };
    for error in [
        gauge.setattr("twice", 30).unwrap_err(),
        gauge.set_text("twice", "30").unwrap_err(),
        gauge.delattr("twice").unwrap_err(),
        gauge.update([("other", 1), ("twice", 30)]).unwrap_err().into_errors().remove(0),
    ] {
        let what = if error.as_rejected().is_some() { "is rejected" } else { "" };
        assert_eq!(
            format!("{error:#}"),
            format!("'Gauge' object attribute 'twice' {what}: the level is too high")
        );
    }
    assert_eq!(gauge, Gauge { level: 3, other: 0 });
    let mut panel = Panel { gauge };
    assert!(panel.set_path("gauge.twice", 30).is_err());
    assert!(panel.update([("gauge.twice", 30), ("gauge.other", 1)]).is_err());
    assert_eq!(panel.gauge, Gauge { level: 3, other: 0 });
}

#[slots]
struct Person {
    first: String,
    last: String,
}

#[slots]
impl Person {
    #[getter]
    fn full(&self) -> String {
        format!("{} {}", self.first, self.last)
    }

    #[setter]
    fn set_full(&mut self, full: &str) -> Result<(), String> {
        let (first, last) = full.split_once(' ').ok_or("two names are needed")?;
        self.first = first.into();
        self.last = last.into();
        Ok(())
    }
}

#[test]
fn undo_restores_state_before_slot_and_property_writes() {
    let mut me = Person { first: "A".into(), last: "B".into() };
    let undo = me.update([("first", "C"), ("full", "D E")]).unwrap();
    assert_eq!(me.full(), "D E");
    undo.apply(&mut me).map(drop).unwrap();
    assert_eq!(me.full(), "A B");
    assert!(me.update([("first", "C"), ("full", "D")]).is_err());
    assert_eq!(me.full(), "A B");
}
