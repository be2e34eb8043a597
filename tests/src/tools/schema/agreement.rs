//! A document that the schema rejects is rejected by an update, and what serde writes is valid.

use serde_json::{Value as Json, json};
use slots_runtime::prelude::*;
use slots_runtime::serde::{AsMap, update_from};

use super::{Camera, camera, validator};

#[test]
fn schema_and_update_agree_on_documents() {
    let validator = validator(Camera::CLASS);
    for good in [
        json!({}),
        json!({"exposure_time": 0, "name": "right", "frames": 99}),
        json!({"exposure": 10.0}),
        json!({"single": 0.1, "quality": "high", "binning": 4, "maybe": null, "maybe_mode": null}),
        json!({"maybe": 9, "mode": "Fast", "maybe_mode": "Slow", "gain": -1.5, "on": true, "letter": "ß"}),
        json!({"delay": "1h 30m", "wide": i64::MIN, "widest": u64::MAX}),
        json!({"delay": 0.5, "roi": {"y": 65535}, "stages": [{"x": 0}], "spare": null}),
        json!({"spare": {"x": 1}, "tags": ["a"], "pair": [1, 2], "bytes": [0, 255], "limits": {"a": -128}}),
        json!({"host": "127.0.0.1", "any": [{"x": null}], "label": null}),
    ] {
        let errors: Vec<_> = validator.iter_errors(&good).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{good}: {errors:?}");
        let result = update_from(&mut camera(), good.clone());
        assert!(result.is_ok(), "{good}: {result:?}");
    }
    for bad in [
        json!({"exp_time": 1}),
        json!({"exposure_time": 10.5}),
        json!({"exposure_time": "5ms"}),
        json!({"exposure": -0.5}),
        json!({"frames": 100}),
        json!({"frames": 0}),
        json!({"frames": 1.5}),
        json!({"single": 0.95}),
        json!({"quality": "hihg"}),
        json!({"binning": 3}),
        json!({"maybe": 10}),
        json!({"mode": "fast"}),
        json!({"mode": null}),
        json!({"maybe_mode": "quick"}),
        json!({"gain": "loud"}),
        json!({"on": 1}),
        json!({"letter": "ab"}),
        json!({"delay": "5 parsecs"}),
        json!({"delay": -1}),
        json!({"wide": 9_223_372_036_854_775_808_u64}),
        json!({"widest": -1}),
        json!({"roi": {"z": 1}}),
        json!({"roi": {"x": 65536}}),
        json!({"roi": null}),
        json!({"roi": 1}),
        json!({"stages": [{"z": 1}]}),
        json!({"stages": {}}),
        json!({"spare": {"x": -1}}),
        json!({"tags": [1]}),
        json!({"tags": "a"}),
        json!({"pair": [1]}),
        json!({"pair": [1, 2, 3]}),
        json!({"bytes": [256]}),
        json!({"limits": {"a": 128}}),
        json!({"host": 1}),
        json!({"label": 1}),
        json!({"name": null}),
        json!([]),
    ] {
        assert!(!validator.is_valid(&bad), "the schema takes {bad}");
        let before = camera();
        let mut cam = before.clone();
        assert!(update_from(&mut cam, bad.clone()).is_err(), "the update takes {bad}");
        assert_eq!(cam, before);
    }
}

/// Values of all sorts, at the edges of types and rules.
fn values() -> Vec<Json> {
    let mut values = vec![
        json!(null),
        json!(true),
        json!(0),
        json!(1),
        json!(2),
        json!(9),
        json!(10),
        json!(99),
        json!(100),
        json!(-1),
        json!(127),
        json!(128),
        json!(255),
        json!(256),
        json!(65535),
        json!(65536),
        json!(i64::MIN),
        json!(u64::MAX),
        json!(1.5),
        json!(0.1),
        json!(0.9),
        json!(10.5),
        json!(-0.5),
        json!(""),
        json!("a"),
        json!("ab"),
        json!("low"),
        json!("Slow"),
        json!("5ms"),
        json!("1m30s"),
        json!(" 2 "),
        json!("1s x"),
        json!("::1"),
        json!("é"),
        json!([]),
        json!([1]),
        json!([1, 2]),
        json!([0.5, 1]),
        json!(["a"]),
        json!([{}]),
        json!([{"x": 1}]),
        json!([null]),
        json!({}),
        json!({"x": 1}),
        json!({"x": 1, "y": 70000}),
        json!({"x": null}),
        json!({"z": 1}),
    ];
    values.extend((0..values.len()).map(|at| json!([values[at].clone(), 1])).collect::<Vec<_>>());
    values
}

#[test]
fn update_rejects_every_value_that_schema_rejects() {
    let validator = validator(Camera::CLASS);
    let (mut tried, mut apart) = (0, Vec::new());
    for name in Camera::CLASS.names().chain(["exposure", "unknown"]) {
        for value in values() {
            let document = json!({name: value});
            let valid = validator.is_valid(&document);
            let mut cam = camera();
            let undo = update_from(&mut cam, document.clone());
            let taken = undo.is_ok();
            if let Ok(undo) = undo {
                let _ = undo.apply(&mut cam).unwrap();
            }
            assert_eq!(cam, camera(), "not as it was: {document}");
            assert!(valid || !taken, "the update takes what the schema rejects: {document}");
            tried += 1;
            if valid && !taken {
                apart.push(name);
            }
        }
    }
    apart.dedup();
    // `readOnly` is an annotation; a schema cannot state that a float represents an integer exactly, or how a string is
    // parsed as an address.
    assert_eq!(apart, ["serial", "gain", "pair", "host", "fixed", "area"]);
    assert_eq!(tried, Camera::CLASS.names().chain(["", ""]).count() * values().len());
}

#[test]
fn serialized_object_is_valid_by_its_schema() {
    let validator = validator(Camera::CLASS);
    for map in [AsMap::new(&camera()), AsMap::new(&camera()).all().with_unset()] {
        let document = serde_json::to_value(map).unwrap();
        let errors: Vec<_> =
            validator.iter_errors(&document).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{document}: {errors:?}");
    }
}
