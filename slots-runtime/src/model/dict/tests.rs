//! Tests of the overflow map: comparison with a plain list of pairs, and key sharing.

#[cfg(feature = "std")]
mod shared;

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::Dict;
use crate::model::value::owned::OwnedValue;

#[cfg(not(feature = "std"))]
extern crate std;

/// The process shares all shapes: tests that make many of them, or count them, run one after another.
fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    let alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    #[cfg(feature = "std")]
    crate::lookup::shape_map::shape::reset();
    alone
}

/// Numbers that look random, the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % end
    }
}

type Model = Vec<(String, i64)>;

fn int(value: &OwnedValue) -> i64 {
    value.as_value().as_i64().expect("an integer")
}

fn exchange(model: &mut Model, key: &str, entry: Option<(usize, i64)>) -> Option<(usize, i64)> {
    let at = model.iter().position(|(name, _)| name == key);
    match (at, entry) {
        (Some(at), Some((_, value))) => Some((at, core::mem::replace(&mut model[at].1, value))),
        (Some(at), None) => Some((at, model.remove(at).1)),
        (None, Some((place, value))) => {
            model.insert(place.min(model.len()), (key.into(), value));
            None
        }
        (None, None) => None,
    }
}

fn assert_same(dict: &Dict, model: &Model, absent: &str) {
    assert_eq!(dict.len(), model.len());
    assert_eq!(dict.is_empty(), model.is_empty());
    assert!(dict.keys().eq(model.iter().map(|(key, _)| key.as_str())));
    assert!(dict.keys_now().iter().eq(dict.keys()));
    let entries =
        dict.iter().map(|(key, value)| (key.to_string(), value.as_i64().expect("an integer")));
    assert!(entries.eq(model.iter().cloned()));
    for (key, value) in model {
        assert_eq!(dict.get_owned(key).map(int), Some(*value));
        assert!(dict.contains_key(key));
    }
    assert!(dict.get(absent).is_none());
}

fn play(seed: u64, names: usize, steps: usize) {
    let mut random = Random(seed);
    let mut odd: Vec<String> =
        ["", "\0", "a\0b", "\u{1f980}", "é", "e\u{301}"].map(String::from).into();
    odd.push("long".repeat(100));
    let name = |random: &mut Random| match random.below(names) {
        at if at < odd.len() => odd[at].clone(),
        at => format!("name{at}"),
    };
    let (mut dict, mut model) = (Dict::new(), Model::new());
    let (mut clone, mut clone_model) = (dict.clone(), model.clone());
    let mut keys = (dict.keys_now(), Vec::new());
    for step in 0..steps {
        let (key, value) = (name(&mut random), i64::try_from(step).expect("few steps"));
        match random.below(20) {
            0..=8 => {
                let old = dict.insert_owned(&key, OwnedValue::Int(value));
                let expected = exchange(&mut model, &key, Some((usize::MAX, value)));
                assert_eq!(old.as_ref().map(int), expected.map(|(_, value)| value));
            }
            9..=12 => {
                let old = dict.remove(&key);
                let expected = exchange(&mut model, &key, None);
                assert_eq!(old.as_ref().map(int), expected.map(|(_, value)| value));
            }
            13..=15 => {
                // A change, which is mostly undone.
                let entry = (random.below(2) == 0).then_some((random.below(names), value));
                let expected = exchange(&mut model, &key, entry);
                let before = dict
                    .exchange(&key, entry.map(|(place, value)| (place, OwnedValue::Int(value))));
                assert_eq!(before.as_ref().map(|(place, value)| (*place, int(value))), expected);
                assert_same(&dict, &model, "none");
                if random.below(3) > 0 {
                    dict.exchange(&key, before);
                    exchange(&mut model, &key, expected);
                }
            }
            16 => {
                (clone, clone_model) = (dict.clone(), model.clone());
                assert_eq!(clone, dict);
            }
            17 => {
                core::mem::swap(&mut dict, &mut clone);
                core::mem::swap(&mut model, &mut clone_model);
            }
            18 => keys = (dict.keys_now(), model.iter().map(|(key, _)| key.clone()).collect()),
            _ if random.below(30) == 0 => {
                dict.clear();
                model.clear();
            }
            _ => {
                if let Some(value) = dict.get_owned_mut(&key) {
                    *value = OwnedValue::Int(-1);
                }
                if let Some((_, value)) = model.iter_mut().find(|(name, _)| *name == key) {
                    *value = -1;
                }
            }
        }
        assert_same(&dict, &model, "none");
        assert!(keys.0.iter().eq(keys.1.iter().map(String::as_str)));
    }
    assert_same(&clone, &clone_model, "none");
    let listed: Vec<_> = dict.into_iter().map(|(key, value)| (key, int(&value))).collect();
    assert_eq!(listed, model);
}

#[test]
fn random_operations_match_list_of_pairs() {
    let _alone = alone();
    for seed in 0..if cfg!(miri) { 1 } else { 20 } {
        for (names, steps) in [(2, 50), (8, 200), (20, 400), (150, 800)] {
            play(seed, names, if cfg!(miri) { 50 } else { steps });
        }
    }
}

#[test]
fn equality_ignores_order_and_shared_keys() {
    let one: Dict = [("a", 1), ("b", 2), ("c", 3)].into_iter().collect();
    let other: Dict = [("c", 3), ("b", 2), ("a", 1)].into_iter().collect();
    assert_eq!(one, other);
    let mut own = one.clone();
    own.remove("a");
    assert_ne!(own, one);
    own.insert_owned("a", OwnedValue::Int(1));
    assert_eq!(own, one);
    assert_eq!(own.keys().collect::<Vec<_>>(), ["b", "c", "a"]);
    assert_eq!(format!("{own:?}"), r#"{"b": 2, "c": 3, "a": 1}"#);
    let less: Dict = [("a", 1), ("b", 2)].into_iter().collect();
    assert_ne!(less, one);
    assert_ne!(one, less);
    let renamed: Dict = [("a", 1), ("b", 2), ("d", 3)].into_iter().collect();
    assert_ne!(renamed, one);
}

#[test]
fn empty_dict_is_pointer_sized_and_allocates_nothing() {
    assert_eq!(size_of::<Dict>(), size_of::<usize>());
    let mut dict: Dict = [("only", 1)].into_iter().collect();
    assert!(dict.0.is_some());
    dict.remove("only");
    assert!(dict.0.is_none());
    assert!(dict.remove("only").is_none());
    assert_eq!(dict, Dict::new());
    assert_eq!(dict.keys_now().iter().count(), 0);
}

#[test]
fn large_map_finds_adds_and_removes_without_linear_scan() {
    let _alone = alone();
    let count = if cfg!(miri) { 300 } else { 10_000 };
    let mut dict = Dict::new();
    for at in 0..count {
        dict.insert_owned(&format!("key{at}"), OwnedValue::Int(at));
    }
    for at in 0..count {
        assert_eq!(dict.get_owned(&format!("key{at}")).map(int), Some(at));
        assert!(!dict.contains_key(&format!("no{at}")));
    }
    for at in 0..count {
        // The oldest goes, a new one comes: a queue.
        assert_eq!(dict.remove(&format!("key{at}")).as_ref().map(int), Some(at));
        dict.insert_owned(&format!("more{at}"), OwnedValue::Int(at));
        assert!(dict.0.as_ref().is_some_and(|entries| entries.keys().0.names.len() < 25_000));
    }
    assert!(dict.keys().take(3).eq(["more0", "more1", "more2"]));
    assert_eq!(dict.len(), usize::try_from(count).expect("few"));
}
