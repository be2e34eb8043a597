//! The maps that a patch merges, and those that it replaces; what `only_changed` writes of maps and variants.

use std::collections::{BTreeMap, HashMap};

use slots_runtime::prelude::*;
use slots_runtime::serde::{AsMap, Patch};

#[slots]
#[derive(Clone, Debug, Default, PartialEq)]
struct Stage {
    #[slot(default)]
    position: f64,
    #[slot(default)]
    travel: f64,
}

#[derive(SlotValue, Clone, Debug, Default, PartialEq)]
#[slot_value(rename_all = "lowercase")]
enum Mode {
    #[default]
    Off,
    Shrink {
        period: f64,
        size: u64,
    },
}

#[dynamic(default)]
#[derive(Clone, Debug, PartialEq)]
struct Rack {
    stages: BTreeMap<String, Stage>,
    numbers: BTreeMap<String, f64>,
    hashed: HashMap<String, f64>,
    modes: BTreeMap<String, Mode>,
    nested: BTreeMap<String, BTreeMap<String, Stage>>,
    maybe: Option<BTreeMap<String, f64>>,
    any: OwnedValue,
    mode: Mode,
}

impl Default for Rack {
    fn default() -> Self {
        let stage = Stage { position: 1.0, travel: 2.0 };
        Rack {
            stages: BTreeMap::from([("a".into(), stage.clone())]),
            numbers: BTreeMap::from([("a".into(), 1.0)]),
            hashed: HashMap::from([("a".into(), 1.0)]),
            modes: BTreeMap::from([("a".into(), Mode::Off)]),
            nested: BTreeMap::from([("a".into(), BTreeMap::from([("x".into(), stage)]))]),
            maybe: Some(BTreeMap::from([("a".into(), 1.0)])),
            any: Dict::from_iter([("a", 1)]).into(),
            mode: Mode::Shrink { period: 1.0, size: 2 },
            __dict__: Dict::from_iter([("note", Dict::from_iter([("a", 1)]))]),
        }
    }
}

fn patched(json: &str) -> Rack {
    let mut rack = Rack::default();
    serde_json::from_str::<Patch>(json).unwrap().apply(&mut rack).unwrap();
    rack
}

#[test]
fn map_of_objects_is_merged() {
    let rack = patched(r#"{"stages": {"a": {"position": 5}, "b": {"travel": 7}}}"#);
    assert_eq!(rack.stages["a"], Stage { position: 5.0, travel: 2.0 });
    assert_eq!(rack.stages["b"], Stage { position: 0.0, travel: 7.0 });
    assert!(patched(r#"{"stages": {"a": null}}"#).stages.is_empty());
    let rack = patched(r#"{"nested": {"a": {"x": {"position": 5}}, "b": {}}}"#);
    assert_eq!(rack.nested["a"]["x"], Stage { position: 5.0, travel: 2.0 });
    assert!(rack.nested["b"].is_empty());
}

#[test]
fn map_of_other_values_is_replaced() {
    let json = r#"{"b": 2}"#;
    assert_eq!(patched(&format!(r#"{{"numbers": {json}}}"#)).numbers.len(), 1);
    assert_eq!(patched(&format!(r#"{{"hashed": {json}}}"#)).hashed.len(), 1);
    assert_eq!(patched(&format!(r#"{{"maybe": {json}}}"#)).maybe.unwrap().len(), 1);
    assert_eq!(patched(r#"{"modes": {"b": "off"}}"#).modes.len(), 1);
    let json = patched(&format!(r#"{{"any": {json}, "note": {json}}}"#));
    assert_eq!(json.any.to_string(), r#"{"b": 2}"#);
    assert_eq!(json.getattr("note").unwrap().to_string(), r#"{"b": 2}"#);
}

fn changed(rack: &Rack) -> String {
    serde_json::to_string(&AsMap::new(rack).only_changed()).unwrap()
}

#[test]
fn new_key_and_active_variant_are_written_with_all_values() {
    let mut rack = Rack::default();
    rack.stages.insert("b".into(), Stage { position: 0.0, travel: 7.0 });
    assert_eq!(changed(&rack), r#"{"stages":{"b":{"position":0.0,"travel":7.0}}}"#);
    rack = Rack { mode: Mode::Shrink { period: 5.0, size: 2 }, ..Rack::default() };
    assert_eq!(changed(&rack), r#"{"mode":{"shrink":{"period":5.0,"size":2}}}"#);
}

#[test]
fn removed_key_is_lost_in_toml() {
    let rack = Rack { stages: BTreeMap::new(), ..Rack::default() };
    assert_eq!(changed(&rack), r#"{"stages":{"a":null}}"#);
    let text = toml::to_string(&AsMap::new(&rack).only_changed()).unwrap();
    let mut loaded = Rack::default();
    toml::from_str::<Patch>(&text).unwrap().apply(&mut loaded).unwrap();
    assert_eq!(loaded, Rack::default(), "{text}");
}
