//! Reentrancy: getters, checks, hooks, drops and conversions that access the object again.

use std::cell::{Cell, RefCell};

use slots_runtime::{Shared, ValueError, prelude::*};

thread_local! {
    static SHARED: RefCell<Option<Shared<Watched>>> = const { RefCell::new(None) };
    static SEEN: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    static DEPTH: Cell<u32> = const { Cell::new(0) };
}

fn record(text: String) {
    SEEN.with_borrow_mut(|records| records.push(text));
}

fn records() -> Vec<String> {
    SEEN.take()
}

/// When it goes, it looks at the object that it was in.
#[derive(Debug, Clone, PartialEq)]
struct ReadsOnDrop(i64);

impl Drop for ReadsOnDrop {
    fn drop(&mut self) {
        let Some(live) = SHARED.with_borrow(Clone::clone) else { return };
        let busy = live.getattr("value").map_err(|error| error.kind());
        record(format!("{} goes: {busy:?}, {:?}", self.0, live.setattr("count", 1).is_ok()));
    }
}

impl SlotValue for ReadsOnDrop {
    fn to_value(&self) -> Value<'_> {
        Value::from(self.0)
    }
    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        i64::from_value(value).map(ReadsOnDrop)
    }
}

#[slots]
struct Watched {
    value: ReadsOnDrop,
    count: u32,
}

#[test]
fn drop_of_replaced_value_reads_new_value_or_is_busy() {
    let live = Shared::new(Watched { value: ReadsOnDrop(1), count: 0 });
    SHARED.set(Some(live.clone()));
    live.setattr("value", 2).unwrap();
    live.write(|object| object.setattr("value", 3).map(drop)).unwrap().unwrap();
    live.write(|object| drop(object.replace_attr("value", ReadsOnDrop(4)).unwrap())).unwrap();
    SHARED.set(None);
    let records = records();
    assert_eq!(records.len(), 3, "{records:?}");
    for (text, old) in records.iter().zip(1..) {
        assert!(text.starts_with(&format!("{old} goes: ")), "{text}");
    }
    // It reads the stored value and never sees a partial write.
    assert!(
        records.iter().all(|text| text.contains("Err(Busy)") || text.contains("Ok(")),
        "{records:?}"
    );
    assert_eq!(live.getattr("value").unwrap(), 4);
}

fn reads_by_name(it: &ReadsByName) -> Result<(), String> {
    // The check sees the new value by every way.
    let by_name = it.attr::<u8>("level").map_err(|error| error.to_string())?;
    let by_value = it.getattr("level").map_err(|error| error.to_string())?;
    let twice = it.getattr("twice").map_err(|error| error.to_string())?;
    if *by_name != it.level || by_value != it.level || twice != u32::from(it.level) * 2 {
        return Err("it is not one".into());
    }
    if it.level > 100 { Err("too large".into()) } else { Ok(()) }
}

#[slots(check = reads_by_name)]
#[derive(Debug, Default)]
struct ReadsByName {
    level: u8,
    changes: u32,
}

#[slots]
impl ReadsByName {
    #[getter]
    fn twice(&self) -> u32 {
        let level: u8 = *self.attr("level").expect("a slot");
        u32::from(level) * 2 + self.getattr("changes").map_or(0, |_| 0)
    }

    #[setter]
    fn set_twice(&mut self, twice: u32) -> Result<(), String> {
        self.setattr("level", twice / 2).map(drop).map_err(|error| error.to_string())
    }

    #[on_set]
    fn changed(&mut self, name: &str, _old: Value<'_>) {
        self.changes += 1;
        if name == "level" && DEPTH.get() < 3 {
            DEPTH.set(DEPTH.get() + 1);
            let less = self.level.saturating_sub(1);
            self.setattr("level", less).expect("less is allowed");
            DEPTH.set(DEPTH.get() - 1);
        }
    }
}

#[test]
fn getters_checks_setters_and_hooks_access_object_by_name() {
    let mut it = ReadsByName::default();
    it.setattr("level", 50).unwrap();
    assert_eq!((it.level, it.changes), (47, 4));
    it.setattr("twice", 20).unwrap();
    assert_eq!(it.level, 7);
    let changes = it.changes;
    assert!(it.setattr("level", 101).is_err() && it.setattr("twice", 300).is_err());
    assert_eq!((it.level, it.changes), (7, changes));
    let undo = it.update([("level", 10), ("twice", 30)]).unwrap();
    let _ = undo.apply(&mut it);
}

/// Converting a value reads the very object that it is written to; writing a value reads another one.
#[slots]
#[derive(Debug, Clone, Default, PartialEq)]
struct Nested {
    list: Vec<String>,
    map: Dict,
    any: OwnedValue,
}

#[test]
fn value_of_object_is_copied_before_write_into_same_object() {
    let mut it = Nested { list: vec!["a".into(), "b".into()], ..Nested::default() };
    let list = it.getattr("list").unwrap().into_owned().unwrap();
    it.setattr("any", list.as_value()).unwrap();
    let all = Value::Object(&it).into_owned().unwrap();
    it.setattr("any", all).unwrap();
    it.set_path("any.list[0]", "c").unwrap();
    assert_eq!(
        (it.list[0].as_str(), it.get_path("any.list[0]").unwrap().to_string()),
        ("a", "c".into())
    );
    let other = it.clone();
    it.setattr("list", other.getattr("list").unwrap()).unwrap();
    assert_eq!((it.list.as_slice(), it.map.len()), (other.list.as_slice(), 0));
}

#[test]
fn thread_local_drop_reads_and_writes_shared_object() {
    struct Late(Shared<Watched>);

    impl Drop for Late {
        fn drop(&mut self) {
            let _ = (self.0.getattr("gian").is_ok(), self.0.getattr("count").unwrap());
            self.0.setattr("count", 7).unwrap();
            assert!(
                self.0.read(|object| object.hasattr("count") && self.0.hasattr("count")).unwrap()
            );
        }
    }

    thread_local! {
        static LATE: RefCell<Option<Late>> = const { RefCell::new(None) };
    }

    // In the order of destruction, and in the other.
    for late_first in [true, false] {
        let live = Shared::new(Watched { value: ReadsOnDrop(1), count: 0 });
        let theirs = live.clone();
        let thread = std::thread::spawn(move || {
            let read = |live: &Shared<Watched>| {
                live.getattr("gian").is_err() && live.getattr("count").is_ok()
            };
            assert!(late_first || read(&theirs));
            LATE.set(Some(Late(theirs.clone())));
            assert!(read(&theirs));
        });
        thread.join().unwrap();
        assert_eq!(live.getattr("count").unwrap(), 7);
    }
}
