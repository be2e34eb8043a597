//! Maps and sets whose keys only parse and print.
#![allow(clippy::float_cmp, reason = "the values are stored as they are")]

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt::{self, Display, Formatter};
use std::str::FromStr;

use indexmap::{IndexMap, IndexSet};
use slots_runtime::schema::Schema;
use slots_runtime::serde::{AsMap, update_from};
use slots_runtime::{OwnedValue, prelude::*};

/// A type as `uuid::Uuid`: it parses and prints, and its crate does not know the library.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Id(u8);

impl Display for Id {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "id-{}", self.0)
    }
}

impl FromStr for Id {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let number = text.strip_prefix("id-").ok_or("it does not start with id-")?;
        number.parse().map(Id).map_err(|_| "it is not a number".into())
    }
}

#[slots]
#[derive(Debug, Default, PartialEq)]
struct Limits {
    #[slot(range = 0..=9)]
    low: u8,
}

#[slots(default)]
#[derive(Default)]
struct Registry {
    gains: HashMap<Id, f64>,
    names: BTreeMap<Id, String>,
    limits: BTreeMap<Id, Limits>,
    lists: IndexMap<Id, Vec<u32>>,
    links: HashMap<Id, Id>,
    optional: Option<BTreeMap<Id, f64>>,
    nested: BTreeMap<String, HashMap<Id, u8>>,
    ordered: BTreeSet<Id>,
    some: Option<HashSet<Id>>,
    inserted: IndexSet<Id>,
}

fn map(entries: &[(&str, i64)]) -> OwnedValue {
    entries.iter().copied().collect::<Dict>().into()
}

#[test]
fn keys_are_read_and_written_as_strings() {
    let mut it = Registry::default();
    it.setattr("gains", map(&[("id-1", 2)])).unwrap();
    assert_eq!(it.gains[&Id(1)], 2.0);
    assert_eq!(it.getattr("gains").unwrap().to_string(), r#"{"id-1": 2.0}"#);
    it.set_text("names", "id-1: a, id-2: b").unwrap();
    assert_eq!(it.names[&Id(2)], "b");
    it.setattr("optional", map(&[("id-3", 4)])).unwrap();
    assert_eq!(it.optional, Some([(Id(3), 4.0)].into()));
    it.set_path("nested.a", map(&[("id-1", 1)])).unwrap();
    it.set_path(r#"nested.a["id-1"]"#, 7).unwrap();
    assert_eq!(it.nested["a"][&Id(1)], 7);
    it.setattr("links", [("id-1", "id-2")].into_iter().collect::<Dict>()).unwrap();
    assert_eq!(it.links[&Id(1)], Id(2));
}

#[test]
fn entries_are_added_and_removed_by_path() {
    let mut it = Registry::default();
    it.set_path(r#"gains["id-5"]"#, 1).unwrap();
    it.set_path(r#"gains["id-5"]"#, 2).unwrap();
    assert_eq!(it.get_path(r#"gains["id-5"]"#).unwrap(), 2.0);
    it.delete_path(r#"gains["id-5"]"#).unwrap();
    assert!(it.gains.is_empty());
    it.set_path(r#"lists["id-1"]"#, [1, 2]).unwrap();
    it.push_path(r#"lists["id-1"]"#, 3).unwrap();
    assert_eq!(it.lists[&Id(1)], [1, 2, 3]);
    it.set_path(r#"limits["id-1"]"#, map(&[("low", 3)])).unwrap();
    it.set_path(r#"limits["id-1"].low"#, 4).unwrap();
    assert_eq!(it.limits[&Id(1)].low, 4);
    assert!(it.set_path(r#"limits["id-1"].low"#, 40).is_err());
    it.limits.insert(Id(2), Limits { low: 77 });
    assert_eq!(it.validate().unwrap_err().errors().len(), 1);
}

#[test]
fn wrong_keys_are_rejected_and_named() {
    let mut it = Registry::default();
    assert_eq!(
        it.setattr("gains", map(&[("1", 2)])).unwrap_err().message_with_causes(),
        "'Registry' object attribute 'gains' must be a map with keys of type Id, not one with the key '1': must be Id, not '1': it does not start with id-"
    );
    assert_eq!(
        it.setattr("gains", 5).unwrap_err().to_string(),
        "'Registry' object attribute 'gains' must be HashMap<Id, f64>, not int"
    );
    assert!(it.set_path("gains.x", 1).is_err());
    assert!(it.gains.is_empty());
}

#[test]
fn maps_are_saved_loaded_and_in_the_schema() {
    let mut it = Registry::default();
    it.setattr("gains", map(&[("id-1", 2)])).unwrap();
    it.set_path(r#"limits["id-1"]"#, map(&[("low", 3)])).unwrap();
    let json = serde_json::to_string(&AsMap::new(&it)).unwrap();
    let mut other = Registry::default();
    let _ = update_from(&mut other, &mut serde_json::Deserializer::from_str(&json)).unwrap();
    assert_eq!(serde_json::to_string(&AsMap::new(&other)).unwrap(), json);
    let schema = serde_json::to_value(Schema::of(Registry::CLASS)).unwrap();
    assert_eq!(schema["properties"]["gains"]["additionalProperties"]["type"], "number");
}

#[test]
fn sets_are_read_and_written_as_lists_of_strings() {
    let mut it = Registry::default();
    it.setattr("ordered", ["id-2", "id-1"]).unwrap();
    assert_eq!(it.getattr("ordered").unwrap().to_string(), r#"["id-1", "id-2"]"#);
    assert_eq!(it.get_path("ordered[1]").unwrap(), "id-2");
    it.set_text("some", "id-3").unwrap();
    assert_eq!(it.some, Some([Id(3)].into()));
    it.setattr("inserted", ["id-2", "id-1"]).unwrap();
    assert_eq!(it.inserted.get_index(0), Some(&Id(2)));
    assert_eq!(
        it.setattr("ordered", ["id-5", "id-5"]).unwrap_err().to_string(),
        "'Registry' object attribute 'ordered[1]' is given twice"
    );
    assert_eq!(
        it.setattr("ordered", ["x"]).unwrap_err().to_string(),
        "'Registry' object attribute 'ordered[0]' must be Id, not 'x'"
    );
    assert!(it.set_path("ordered[0]", "id-7").is_err());
    assert_eq!(it.ordered, [Id(1), Id(2)].into());
}
