//! The schema of new objects requires the slots without a default.

use serde_json::{Value as Json, json};
use slots_runtime::prelude::*;
use slots_runtime::schema::Schema;
use slots_runtime::serde::from_deserializer;

#[slots]
#[derive(Debug, PartialEq)]
struct Device {
    #[slot(readonly)]
    serial: u32,
}

#[slots]
#[derive(Debug, PartialEq)]
struct Roi {
    #[slot(alias = "left", alias = "x0")]
    x: u16,
    #[slot(default = 8)]
    width: u16,
}

#[slots(default)]
#[derive(Debug, PartialEq, Default)]
struct Mirror {
    url: String,
}

#[slots]
#[derive(Debug, PartialEq)]
struct Camera {
    #[slot(base)]
    device: Device,
    roi: Roi,
    stages: Vec<Roi>,
    spare: Option<Roi>,
    #[slot(default)]
    mirror: Mirror,
}

#[test]
fn schema_and_construction_agree_on_documents() {
    let schema: Json = Schema::of_new(Camera::CLASS).to_string().parse().unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for (is_good, document) in [
        (true, json!({"serial": 1, "roi": {"x": 2}, "stages": []})),
        (
            true,
            json!({"serial": 1, "roi": {"x0": 2}, "stages": [{"left": 1, "width": 2}], "mirror": {}}),
        ),
        (true, json!({"serial": 1, "roi": {"x": 2}, "stages": [], "spare": {"x": 1}})),
        (false, json!({"roi": {"x": 2}, "stages": []})),
        (false, json!({"serial": 1, "stages": []})),
        (false, json!({"serial": 1, "roi": {"x": 2}})),
        (false, json!({"serial": 1, "roi": {}, "stages": []})),
        (false, json!({"serial": 1, "roi": {"x": 2}, "stages": [{"width": 2}]})),
        (false, json!({"serial": 1, "roi": {"x": 2}, "stages": [], "spare": {"width": 1}})),
        (false, json!({"serial": 1, "roi": {"x": 2}, "stages": [], "mirror": {"uri": "a"}})),
    ] {
        assert_eq!(validator.is_valid(&document), is_good, "{document}");
        let made = from_deserializer::<Camera, _>(document.clone());
        assert_eq!(made.is_ok(), is_good, "{document}: {made:?}");
    }
}

#[test]
fn read_only_slot_can_be_given_to_new_object_only() {
    let is_read_only = |schema: Schema| {
        let schema: Json = schema.to_string().parse().unwrap();
        schema["properties"]["serial"]["readOnly"] == true
    };
    assert!(is_read_only(Schema::of(Camera::CLASS)));
    assert!(!is_read_only(Schema::of_new(Camera::CLASS)));
    assert!(!Schema::of(Camera::CLASS).to_string().contains("required"));
}
