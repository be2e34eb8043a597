//! Names of a patch that are paths.

use std::collections::BTreeMap;

use slots_runtime::prelude::*;
use slots_runtime::serde::{Patch, update_from};

#[derive(SlotValue, Debug, Clone, PartialEq)]
#[slot_value(rename_all = "lowercase")]
enum Trigger {
    Software,
    Network {
        host: String,
        port: u16,
        #[slot(default)]
        tags: Vec<String>,
    },
}

#[slots]
#[derive(Debug, Clone, PartialEq)]
struct Roi {
    x: u32,
    y: u32,
}

#[slots]
#[derive(Debug, Clone, PartialEq)]
struct Camera {
    trigger: Trigger,
    roi: Roi,
    spare: Option<Roi>,
    stages: Vec<Roi>,
    places: BTreeMap<String, Roi>,
    labels: BTreeMap<String, u32>,
    notes: BTreeMap<String, OwnedValue>,
}

#[dynamic]
#[derive(Default)]
struct Notes {
    roi: u32,
}

fn camera() -> Camera {
    Camera {
        trigger: Trigger::Software,
        roi: Roi { x: 1, y: 2 },
        spare: None,
        stages: vec![Roi { x: 3, y: 4 }],
        places: [("a".into(), Roi { x: 5, y: 6 })].into(),
        labels: [("a".into(), 1)].into(),
        notes: [("a".into(), 1.into())].into(),
    }
}

fn patched(json: &str) -> Result<Camera, String> {
    let mut cam = camera();
    let patch: Patch = serde_json::from_str(json).unwrap();
    let result = patch.apply(&mut cam).map_err(|error| error.to_string());
    let mut streamed = camera();
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let again = update_from(&mut streamed, &mut deserializer).map_err(|error| error.to_string());
    assert_eq!((result.is_ok(), &cam), (again.is_ok(), &streamed));
    result.map(|_| cam)
}

#[test]
fn path_keys_select_and_fill_a_variant() {
    let network = |tags: &[&str]| Trigger::Network {
        host: "h".into(),
        port: 80,
        tags: tags.iter().map(ToString::to_string).collect(),
    };
    for json in [
        r#"{"trigger": "network", "trigger.host": "h", "trigger.port": 80}"#,
        r#"{"trigger.port": 80, "trigger.host": "h", "trigger": "network"}"#,
        r#"{"trigger.network.host": "h", "trigger.network.port": 80}"#,
    ] {
        assert_eq!(patched(json).unwrap().trigger, network(&[]), "{json}");
    }
    let json = r#"{"trigger": "network", "trigger.host": "h", "trigger.port": 80, "trigger.tags": ["a", "b"]}"#;
    assert_eq!(patched(json).unwrap().trigger, network(&["a", "b"]));
    assert_eq!(
        patched(r#"{"trigger": "network", "trigger.host": "h"}"#).unwrap_err(),
        "'Camera' object attribute 'trigger' needs 'port' for 'network'"
    );
}

#[test]
fn path_keys_reach_objects_and_items() {
    let cam = patched(r#"{"roi.x": 5, "stages[0].y": 6, "spare.x": 7, "spare.y": 8}"#).unwrap();
    assert_eq!((cam.roi, cam.stages), (Roi { x: 5, y: 2 }, vec![Roi { x: 3, y: 6 }]));
    assert_eq!(cam.spare, Some(Roi { x: 7, y: 8 }));
    let cam = patched(r#"{"stages[0]": {"x": 9}}"#).unwrap();
    assert_eq!(cam.stages, [Roi { x: 9, y: 4 }]);
    assert_eq!(
        patched(r#"{"roi.x": "a", "roi.z": 1, "raw.x": 1, "roi": {"x": 1}, "roi.y": 1}"#)
            .unwrap_err(),
        "'Roi' object attribute 'x' must be u32, not str (at 'roi.x')\n\
         'Roi' object has no attribute 'z' (at 'roi.z')\n\
         'Camera' object has no attribute 'raw' (at 'raw.x')"
    );
    let error = patched(r#"{"roi.x": 1, "roi": {"x": 1}}"#).unwrap_err();
    assert_eq!(error, "'Roi' object attribute 'x' is given twice (at 'roi.x')");
}

#[test]
fn null_at_a_path_removes_a_key() {
    for json in [r#"{"places.a": null}"#, r#"{"places": {"a": null}}"#] {
        assert!(patched(json).unwrap().places.is_empty(), "{json}");
    }
    assert!(patched(r#"{"labels.a": null}"#).unwrap().labels.is_empty());
    let notes = patched(r#"{"notes.a": null}"#).unwrap().notes;
    assert_eq!(notes, [("a".to_owned(), OwnedValue::None)].into());
    assert_eq!(
        patched(r#"{"roi.x": null}"#).unwrap_err(),
        "'Roi' object attribute 'x' must be u32, not None (at 'roi.x')"
    );
}

#[test]
fn path_key_of_the_active_variant_keeps_its_other_fields() {
    let mut cam = camera();
    cam.trigger = Trigger::Network { host: "h".into(), port: 80, tags: vec!["a".into()] };
    for json in
        [r#"{"trigger.network": {"port": 90}}"#, r#"{"trigger": {"network": {"port": 90}}}"#]
    {
        let mut changed = cam.clone();
        let patch: Patch = serde_json::from_str(json).unwrap();
        drop(patch.apply(&mut changed).unwrap());
        let tags = vec!["a".into()];
        assert_eq!(
            changed.trigger,
            Trigger::Network { host: "h".into(), port: 90, tags },
            "{json}"
        );
    }
}

#[test]
fn misspelt_first_name_of_a_path_key_has_a_suggestion() {
    assert_eq!(
        patched(r#"{"rio.x": 5}"#).unwrap_err(),
        "'Camera' object has no attribute 'rio'. Did you mean: 'roi'? (at 'rio.x')"
    );
}

#[test]
fn dynamic_class_stores_names_that_are_paths() {
    let mut notes = Notes::default();
    let patch: Patch = serde_json::from_str(r#"{"roi.x": 5}"#).unwrap();
    drop(patch.apply(&mut notes).unwrap());
    assert_eq!(notes.getattr("roi.x").unwrap(), 5);
}
