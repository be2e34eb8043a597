//! Schemas and formats of enums whose variants have fields.

use serde_json::json;
use slots_runtime::prelude::*;
use slots_runtime::serde::{AsMap, Patch, update_from};

use super::schema::{schema_of, validator};
use crate::class::enums_with_data::tools::Formula;
use crate::class::enums_with_data::{Camera, Edge, Trigger, camera};

#[test]
fn schema_of_enum_that_contains_itself_refers_to_it() {
    let schema = schema_of(Formula::CLASS);
    assert_eq!(
        schema["$defs"]["Expr"]["oneOf"][1]["properties"]["Add"]["prefixItems"][0],
        json!({"$ref": "#/$defs/Expr"})
    );
    let validator = validator(Formula::CLASS);
    assert!(
        validator.is_valid(
            &json!({"expr": {"Add": [{"Number": 1}, {"List": {"of": [{"Number": 2}]}}]}})
        )
    );
    assert!(!validator.is_valid(&json!({"expr": {"Add": [{"Number": 1}, {"Lits": {"of": []}}]}})));
    assert!(validator.is_valid(&json!({"pair": [1, "a"]})));
    assert!(!validator.is_valid(&json!({"pair": [1]})));
}

#[test]
fn update_accepts_every_value_that_schema_accepts() {
    let validator = validator(Camera::CLASS);
    for (document, is_valid) in [
        (json!({"trigger": "software"}), true),
        (json!({"trigger": "hardware"}), true),
        (json!({"trigger": {"hardware": {}}}), true),
        (json!({"trigger": {"hardware": {"line": 3, "edge": "Up"}}}), true),
        (json!({"trigger": {"hardware": {"line": 3, "edge": null}}}), true),
        (json!({"trigger": {"network": {"host": "h", "port": 8}}}), true),
        (json!({"trigger": {"timer": 0.1}}), true),
        (json!({"trigger": {"window": [1, "a"]}}), true),
        (json!({"spare": null}), true),
        (json!({"spare": {"timer": 1}}), true),
        (json!({"all": ["software", {"timer": 1}]}), true),
        (json!({"trigger": "network"}), false),
        (json!({"trigger": {"hardware": {"lien": 3}}}), false),
        (json!({"trigger": {"network": {"host": "h"}}}), false),
        (json!({"trigger": {"window": [1]}}), false),
        (json!({"trigger": {"timer": 1, "software": null}}), false),
        (json!({"trigger": 1}), false),
        (json!({"trigger": {}}), false),
    ] {
        let mut cam = camera(Trigger::Software);
        assert_eq!(validator.is_valid(&document), is_valid, "{document}");
        assert_eq!(update_from(&mut cam, document.clone()).is_ok(), is_valid, "{document}");
    }
}

fn triggers() -> Vec<Trigger> {
    vec![
        Trigger::Software,
        Trigger::Hardware { line: 3, rising: Some(Edge::Down) },
        Trigger::Hardware { line: 3, rising: None },
        Trigger::Network { host: "h".into(), port: 8, cache: vec![] },
        Trigger::Timer(0.1),
        Trigger::Window(2, "b".into()),
        Trigger::Any(vec![]),
    ]
}

#[test]
fn serde_writes_the_external_tag_and_reads_it_back() {
    for trigger in triggers() {
        let cam = Camera { trigger, spare: Some(Trigger::Timer(0.2)), all: triggers() };
        let text = serde_json::to_string(&AsMap::new(&cam)).unwrap();
        let toml = toml::to_string(&AsMap::new(&cam).with_unset()).ok();
        let bytes = rmp_serde::to_vec_named(&AsMap::new(&cam)).unwrap();
        let yaml = serde_saphyr::to_string(&AsMap::new(&cam)).unwrap();
        let patches = [
            Some(serde_json::from_str::<Patch>(&text).unwrap()),
            toml.map(|text| toml::from_str::<Patch>(&text).unwrap()),
            Some(rmp_serde::from_slice::<Patch>(&bytes).unwrap()),
            Some(serde_saphyr::from_str::<Patch>(&yaml).unwrap()),
        ];
        for patch in patches.into_iter().flatten() {
            let mut other = camera(Trigger::Software);
            patch.apply(&mut other).unwrap();
            assert_eq!(
                (&other.trigger, &other.spare, &other.all),
                (&cam.trigger, &cam.spare, &cam.all)
            );
        }
    }
}
