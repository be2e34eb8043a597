//! Maps whose keys are not strings.

use std::collections::{BTreeMap, HashMap};
use std::net::Ipv4Addr;
use std::path::PathBuf;

use indexmap::IndexMap;
use slots_runtime::{prelude::*, serde::AsMap, serde::Patch};

#[derive(SlotValue, Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[slot_value(rename_all = "kebab-case")]
enum Axis {
    Horizontal,
    FreeRunning,
}

#[derive(SlotValue, Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Id(u16);

kind! {
    integer_keys_are_written_as_strings: BTreeMap<u8, f64> = BTreeMap::from([(7, 0.5)]), reads r#"{"7": 0.5}"#;
    from Dict::from_iter([("10", 1), ("9", 2)]) => r#"{"9": 2.0, "10": 1.0}"#;
    text "1: 2" => r#"{"1": 2.0}"#;
    path ".7", 3 => r#"{"7": 3.0}"#;
    path "[7]", 4 => r#"{"7": 4.0}"#;
    path "[\"7\"]", 5 => r#"{"7": 5.0}"#;
    not Dict::from_iter([("x", 1)]) => "'Holder' object attribute 'it' must be a map with keys of type u8, not one with the key 'x'";
    not Dict::from_iter([("1", 1), ("0x1", 2)]) => "'Holder' object attribute 'it.0x1' is given twice";
    not Dict::from_iter([("1", "x")]) => "'Holder' object attribute 'it.1' must be f64, not str";
}

kind! {
    enum_keys_are_names_of_variants: HashMap<Axis, u8> = HashMap::from([(Axis::FreeRunning, 1)]), reads r#"{"free-running": 1}"#;
    from Dict::from_iter([("horizontal", 2)]) => r#"{"horizontal": 2}"#;
    text "free-running: 3" => r#"{"free-running": 3}"#;
    path ".free-running", 4 => r#"{"free-running": 4}"#;
}

kind! {
    newtype_keys_convert_as_inner_value: BTreeMap<Id, bool> = BTreeMap::from([(Id(1), true)]), reads r#"{"1": true}"#;
    from Dict::from_iter([("2", false)]) => r#"{"2": false}"#;
    text "{3: yes}" => r#"{"3": true}"#;
    path ".1", false => r#"{"1": false}"#;
}

kind! {
    boxed_string_keys_work: BTreeMap<Box<str>, u8> = BTreeMap::from([("a.b".into(), 1)]), reads r#"{"a.b": 1}"#;
    from Dict::from_iter([("c", 2)]) => r#"{"c": 2}"#;
    text "d: 3" => r#"{"d": 3}"#;
    path "[\"a.b\"]", 4 => r#"{"a.b": 4}"#;
}

kind! {
    path_keys_work: HashMap<PathBuf, u8> = HashMap::from([("/a".into(), 1)]), reads r#"{"/a": 1}"#;
    from Dict::from_iter([("/b", 2)]) => r#"{"/b": 2}"#;
    text "/c: 3" => r#"{"/c": 3}"#;
    path "./a", 4 => r#"{"/a": 4}"#;
}

kind! {
    char_keys_work: BTreeMap<char, u8> = BTreeMap::from([('a', 1)]), reads r#"{"a": 1}"#;
    from Dict::from_iter([("b", 2)]) => r#"{"b": 2}"#;
    text "c: 3" => r#"{"c": 3}"#;
    path ".a", 4 => r#"{"a": 4}"#;
}

kind! {
    address_keys_work: BTreeMap<Ipv4Addr, u8> = BTreeMap::from([(Ipv4Addr::LOCALHOST, 1)]), reads r#"{"127.0.0.1": 1}"#;
    from Dict::from_iter([("1.2.3.4", 2)]) => r#"{"1.2.3.4": 2}"#;
    text "1.1.1.1: 3" => r#"{"1.1.1.1": 3}"#;
    path "[\"127.0.0.1\"]", 4 => r#"{"127.0.0.1": 4}"#;
}

kind! {
    index_map_keeps_order: IndexMap<String, u8> = IndexMap::from([(String::from("b"), 1), (String::from("a"), 2)]), reads r#"{"b": 1, "a": 2}"#;
    from Dict::from_iter([("z", 1), ("y", 2)]) => r#"{"z": 1, "y": 2}"#;
    text "d: 3, c: 4" => r#"{"d": 3, "c": 4}"#;
    path ".a", 4 => r#"{"b": 1, "a": 4}"#;
}

#[slots]
struct Stage {
    position: f64,
}

#[slots]
struct Rack {
    stages: BTreeMap<u8, Stage>,
}

#[test]
fn objects_in_map_with_integer_keys_are_updated_in_place() {
    let mut rack = Rack { stages: BTreeMap::from([(3, Stage { position: 1.0 })]) };
    rack.set_path("stages.3.position", 2).unwrap();
    assert_eq!(rack.get_path("stages[3].position").unwrap(), 2.0);
    let patch: Patch = serde_json::from_str(r#"{"stages": {"3": {"position": 5}}}"#).unwrap();
    patch.apply(&mut rack).unwrap();
    assert_eq!(rack.stages[&3].getattr("position").unwrap(), 5.0);
    assert_eq!(
        serde_json::to_string(&AsMap::new(&rack)).unwrap(),
        r#"{"stages":{"3":{"position":5.0}}}"#
    );
    rack.set_path("stages.4.position", 2).unwrap();
    assert_eq!(rack.get_path("stages[4].position").unwrap(), 2.0);
    assert!(rack.set_path("stages.four.position", 2).is_err());
}
