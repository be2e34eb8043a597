//! Panics in checks and drops: no value is lost or dropped twice.

mod callbacks;
mod conversions;
mod keys;

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use slots_runtime::{ValueError, prelude::*};

thread_local! {
    static DROPS: Cell<i64> = const { Cell::new(0) };
    static ALIVE: Cell<i64> = const { Cell::new(0) };
}

/// Counts how many there are and how many were dropped; 66 panics when it is dropped.
#[derive(Debug)]
struct Counted(i64);

impl Counted {
    fn new(number: i64) -> Self {
        ALIVE.set(ALIVE.get() + 1);
        Counted(number)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        ALIVE.set(ALIVE.get() - 1);
        DROPS.set(DROPS.get() + 1);
        assert!(self.0 != 66 || std::thread::panicking(), "a drop panics");
    }
}

impl SlotValue for Counted {
    fn to_value(&self) -> Value<'_> {
        Value::from(self.0)
    }
    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        i64::from_value(value).map(Counted::new)
    }
}

fn reject_13(it: &Counted) -> Result<(), String> {
    assert!(it.0 != 14, "a check panics");
    if it.0 == 13 { Err("13".into()) } else { Ok(()) }
}

fn not_equal(two: &Two) -> Result<(), String> {
    assert!(two.a.0 != 15, "a check of the whole panics");
    if two.a.0 == two.b.0 { Err("they are equal".into()) } else { Ok(()) }
}

#[slots(check = not_equal)]
struct Two {
    #[slot(check = reject_13)]
    a: Counted,
    #[slot(check = reject_13)]
    b: Counted,
}

#[test]
fn each_value_is_dropped_exactly_once() {
    let look = || (ALIVE.get(), DROPS.get());
    let mut two = Two { a: Counted::new(1), b: Counted::new(2) };
    assert_eq!(look(), (2, 0));
    two.setattr("a", 3).unwrap();
    assert_eq!(look(), (2, 1));
    assert!(two.setattr("a", 13).is_err());
    assert_eq!(look(), (2, 2));
    assert!(two.setattr("a", 2).is_err());
    assert_eq!(look(), (2, 3));
    let undo = two.update([("a", 4), ("b", 5)]).unwrap();
    assert_eq!(look(), (4, 3));
    let redo = undo.apply(&mut two).unwrap();
    assert_eq!((look(), two.a.0, two.b.0), ((4, 3), 3, 2));
    drop(redo);
    assert_eq!(look(), (2, 5));
    assert!(two.update([("a", 6), ("b", 6)]).is_err());
    assert_eq!((look(), two.a.0), ((2, 7), 3));
    assert!(two.update([("a", 6), ("b", 13), ("c", 1)]).is_err());
    assert_eq!((look(), two.a.0), ((2, 9), 3));
    let old = two.replace_attr("a", Counted::new(8)).unwrap();
    assert_eq!((look(), old.0), ((3, 9), 3));
    drop(old);
    assert!(two.replace_attr("a", Counted::new(13)).is_err());
    assert_eq!((look(), two.a.0), ((2, 11), 8));
    drop(two);
    assert_eq!(look(), (0, 13));
}

#[test]
fn panic_in_check_leaves_object_unchanged() {
    let mut two = Two { a: Counted::new(1), b: Counted::new(2) };
    let dropped = DROPS.get();
    for number in [14, 15] {
        assert!(catch_unwind(AssertUnwindSafe(|| two.setattr("a", number))).is_err());
        let several = || two.update([("b", 7), ("a", number)]).map(drop);
        assert!(catch_unwind(AssertUnwindSafe(several)).is_err());
        assert_eq!((two.a.0, two.b.0), (1, 2));
    }
    assert_eq!((ALIVE.get(), DROPS.get() - dropped), (2, 6));
}

#[test]
fn panic_in_drop_loses_no_value() {
    let mut two = Two { a: Counted::new(66), b: Counted::new(2) };
    // The old value panics when it goes; the new one is there.
    assert!(catch_unwind(AssertUnwindSafe(|| two.setattr("a", 3))).is_err());
    assert_eq!((two.a.0, two.b.0, ALIVE.get()), (3, 2, 2));
    // The new value is rejected, and panics when it goes; the old one is there.
    two.setattr("b", 1).unwrap();
    assert!(
        catch_unwind(AssertUnwindSafe(|| two.update([("a", 66), ("b", 66)]).map(drop))).is_err()
    );
    assert_eq!((two.a.0, two.b.0, ALIVE.get()), (3, 1, 2));
    assert!(
        catch_unwind(AssertUnwindSafe(|| two.update([("a", 66), ("b", 13)]).map(drop))).is_err()
    );
    assert_eq!((two.a.0, two.b.0, ALIVE.get()), (3, 1, 2));
    drop(two);
    assert_eq!(ALIVE.get(), 0);
}
