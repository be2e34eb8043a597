//! Nested objects: in a slot, a list, a map, an `Option` and a newtype.

use std::collections::BTreeMap;

use serde_json::json;
use slots_runtime::serde::update_from;

use super::{Camera, Frame, apply_and_undo, camera, rejected};
use crate::tools::parts::Roi;

#[test]
fn lists_of_objects_are_replaced() {
    let cam = apply_and_undo(json!({"stages": [{}, {"y": 7}, {"x": 3}]}));
    assert_eq!(cam.stages, [Roi { x: 0, y: 0 }, Roi { x: 0, y: 7 }, Roi { x: 3, y: 0 }]);
    assert_eq!(apply_and_undo(json!({"stages": []})).stages, []);
    assert_eq!(
        rejected(r#"{"stages": [{"y": 7}, 3]}"#),
        ["'Camera' object attribute 'stages[1]' must be Roi, not int"]
    );
    assert_eq!(
        rejected(r#"{"stages": [{"yy": 7}, {"y": -1}, 3]}"#),
        [
            "'Roi' object has no attribute 'yy' (at 'stages[0].yy')",
            "'Roi' object attribute 'y' must be in 0..=65535, not -1 (at 'stages[1].y')",
            "'Camera' object attribute 'stages[2]' must be Roi, not int",
        ]
    );
}

#[test]
fn maps_of_objects_are_updated_and_maps_of_values_replaced() {
    let cam = apply_and_undo(json!({"named": {"a": {"x": 5}}, "limits": {"max": 3}}));
    assert_eq!(cam.named["a"].x, 5);
    assert_eq!(cam.limits, BTreeMap::from([("max".into(), 3)]));
    let cam = apply_and_undo(json!({"named": {"b": {"x": 5}}}));
    assert_eq!((cam.named["b"].x, cam.named.len()), (5, 2));
    assert_eq!(
        rejected(r#"{"named": {"b": {"z": 5}}}"#),
        ["'Roi' object has no attribute 'z' (at 'named.b.z')"]
    );
}

#[test]
fn map_makes_absent_optional_object_and_updates_present_one() {
    let cam = apply_and_undo(json!({"spare": {"x": 1}}));
    assert_eq!(cam.spare, Some(Roi { x: 1, y: 0 }));
    let mut cam = Camera { spare: Some(Roi { x: 5, y: 6 }), ..camera() };
    let _ = update_from(&mut cam, json!({"spare": {"x": 1}})).unwrap();
    assert_eq!(cam.spare, Some(Roi { x: 1, y: 6 }));
    let _ = update_from(&mut cam, json!({"spare": null})).unwrap();
    assert_eq!(cam.spare, None);
}

#[test]
fn newtype_of_object_is_updated_like_object() {
    assert_eq!(apply_and_undo(json!({"frame": {"x": 1}})).frame, Frame(Roi { x: 1, y: 0 }));
}
