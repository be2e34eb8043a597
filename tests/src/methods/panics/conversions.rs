//! Panics in the conversion of a written value for a hook: the write is rolled back.

use std::panic::{AssertUnwindSafe, catch_unwind};

use slots_runtime::{Change, Input, Shared, ValueError, prelude::*};

/// The conversion of 13 to a value panics.
#[derive(Clone, Debug, PartialEq)]
struct Fragile(i64);

impl SlotValue for Fragile {
    fn to_value(&self) -> Value<'_> {
        assert!(self.0 != 13, "a conversion panics");
        Value::from(self.0)
    }
    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        i64::from_value(value).map(Fragile)
    }
    fn from_text(text: &str) -> Result<Self, ValueError> {
        i64::from_text(text).map(Fragile)
    }
}

#[slots]
#[derive(Clone, Debug, PartialEq)]
struct Inner {
    it: Fragile,
}

#[slots]
#[derive(Clone, Debug, PartialEq)]
struct Watched {
    it: Fragile,
    #[slot(check = accept)]
    checked: Fragile,
    list: Vec<Fragile>,
    inner: Inner,
    other: u8,
    #[slot(skip)]
    log: Vec<String>,
}

#[expect(clippy::unnecessary_wraps, reason = "a rule returns a result")]
fn accept(_: &Fragile) -> Result<(), String> {
    Ok(())
}

#[slots]
impl Watched {
    #[on_set]
    fn changed(&mut self, change: &Change<'_>) {
        self.log.push(change.path().to_string());
    }
}

fn watched() -> Watched {
    let one = || Fragile(1);
    Watched {
        it: one(),
        checked: one(),
        list: vec![one()],
        inner: Inner { it: one() },
        other: 1,
        log: vec![],
    }
}

/// A write that panics.
type Write = fn(&mut Watched);

#[test]
fn panic_in_conversion_for_a_hook_restores_the_old_value() {
    let resolved = |path| Watched::CLASS.resolve(path).unwrap();
    let writes: [(&str, Write); 12] = [
        ("setattr", |it| drop(it.setattr("it", 13))),
        ("setattr of a checked slot", |it| drop(it.setattr("checked", 13))),
        ("set_text", |it| drop(it.set_text("it", "13"))),
        ("set_path", |it| drop(it.set_path("inner.it", 13))),
        ("set_path of an item", |it| drop(it.set_path("list[0]", 13))),
        ("push_path", |it| drop(it.push_path("list", 13))),
        ("replace_attr", |it| drop(it.replace_attr("it", Fragile(13)))),
        ("modify", |it| drop(it.modify("it", |it: &mut Fragile| it.0 = 13))),
        ("modify_path", |it| drop(it.modify_path("inner.it", |it: &mut Fragile| it.0 = 13))),
        ("update", |it| drop(it.update([("other", 2), ("it", 13)]))),
        ("update of a list", |it| drop(it.update_texts([("other", "2"), ("list", "[2, 13]")]))),
        ("update_with", |it| {
            let mut typed = Some(Fragile(13));
            drop(it.update_with([("inner.it", Input::Typed(&mut typed))]));
        }),
    ];
    for (title, write) in writes {
        let mut it = watched();
        assert!(catch_unwind(AssertUnwindSafe(|| write(&mut it))).is_err(), "{title}");
        assert_eq!(it, watched(), "{title}");
    }
    for path in ["it", "checked", "inner.it"] {
        let mut it = watched();
        let slot = resolved(path);
        assert!(catch_unwind(AssertUnwindSafe(|| slot.set(&mut it, 13))).is_err(), "{path}");
        assert_eq!(it, watched(), "{path}");
        let shared = Shared::new(watched());
        assert!(catch_unwind(AssertUnwindSafe(|| shared.set_path(path, 13))).is_err(), "{path}");
        shared.read(|it| assert_eq!(*it, watched(), "{path}")).unwrap();
    }
}

#[test]
fn panic_in_conversion_for_a_hook_keeps_the_values_of_an_undo() {
    let mut it = watched();
    it.it = Fragile(13);
    // The old value cannot be converted.
    assert!(catch_unwind(AssertUnwindSafe(|| it.setattr("it", 2))).is_err());
    assert_eq!((it.it.0, it.log.len()), (13, 0));
    it.it = Fragile(1);
    let undo = it.update([("other", 2), ("it", 3)]).unwrap();
    it.it = Fragile(13);
    assert!(catch_unwind(AssertUnwindSafe(|| undo.apply(&mut it).is_ok())).is_err());
    assert_eq!((it.it.0, it.other, it.log.len()), (13, 2, 2));
}

#[test]
fn class_without_hook_stores_value_that_cannot_be_read() {
    let mut inner = Inner { it: Fragile(1) };
    inner.setattr("it", 13).unwrap();
    assert_eq!(inner.it, Fragile(13));
    assert!(catch_unwind(AssertUnwindSafe(|| inner.getattr("it").is_ok())).is_err());
}
