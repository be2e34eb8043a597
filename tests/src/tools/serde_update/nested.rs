//! Nested objects: in a slot, a list, a map, an `Option` and a newtype.

use std::collections::BTreeMap;

use serde_json::json;
use slots_runtime::serde::update_from;

use super::{Camera, Frame, apply_and_undo, camera, rejected};
use crate::tools::parts::Roi;

#[test]
fn lists_of_objects_are_updated_by_index() {
    let cam = apply_and_undo(json!({"stages": [{}, {"y": 7}]}));
    assert_eq!(cam.stages, [Roi { x: 1, y: 1 }, Roi { x: 2, y: 7 }]);
    assert_eq!(
        rejected(r#"{"stages": [{"y": 7}]}"#),
        [
            "'Camera' object attribute 'stages' must be a list of 2, not one of 1: the objects that are there are updated one by one"
        ]
    );
    assert_eq!(
        rejected(r#"{"stages": [{"y": 7}, 3]}"#),
        ["'Camera' object attribute 'stages[1]' must be Roi, not int"]
    );
    assert_eq!(
        rejected(r#"{"stages": [{"yy": 7}, {"y": -1}]}"#),
        [
            "'Roi' object has no attribute 'yy' (at 'stages[0].yy')",
            "'Roi' object attribute 'y' must be in 0..=65535, not -1 (at 'stages[1].y')"
        ]
    );
}

#[test]
fn maps_of_objects_are_updated_and_maps_of_values_replaced() {
    let cam = apply_and_undo(json!({"named": {"a": {"x": 5}}, "limits": {"max": 3}}));
    assert_eq!(cam.named["a"].x, 5);
    assert_eq!(cam.limits, BTreeMap::from([("max".into(), 3)]));
    assert_eq!(
        rejected(r#"{"named": {"b": {"x": 5}}}"#),
        ["'BTreeMap<String, Roi>' object has no attribute 'b' (at 'named.b')"]
    );
}

#[test]
fn absent_optional_object_cannot_be_updated() {
    assert_eq!(
        rejected(r#"{"spare": {"x": 1}}"#),
        [
            "'Camera' object attribute 'spare' must be Option<Roi>, not dict: a map updates the object that is there, and there is none"
        ]
    );
    let mut cam = Camera { spare: Some(Roi::default()), ..camera() };
    let _ = update_from(&mut cam, json!({"spare": {"x": 1}})).unwrap();
    assert_eq!(cam.spare, Some(Roi { x: 1, y: 0 }));
    let _ = update_from(&mut cam, json!({"spare": null})).unwrap();
    assert_eq!(cam.spare, None);
}

#[test]
fn newtype_of_object_is_updated_like_object() {
    assert_eq!(apply_and_undo(json!({"frame": {"x": 1}})).frame, Frame(Roi { x: 1, y: 0 }));
}
