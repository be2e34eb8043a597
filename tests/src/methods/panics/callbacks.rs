//! Panics in functions that an access calls: conversions, setters, getters, hooks, `Debug`.

use std::panic::{AssertUnwindSafe, catch_unwind};

use slots_runtime::{Shared, ValueError, prelude::*};

use super::{ALIVE, Counted};

/// Panics in the selected operation.
#[derive(Debug)]
struct Touchy {
    held: Counted,
    reads: bool,
}

impl SlotValue for Touchy {
    fn to_value(&self) -> Value<'_> {
        assert!(!self.reads, "a value panics when it is read");
        Value::from(self.held.0)
    }
    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        let held = Counted::new(i64::from_value(value)?);
        assert!(held.0 != 21, "a conversion panics");
        Ok(Touchy { reads: held.0 == 22, held })
    }
}

#[slots]
struct PanicProne {
    touchy: Touchy,
    plain: Counted,
    fails: u8,
    changes: u32,
}

#[slots]
impl PanicProne {
    #[getter]
    fn level(&self) -> i64 {
        assert!(self.fails != 1, "a getter panics");
        self.plain.0
    }

    #[setter]
    fn set_level(&mut self, level: i64) {
        self.plain = Counted::new(level);
        assert!(level != 31, "a setter panics after it did its work");
    }

    #[deleter]
    fn delete_level(&mut self) {
        assert!(self.fails != 2, "a deleter panics");
    }

    #[on_set]
    fn changed(&mut self, name: &str, _old: Value<'_>) {
        assert!(self.fails != 3 || name == "fails", "a hook panics");
        self.changes += 1;
    }
}

fn panic_prone() -> PanicProne {
    let held = |number| Counted::new(number);
    PanicProne {
        touchy: Touchy { held: held(1), reads: false },
        plain: held(2),
        fails: 0,
        changes: 0,
    }
}

fn assert_panics<R>(act: impl FnOnce() -> R) {
    assert!(catch_unwind(AssertUnwindSafe(act)).is_err());
}

#[test]
fn panic_in_conversion_leaves_object_unchanged() {
    let mut it = panic_prone();
    assert_panics(|| it.setattr("touchy", 21).map(drop));
    assert_panics(|| it.update([("plain", 5), ("touchy", 21)]).map(drop));
    assert_panics(|| {
        it.set_text("touchy", "21").map(drop).or_else(|_| it.setattr("touchy", 21).map(drop))
    });
    assert_eq!((it.touchy.held.0, it.plain.0, it.changes, ALIVE.get()), (1, 2, 0, 2));
    drop(it);
    assert_eq!(ALIVE.get(), 0);
}

#[test]
fn panic_in_read_loses_no_value() {
    let mut it = panic_prone();
    // The values for the hook are read before the write is accepted.
    assert_panics(|| it.setattr("touchy", 22).map(drop));
    assert_eq!((it.touchy.held.0, it.changes, ALIVE.get()), (1, 0, 2));
    it.touchy.reads = true;
    assert_panics(|| it.getattr("touchy").map(drop));
    assert_panics(|| it.vars().count());
    assert_panics(|| format!("{:?}", Value::Object(&it)));
    assert_panics(|| it.setattr("touchy", 3).map(drop));
    assert_eq!((it.plain.0, ALIVE.get()), (2, 2));
    assert_eq!(it.touchy.held.0, 1);
    it.fails = 1;
    assert_panics(|| it.getattr("level").map(drop));
    assert_panics(|| it.hasattr("level"));
    assert_eq!(it.attr::<Counted>("plain").unwrap().0, 2);
    drop(it);
    assert_eq!(ALIVE.get(), 0);
}

#[test]
fn panic_in_setter_rolls_back_slots_of_update() {
    let mut it = panic_prone();
    assert_panics(|| it.update([("level", 31), ("touchy", 6)]).map(drop));
    // The effects of the setter remain, unless its old value could be set again.
    assert_eq!((it.touchy.held.0, ALIVE.get()), (1, 2));
    assert_panics(|| it.setattr("level", 31).map(drop));
    it.fails = 2;
    assert_panics(|| it.delattr("level").map(drop));
    assert_eq!((it.touchy.held.0, it.plain.0 == 31 || it.plain.0 == 2), (1, true));
    drop(it);
    assert_eq!(ALIVE.get(), 0);
}

#[test]
fn panic_in_hook_keeps_written_values() {
    let mut it = panic_prone();
    it.fails = 3;
    assert_panics(|| it.setattr("plain", 7).map(drop));
    assert_eq!((it.plain.0, it.changes, ALIVE.get()), (7, 0, 2));
    assert_panics(|| it.update([("plain", 8), ("touchy", 9)]).map(drop));
    assert_eq!((it.plain.0, it.touchy.held.0, ALIVE.get()), (8, 9, 2));
    it.setattr("fails", 0).unwrap();
    assert_eq!(it.changes, 1);
    drop(it);
    assert_eq!(ALIVE.get(), 0);
}

#[test]
fn undo_is_dropped_or_applied_while_values_panic() {
    let mut it = panic_prone();
    it.setattr("plain", 66).unwrap();
    let undo = it.update([("plain", 5), ("touchy", 6)]).unwrap();
    // It holds the value that panics when it goes.
    assert_panics(|| drop(undo));
    assert_eq!((it.plain.0, it.touchy.held.0, ALIVE.get()), (5, 6, 2));
    assert_panics(|| it.setattr("touchy", 22).map(drop));
    let undo = it.update([("plain", 7)]).unwrap();
    let redo = undo.apply(&mut it).unwrap();
    assert_eq!((it.plain.0, redo.paths().count()), (5, 1));
    drop((redo, it));
    assert_eq!(ALIVE.get(), 0);
}

/// As `PanicProne`, with types that are `Send` and `Sync`.
#[slots]
struct Watched {
    number: i64,
}

#[slots]
impl Watched {
    #[on_set]
    fn changed(&self, _name: &str, _old: Value<'_>) {
        assert!(self.number != 13, "a hook panics");
    }
}

#[test]
fn panic_in_hook_leaves_shared_object_usable() {
    let live = Shared::new(Watched { number: 1 });
    assert_panics(|| live.setattr("number", 13).map(drop));
    live.setattr("number", 1).unwrap();
    assert_panics(|| live.update([("number", 13)]));
    assert_eq!(live.getattr("number").unwrap(), 13);
    let theirs = live.clone();
    std::thread::spawn(move || theirs.setattr("number", 2).unwrap()).join().unwrap();
    assert!(live.read(|object| object.getattr("number").unwrap() == 2).unwrap());
}
