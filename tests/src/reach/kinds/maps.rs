//! Maps by their keys and values.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

use indexmap::{IndexMap, IndexSet};
use slots_runtime::{Dict, prelude::*};

#[derive(SlotValue, Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Axis {
    X,
    Y,
}

#[derive(SlotValue, Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Id(u16);

super::kinds! {
    "HashMap<String, u32>": HashMap<String, u32> = [("a".into(), 1)].into(), [("b".into(), 2)].into(), below ".a" = "7";
    "BTreeMap<String, f64>": BTreeMap<String, f64> = [("a".into(), 1.0)].into(), [("b c".into(), 2.0)].into(), below ".a" = "0.5";
    "BTreeMap<String, Vec<u32>>": BTreeMap<String, Vec<u32>> = [("a".into(), vec![1])].into(), [("b".into(), vec![])].into(), below ".a[0]" = "7";
    "BTreeMap<String, Option<bool>>": BTreeMap<String, Option<bool>> = [("a".into(), None)].into(), [("b".into(), Some(true))].into(), below ".a" = "true";
    "BTreeMap<String, BTreeMap<..>>": BTreeMap<String, BTreeMap<String, u8>> = [("a".into(), [("b".into(), 1)].into())].into(), [].into(), below ".a.b" = "7";
    "BTreeMap<u8, f64>": BTreeMap<u8, f64> = [(1, 1.0)].into(), [(2, 2.0)].into(), below ".1" = "0.5";
    "HashMap<i64, String>": HashMap<i64, String> = [(1, "a".into())].into(), [(-2, "b".into())].into(), below ".1" = "c";
    "BTreeMap<enum, u8>": BTreeMap<Axis, u8> = [(Axis::X, 1)].into(), [(Axis::Y, 2)].into(), below ".X" = "7";
    "BTreeMap<newtype, u8>": BTreeMap<Id, u8> = [(Id(1), 1)].into(), [(Id(2), 2)].into(), below ".1" = "7";
    "BTreeMap<Box<str>, u8>": BTreeMap<Box<str>, u8> = [("a".into(), 1)].into(), [("b".into(), 2)].into(), below ".a" = "7";
    "BTreeMap<PathBuf, u8>": BTreeMap<PathBuf, u8> = [("a".into(), 1)].into(), [("/b".into(), 2)].into(), below ".a" = "7";
    "BTreeMap<char, u8>": BTreeMap<char, u8> = [('a', 1)].into(), [('b', 2)].into(), below ".a" = "7";
    "IndexMap<String, u8>": IndexMap<String, u8> = [("a".into(), 1)].into(), [("b".into(), 2)].into(), below ".a" = "7";
    "IndexSet<String>": IndexSet<String> = ["a".into()].into(), ["b".into()].into();
    "Dict": Dict = Dict::from_iter([("a", 1)]), Dict::from_iter([("b", 2)]), text "";
}
