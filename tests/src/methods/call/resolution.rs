//! How often the path of a call is resolved.

use std::cell::Cell;
use std::collections::BTreeMap;

use slots_runtime::{ValueError, prelude::*};

use super::Roi;

/// A key that counts how often it is parsed.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Counted(String);

thread_local! {
    static PARSED: Cell<usize> = const { Cell::new(0) };
}

impl SlotValue for Counted {
    fn to_value(&self) -> Value<'_> {
        self.0.to_value()
    }

    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        PARSED.set(PARSED.get() + 1);
        String::from_value(value).map(Counted)
    }
}

#[slots]
struct Regions {
    all: BTreeMap<Counted, Roi>,
}

#[test]
fn path_of_a_method_that_changes_its_object_is_resolved_once() {
    let mut it = Regions { all: [(Counted("a".into()), Roi::default())].into() };
    PARSED.set(0);
    assert_eq!(it.call_path("all.a.shift", (2,)).unwrap(), 2);
    // The item is found and then borrowed.
    assert_eq!(PARSED.get(), 2);
    PARSED.set(0);
    assert_eq!(it.call_path("all.a.area", ()).unwrap(), 0);
    assert_eq!(PARSED.get(), 2);
}
