//! Maps whose keys are flags of the crate `bitflags`.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::str::FromStr;

use indexmap::IndexMap;
use slots_runtime::{OwnedValue, SlotType, prelude::*, serde::AsMap, serde::Patch};

bitflags::bitflags! {
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    struct Rights: u8 {
        const READ = 1;
        const WRITE = 2;
    }
}

const BOTH: Rights = Rights::READ.union(Rights::WRITE);

#[derive(Clone, Copy, Debug, PartialEq)]
struct Version(u8);

impl std::fmt::Display for Version {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "v{}", self.0)
    }
}

impl FromStr for Version {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.trim_start_matches('v').parse().map(Version)
    }
}

#[slots]
#[derive(Clone, Debug, Default, PartialEq)]
struct Quota {
    #[slot(range = 0..=9)]
    size: u8,
}

kind! {
    sorted_map_has_keys_of_flags: BTreeMap<Rights, u8> = BTreeMap::from([(Rights::READ, 1), (BOTH, 3)]), reads r#"{"READ": 1, "READ | WRITE": 3}"#;
    from Dict::from_iter([("WRITE|READ", 4)]) => r#"{"READ | WRITE": 4}"#;
    from Dict::from_iter([("", 5)]) => r#"{"": 5}"#;
    text "{WRITE: 7, READ: 8}" => r#"{"READ": 8, "WRITE": 7}"#;
    path r#"["WRITE | READ"]"#, 9 => r#"{"READ": 1, "READ | WRITE": 9}"#;
    path ".READ", 9 => r#"{"READ": 9, "READ | WRITE": 3}"#;
    not 1 => "'Holder' object attribute 'it' must be BTreeMap<Rights, u8>, not int";
    not Dict::from_iter([("RAED", 1)]) => "'Holder' object attribute 'it' must be a map with keys of type Rights, not one with the key 'RAED'";
    not Dict::from_iter([("READ", 1), ("READ | READ", 2)]) => "'Holder' object attribute 'it.READ | READ' is given twice";
    not Dict::from_iter([("READ", 256)]) => "'Holder' object attribute 'it.READ' must be in 0..=255, not 256";
}

kind! {
    hashed_map_has_keys_of_flags: HashMap<Rights, String> = HashMap::from([(BOTH, String::from("a"))]), reads r#"{"READ | WRITE": "a"}"#;
    from Dict::from_iter([("READ", "b")]) => r#"{"READ": "b"}"#;
    text "{WRITE: c}" => r#"{"WRITE": "c"}"#;
    path r#"["READ|WRITE"]"#, "d" => r#"{"READ | WRITE": "d"}"#;
}

kind! {
    ordered_map_has_keys_of_flags: IndexMap<Rights, Vec<u16>> = IndexMap::from([(BOTH, vec![1]), (Rights::READ, vec![])]), reads r#"{"READ | WRITE": [1], "READ": []}"#;
    text "{WRITE: [2]}" => r#"{"WRITE": [2]}"#;
    path ".READ", vec![3] => r#"{"READ | WRITE": [1], "READ": [3]}"#;
}

#[slots]
#[derive(Clone, Debug, Default, PartialEq)]
struct Disk {
    quotas: BTreeMap<Rights, Quota>,
    versions: BTreeMap<Rights, Version>,
    next: HashMap<Rights, Rights>,
    maybe: Option<BTreeMap<Rights, u8>>,
    all: Vec<BTreeMap<Rights, u8>>,
    named: BTreeMap<String, BTreeMap<Rights, u8>>,
    sets: BTreeSet<Rights>,
}

#[test]
fn keys_are_added_and_removed() {
    let mut it = Disk::default();
    let undo = it.set_path(r#"quotas["READ | WRITE"]"#, Dict::from_iter([("size", 3)])).map(drop);
    undo.unwrap();
    it.set_path(r#"quotas["WRITE|READ"].size"#, 4).unwrap();
    assert_eq!(it.quotas, BTreeMap::from([(BOTH, Quota { size: 4 })]));
    let error = it.set_path("quotas.WRITE.size", 10).unwrap_err();
    assert_eq!(
        (error.kind(), error.path().to_string()),
        (ErrorKind::Value, "quotas.WRITE.size".into())
    );
    let undo = it.delete_path(r#"quotas["READ | WRITE"]"#).unwrap();
    assert!(it.quotas.is_empty());
    let _ = undo.apply(&mut it).unwrap();
    assert_eq!(it.quotas.len(), 1);
    it.set_path("versions.READ", "v3").unwrap();
    it.set_text_path("next.READ", "WRITE").unwrap();
    it.set_path("maybe.READ", 1).unwrap();
    it.push_path("all", Dict::from_iter([("READ", 1)])).unwrap();
    it.set_path("all[0].WRITE", 2).unwrap();
    it.set_path("named.a.READ", 3).unwrap();
    assert_eq!(it.versions[&Rights::READ], Version(3));
    assert_eq!(it.next[&Rights::READ], Rights::WRITE);
    assert_eq!(it.maybe.as_ref().unwrap()[&Rights::READ], 1);
    assert_eq!(it.all[0], BTreeMap::from([(Rights::READ, 1), (Rights::WRITE, 2)]));
    assert_eq!(it.named["a"][&Rights::READ], 3);
    let saved = serde_json::to_string(&AsMap::new(&it)).unwrap();
    let mut other = Disk::default();
    let _ = serde_json::from_str::<Patch>(&saved).unwrap().apply(&mut other).unwrap();
    assert_eq!(other, it);
}

#[test]
fn bad_key_is_an_error_that_states_the_type_of_the_keys() {
    let mut it = Disk::default();
    for error in [
        it.set_path("maybe.READD", 1).map(drop).unwrap_err(),
        it.set_text_path("quotas.READD.size", "1").map(drop).unwrap_err(),
    ] {
        let name = error.path().to_string();
        let at = name.split('.').next().unwrap();
        assert_eq!(
            error.message(),
            format!(
                "'Disk' object attribute '{at}' must be a map with keys of type Rights, not one with the key 'READD'"
            )
        );
    }
    assert!(it.set_path("quotas[1].size", 1).is_err());
    assert_eq!(it, Disk::default());
}

#[test]
fn set_of_flags_is_a_list() {
    let mut it = Disk::default();
    it.setattr("sets", vec!["READ", "READ | WRITE"]).unwrap();
    assert_eq!(it.sets, [Rights::READ, BOTH].into());
    let error = it.setattr("sets", vec!["READ", "READ"]).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Duplicate);
    assert_eq!(
        it.push_path("sets", "WRITE").unwrap_err().message(),
        "'Disk' object attribute 'sets' is a set whose items are not copied: write the whole value"
    );
}

#[test]
fn values_of_the_map_are_described() {
    let slot = Disk::CLASS.slot("quotas").unwrap();
    let SlotType::Map(item) = slot.slot_type() else { panic!() };
    assert!(matches!(item(), SlotType::Object(_)));
    assert_eq!(slot.type_name(), "BTreeMap<Rights, Quota>");
}
