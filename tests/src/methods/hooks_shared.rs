//! Hooks of shared objects: called after a write by name, when the object can be read again.

use std::sync::{Mutex, OnceLock};

use slots_runtime::{Shared, prelude::*};

static SHARED: OnceLock<Shared<Lamp>> = OnceLock::new();
static SEEN: Mutex<Vec<String>> = Mutex::new(Vec::new());

#[slots]
struct Lamp {
    power: u32,
}

#[slots]
impl Lamp {
    #[on_set]
    fn changed(&self, name: &str, old: Value<'_>) {
        let now = SHARED.get().map(|lamp| lamp.getattr(name).unwrap());
        SEEN.lock().unwrap().push(format!("{name}: {old} -> {now:?}"));
    }
}

#[test]
fn shared_hook_reads_shared_object() {
    let lamp = Shared::new(Lamp { power: 1 });
    SHARED.set(lamp.clone()).unwrap();
    lamp.setattr("power", 2).unwrap();
    lamp.update([("power", 3)]).unwrap();
    assert!(lamp.setattr("pwer", 4).is_err());
    assert_eq!(*SEEN.lock().unwrap(), ["power: 1 -> Some(2)", "power: 2 -> Some(3)"]);
}

#[slots]
struct Counter {
    value: u32,
    #[slot(readonly)]
    writes: u32,
}

#[slots]
impl Counter {
    #[on_set]
    fn count(&mut self, _name: &str, _old: Value<'_>) {
        self.writes += 1;
    }
}

#[test]
fn mut_hook_changes_object_exclusively() {
    let mut counter = Counter { value: 0, writes: 0 };
    counter.setattr("value", 1).unwrap();
    counter.replace_attr("value", 2_u32).unwrap();
    assert!(counter.setattr("value", "no").is_err());
    assert!(counter.attr_mut::<u32>("value").is_err());
    assert_eq!(counter.writes, 2);
}
