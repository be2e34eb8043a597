//! I9, held: values of any layout in updates and undo records.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use slots_runtime::{ValueError, prelude::*};

use super::layouts::{ALIVE, Aligned};
use super::{ALL, Whole, given};

#[test]
fn written_values_of_every_layout_are_held_by_undo() {
    let mut whole = Whole::<Aligned>::from_attrs(given("last", 1.into())).unwrap();
    let numbers = |it: &Whole<Aligned>| {
        let large = (it.base.large.number(), it.boxed.number(), it.last.number());
        (large, it.small.number(), it.value.number(), it.base.deep.aligned.number())
    };
    let before = numbers(&whole);
    let changes = ["large", "boxed", "last", "small", "value", "aligned", "empty", "empty_aligned"]
        .map(|name| (name, 2));
    let undo = whole.update(changes).unwrap();
    assert_eq!(numbers(&whole), ((2, 2, 2), 2, 2, 2));
    assert_eq!(ALIVE.get(), ALL + 8);
    let redo = undo.apply(&mut whole).unwrap();
    assert_eq!((numbers(&whole), ALIVE.get()), (before, ALL + 8));
    drop(redo);
    assert_eq!(ALIVE.get(), ALL);

    assert!(whole.update([("value", 2), ("large", 13), ("small", 2)]).is_err());
    let panics = || drop(whole.update([("value", 2), ("large", 14), ("small", 2)]));
    assert!(catch_unwind(AssertUnwindSafe(panics)).is_err());
    assert_eq!((numbers(&whole), ALIVE.get()), (before, ALL));

    // Items that are inserted and removed, and an object that is made below a `None`.
    let undo = whole.update([("nested", Value::None)]).unwrap();
    whole.push_path("list", 1).unwrap();
    whole.delete_path("list[0]").unwrap();
    assert!(whole.insert_path("list[1]", "wrong").is_err());
    whole.update([("nested.empty", 0), ("nested.aligned", 4)]).unwrap();
    assert_eq!(whole.nested.as_ref().map(|it| it.aligned.number()), Some(4));
    drop((undo, whole));
    assert_eq!(ALIVE.get(), 0);
}

/// It changes while a check has a reference to it, inside of a new value that is held.
struct Changing<const N: usize>(Cell<u8>, [u64; N]);

impl<const N: usize> SlotValue for Changing<N> {
    fn to_value(&self) -> Value<'_> {
        self.0.set(self.0.get() + 1);
        self.0.get().into()
    }
    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        Ok(Changing(Cell::new(value.extract()?), [0; N]))
    }
}

#[expect(clippy::unnecessary_wraps, reason = "the type of a check")]
fn changes<const N: usize>(it: &Changing<N>) -> Result<(), String> {
    it.0.set(it.0.get() + 10);
    Ok(())
}

#[slots]
struct Cells {
    #[slot(check = changes)]
    small: Changing<0>,
    #[slot(check = changes)]
    large: Changing<9>,
}

#[test]
fn held_value_changes_while_it_is_borrowed() {
    let mut cells = Cells::from_attrs([("small", 1), ("large", 2)]).unwrap();
    assert!(cells.small.0.get() >= 11 && cells.large.0.get() >= 12);
    let undo = cells.update([("small", 50), ("large", 60)]).unwrap();
    assert!(cells.small.0.get() >= 60 && cells.large.0.get() >= 70);
    undo.apply(&mut cells).unwrap();
    assert!(cells.small.0.get() < 50 && cells.large.1 == [0; 9]);
}
