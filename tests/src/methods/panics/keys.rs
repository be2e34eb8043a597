//! Panics in the drop of a map's key during an edit by path.

use std::cell::Cell;
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::hash::{Hash, Hasher};
use std::panic::{AssertUnwindSafe, catch_unwind};

use indexmap::IndexMap;
use slots_runtime::{ValueError, prelude::*};

use super::{ALIVE, Counted};

thread_local! {
    /// The number of keys that are dropped before one panics.
    static DROPS_LEFT: Cell<u32> = const { Cell::new(u32::MAX) };
}

#[derive(Debug)]
struct Key(Counted);

impl Drop for Key {
    fn drop(&mut self) {
        let left = DROPS_LEFT.get();
        DROPS_LEFT.set(left.wrapping_sub(1));
        assert!(left != 0 || std::thread::panicking(), "the drop of a key panics");
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.0.fmt(f)
    }
}

impl PartialEq for Key {
    fn eq(&self, other: &Key) -> bool {
        self.0.0 == other.0.0
    }
}

impl Eq for Key {}

impl PartialOrd for Key {
    fn partial_cmp(&self, other: &Key) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Key {
    fn cmp(&self, other: &Key) -> std::cmp::Ordering {
        self.0.0.cmp(&other.0.0)
    }
}

impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.0.hash(state);
    }
}

impl SlotValue for Key {
    fn to_value(&self) -> Value<'_> {
        Value::from(self.0.0)
    }
    fn from_value(value: Value<'_>) -> Result<Self, ValueError> {
        i64::from_value(value).map(|number| Key(Counted::new(number)))
    }
}

#[slots]
#[derive(Default)]
struct Maps {
    tree: BTreeMap<Key, Counted>,
    hash: HashMap<Key, Counted>,
    index: IndexMap<Key, Counted>,
}

/// Whether the edit was accepted.
type Edit = fn(&mut Maps, &str) -> bool;

/// Each edits the map with the given name.
const EDITS: &[Edit] = &[
    |maps, map| maps.set_path(format!("{map}[1]"), 20).is_ok(),
    |maps, map| maps.set_path(format!("{map}[3]"), 30).is_ok(),
    |maps, map| maps.delete_path(format!("{map}[1]")).is_ok(),
    |maps, map| maps.update([(format!("{map}[2]"), 40), (format!("{map}[1]"), 50)]).is_ok(),
    |maps, map| maps.update([(format!("{map}[1]"), "no number")]).is_ok(),
];

fn maps() -> Maps {
    let entries = || [1, 2].map(|key| (Key(Counted::new(key)), Counted::new(key * 10)));
    Maps { tree: entries().into(), hash: entries().into(), index: entries().into() }
}

#[test]
fn panic_in_drop_of_key_leaks_no_value() {
    for (number, edit) in EDITS.iter().enumerate() {
        for map in ["tree", "hash", "index"] {
            for drops in 0.. {
                let mut maps = maps();
                DROPS_LEFT.set(drops);
                let edited = catch_unwind(AssertUnwindSafe(|| edit(&mut maps, map)));
                DROPS_LEFT.set(u32::MAX);
                let entries = maps.tree.len() + maps.hash.len() + maps.index.len();
                let found = ALIVE.get();
                assert_eq!(
                    found,
                    2 * i64::try_from(entries).unwrap(),
                    "{number} {map} {drops} {edited:?}"
                );
                drop(maps);
                assert_eq!(ALIVE.get(), 0);
                if let Ok(is_ok) = edited {
                    assert_eq!((is_ok, drops > 0), (number != 4, true), "{number} {map}");
                    break;
                }
            }
        }
    }
}
