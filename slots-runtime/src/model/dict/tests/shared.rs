//! Tests of the shapes: which keys maps share, the limits, and that unused shapes are freed.

use alloc::format;
use alloc::string::String;
use alloc::sync::{Arc, Weak};
use alloc::vec::Vec;
use std::sync::Mutex;
use std::thread;

use super::{Random, alone};
use crate::lookup::shape_map::keys::KeyList;
use crate::lookup::shape_map::shape::{
    LONGEST_NAME, MOST_NAMES, MOST_SHAPES, RECENT, alive, forget,
};
use crate::model::dict::Dict;
use crate::model::value::owned::OwnedValue;

fn list(dict: &Dict) -> &Arc<KeyList> {
    dict.0.as_ref().expect("not empty").keys().0
}

fn built<K: AsRef<str>>(names: &[K]) -> Dict {
    names.iter().map(|name| (name.as_ref(), 1)).collect()
}

fn numbered(start: &str, count: usize) -> Vec<String> {
    (0..count).map(|at| format!("{start}{at}")).collect()
}

#[test]
fn maps_of_equal_insertion_order_share_keys() {
    let _alone = alone();
    let (one, other) = (built(&["a", "b", "c"]), built(&["a", "b", "c"]));
    assert!(list(&one).is_shape());
    assert!(Arc::ptr_eq(list(&one), list(&other)));
    assert!(Arc::ptr_eq(list(&one), list(&one.clone())));
    // A map with the first names only has no other keys.
    let less = built(&["a", "b"]);
    assert!(Arc::ptr_eq(list(&one), list(&less)));
    assert!(less.keys().eq(["a", "b"]));
    assert!(!less.contains_key("c"));
    let keys = one.keys_now();
    assert!(keys.0.is_some_and(|(keys, len)| Arc::ptr_eq(&keys, list(&one)) && len == 3));
}

#[test]
fn map_of_other_insertion_order_leaves_predicted_shape() {
    let _alone = alone();
    let first = built(&["a", "b", "c", "d"]);
    let mut other = built(&["a", "b", "x"]);
    other.insert_owned("c", OwnedValue::Int(1));
    assert!(other.keys().eq(["a", "b", "x", "c"]));
    assert!(list(&other).is_shape());
    assert!(first.keys().eq(["a", "b", "c", "d"]));
    // Removal of the last key keeps the shape.
    other.remove("c");
    other.insert_owned("c", OwnedValue::Int(1));
    assert!(list(&other).is_shape());
    other.remove("a");
    assert!(!list(&other).is_shape());
    assert!(other.keys().eq(["b", "x", "c"]));
}

#[test]
fn map_beyond_limits_owns_its_keys() {
    let _alone = alone();
    let names = numbered("n", MOST_NAMES);
    let mut dict = built(&names);
    assert!(list(&dict).is_shape());
    dict.insert_owned("more", OwnedValue::Int(1));
    assert!(!list(&dict).is_shape());
    assert!(dict.keys().eq(names.iter().map(String::as_str).chain(["more"])));
    assert!(!list(&built(&["x".repeat(LONGEST_NAME + 1)])).is_shape());
    assert!(list(&built(&["x".repeat(LONGEST_NAME)])).is_shape());
}

#[test]
fn names_are_found_before_and_after_shape_builds_hash_table() {
    let _alone = alone();
    let alike: Vec<String> = (0..MOST_NAMES).map(|at| "a".repeat(at)).collect();
    let nested: Vec<String> = (0..MOST_NAMES).map(|at| format!("{at:064b}")).collect();
    for names in [alike, nested, numbered("", 33), numbered("long_common_prefix_", 5)] {
        let dict = built(&names);
        for _ in 0..20 {
            assert!(names.iter().all(|name| dict.contains_key(name)));
            assert!(!dict.contains_key("absent") && !dict.contains_key(&"a".repeat(100)));
        }
    }
}

#[test]
fn unused_shape_is_freed() {
    let _alone = alone();
    let weak = |dict: &Dict| Arc::downgrade(list(dict));
    let dict = built(&["freed", "soon"]);
    let shapes: [Weak<KeyList>; 2] = [weak(&built(&["freed"])), weak(&dict)];
    forget();
    assert!(shapes.iter().all(|shape| shape.strong_count() > 0), "in use");
    let keys = dict.keys_now();
    drop(dict);
    assert!(keys.iter().eq(["freed", "soon"]));
    drop(keys);
    assert!(shapes.iter().all(|shape| shape.strong_count() == 0), "no longer");
    // The shapes made last are kept until others replace them.
    let last = weak(&built(&["last"]));
    assert!(last.strong_count() > 0);
    for name in numbered("later", RECENT) {
        built(&[name]);
    }
    assert_eq!(last.strong_count(), 0);
}

#[test]
fn many_names_create_bounded_number_of_shapes() {
    let _alone = alone();
    let maps = if cfg!(miri) { 100 } else { 100_000 };
    let mut random = Random(1);
    let mut kept = Vec::new();
    for at in 0..maps {
        let dict: Dict = (0..10).map(|_| (format!("{:x}", random.below(1 << 30)), 1)).collect();
        assert_eq!(dict.len(), dict.keys().filter(|key| dict.contains_key(key)).count());
        if at % 20 == 0 {
            kept.push(dict);
        }
        assert!(alive() <= MOST_SHAPES);
    }
    // Maps made without room or credit for a shape keep their own keys.
    assert!(cfg!(miri) || kept.last().is_some_and(|dict| !list(dict).is_shape()));
    drop(kept);
    forget();
    // Tests of other files may hold some shapes.
    assert!(alive() < 100, "{}", alive());
}

#[test]
fn recurring_names_are_shared_again() {
    let _alone = alone();
    for name in numbered("never again ", 5000) {
        built(&[name]);
    }
    let shared = |_: &usize| list(&built(&["again", "and", "again!"])).is_shape();
    assert!(!(0..10).all(|at| shared(&at)));
    assert!((0..1000).filter(shared).count() > 500);
}

#[test]
fn threads_build_and_drop_maps_concurrently() {
    let _alone = alone();
    let steps = if cfg!(miri) { 20 } else { 3000 };
    let names = numbered("shared", 6);
    let passed_on = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for seed in 0..8 {
            let (names, passed_on) = (&names, &passed_on);
            scope.spawn(move || {
                let mut random = Random(seed);
                for step in 0..steps {
                    let mut model = Vec::new();
                    let mut dict = Dict::new();
                    for _ in 0..random.below(8) {
                        let name = match random.below(8) {
                            at @ 0..6 => names[at].clone(),
                            _ => format!("{seed} {step}"),
                        };
                        dict.insert_owned(&name, OwnedValue::None);
                        if !model.contains(&name) {
                            model.push(name);
                        }
                    }
                    assert!(dict.keys().eq(model.iter().map(String::as_str)));
                    assert!(model.iter().all(|name| dict.contains_key(name)));
                    assert!(!dict.contains_key("absent"));
                    let mut passed_on = passed_on.lock().expect("no thread panicked");
                    passed_on.push(dict);
                    let at = random.below(passed_on.len());
                    let other = (passed_on.len() > 100).then(|| passed_on.swap_remove(at));
                    drop(passed_on);
                    drop(other);
                }
                if seed % 3 == 0 {
                    forget();
                }
            });
        }
    });
    assert!(alive() <= MOST_SHAPES);
    drop(passed_on);
    forget();
    assert!(alive() < 100, "{}", alive());
}
