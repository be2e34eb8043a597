//! Updates of a live object from what serde reads: all or nothing, and every error at once.

mod flattened;
mod formats;
mod maps;
mod nested;
mod path_keys;
mod replaced;
mod scalars;
mod values;

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

use serde_json::json;
use slots_runtime::prelude::*;
use slots_runtime::serde::{Patch, UpdateFromError, update_from};

use super::parts::{Device, Mode, Roi};

#[derive(SlotValue, Debug, Clone, PartialEq, Default)]
struct Frame(Roi);

#[slots]
#[derive(Debug, Clone, PartialEq)]
struct Camera {
    #[slot(base)]
    device: Device,
    #[slot(range = 0.0..=10.0, unit = "s")]
    exposure_time: f64,
    #[slot(alias = "level")]
    gain: u8,
    mode: Mode,
    roi: Roi,
    stages: Vec<Roi>,
    named: BTreeMap<String, Roi>,
    spare: Option<Roi>,
    frame: Frame,
    limits: BTreeMap<String, i64>,
    wide: u128,
    delay: Duration,
    file: PathBuf,
    host: Option<IpAddr>,
    number: std::num::NonZeroU16,
    #[slot(unset)]
    label: Option<String>,
}

#[slots]
impl Camera {
    const kind: &'static str = "camera";

    #[getter]
    fn area(&self) -> u32 {
        u32::from(self.roi.x) * u32::from(self.roi.y)
    }
}

fn camera() -> Camera {
    Camera {
        device: Device { serial: 7, name: "left".into() },
        exposure_time: 1.0,
        gain: 1,
        mode: Mode::Slow,
        roi: Roi { x: 1, y: 2 },
        stages: vec![Roi { x: 1, y: 1 }, Roi { x: 2, y: 2 }],
        named: BTreeMap::from([("a".into(), Roi::default())]),
        spare: None,
        frame: Frame(Roi::default()),
        limits: BTreeMap::from([("min".into(), 0)]),
        wide: 0,
        delay: Duration::ZERO,
        file: PathBuf::new(),
        host: None,
        number: 1.try_into().unwrap(),
        label: Some("dark".into()),
    }
}

/// Applies a document that must be rejected, and gives the errors; the object must be what it was.
#[track_caller]
fn rejected(document: &str) -> Vec<String> {
    let mut cam = camera();
    let patch: Patch = serde_json::from_str(document).unwrap();
    let error = patch.apply(&mut cam).unwrap_err();
    assert_eq!(cam, camera(), "a rejected update changed the object");
    error.errors().iter().map(|error| format!("{error:#}")).collect()
}

/// Applies a document that must be taken; undone, the object must be what it was.
#[track_caller]
fn apply_and_undo(document: serde_json::Value) -> Camera {
    let mut cam = camera();
    let undo = update_from(&mut cam, document).unwrap();
    let after = cam.clone();
    let _ = undo.apply(&mut cam).unwrap();
    assert_eq!(cam, camera(), "undone, an update left something behind");
    after
}

#[test]
fn inherited_names_are_updated_without_nesting() {
    let cam = apply_and_undo(json!({"name": "right", "gain": 2, "roi": {"x": 9}}));
    assert_eq!((cam.device.name.as_str(), cam.gain, cam.roi), ("right", 2, Roi { x: 9, y: 2 }));
}

#[test]
fn all_errors_are_reported_with_path_and_suggestion() {
    let errors = rejected(
        r#"{
            "exp_time": 1, "gain": 256, "serial": 8, "kind": "lamp", "area": 1, "mode": "fast", "delay": "5 parsecs",
            "roi": {"x": 70000, "z": 1}, "exposure_time": 11, "name": null, "file": 1
        }"#,
    );
    assert_eq!(
        errors,
        [
            "'Camera' object has no attribute 'exp_time'. Did you mean: 'exposure_time'?",
            "'Camera' object attribute 'gain' must be in 0..=255, not 256",
            "'Camera' object attribute 'serial' is read-only",
            "'Camera' object attribute 'kind' is read-only",
            "property 'area' of 'Camera' object has no setter",
            "'Camera' object attribute 'mode' must be one of 'Slow', 'Fast', not 'fast'. Did you mean: 'Fast'?",
            "'Camera' object attribute 'delay' must be a duration such as '5ms' or '1h 30m', not '5 parsecs'",
            "'Roi' object attribute 'x' must be in 0..=65535, not 70000 (at 'roi.x')",
            "'Roi' object has no attribute 'z' (at 'roi.z')",
            "'Camera' object attribute 'exposure_time' must be in 0.0..=10.0, not 11.0",
            "'Camera' object attribute 'name' must be String, not None",
            "'Camera' object attribute 'file' must be PathBuf, not int",
        ]
    );
}

#[test]
fn duplicate_name_is_rejected_at_any_depth() {
    for (document, path) in [
        (r#"{"gain": 2, "gain": 2}"#, "gain"),
        (r#"{"gain": 2, "level": 3}"#, "level"),
        (r#"{"roi": {"x": 1}, "roi": {"y": 1}}"#, "roi"),
        (r#"{"roi": {"x": 1, "x": 2}}"#, "roi.x"),
        (r#"{"stages": [{}, {"x": 1, "x": 1}]}"#, "stages[1].x"),
        (r#"{"limits": {"a": 1, "a": 2}}"#, "limits.a"),
        (r#"{"named": {"a": {}, "a": {}}}"#, "named.a"),
    ] {
        let errors = rejected(document);
        assert_eq!(errors.len(), 1, "{errors:?}");
        assert!(errors[0].contains("is given twice"), "{errors:?}");
        assert!(errors[0].contains(&format!("'{path}'")), "{errors:?}");
    }
}

#[test]
fn absent_null_and_value_are_distinguished() {
    assert_eq!(apply_and_undo(json!({})).label.as_deref(), Some("dark"));
    assert_eq!(apply_and_undo(json!({"label": null})).label, None);
    assert_eq!(apply_and_undo(json!({"label": "x"})).label.as_deref(), Some("x"));
    assert_eq!(apply_and_undo(json!({"host": null})).host, None);
    assert_eq!(apply_and_undo(json!({"host": "::1"})).host, Some("::1".parse().unwrap()));
    assert_eq!(
        rejected(r#"{"gain": null}"#),
        ["'Camera' object attribute 'gain' must be u8, not None"]
    );
    assert_eq!(
        rejected(r#"{"roi": null}"#),
        ["'Camera' object attribute 'roi' must be Roi, not None"]
    );
    let mut cam = Camera { label: None, ..camera() };
    let _ = update_from(&mut cam, json!({"label": null})).unwrap();
    assert_eq!(cam.label, None, "what is unset already may be unset");
}

#[slots(check = Window::is_ordered)]
#[derive(Debug, Clone, PartialEq, Default)]
struct Window {
    low: u8,
    high: u8,
    #[slot(skip)]
    calls: Vec<String>,
}

impl Window {
    fn is_ordered(&self) -> Result<(), &'static str> {
        if self.low <= self.high { Ok(()) } else { Err("low is above high") }
    }
}

#[slots]
impl Window {
    #[on_set]
    fn tell(&mut self, name: &str, old: Value<'_>) {
        self.calls.push(format!("{name} was {old}"));
    }
}

#[test]
fn class_check_validates_result_and_hooks_are_called() {
    let mut window = Window { low: 1, high: 2, calls: vec![] };
    let read = |text| serde_json::from_str::<Patch>(text).unwrap();
    let _ = read(r#"{"low": 5, "high": 6}"#).apply(&mut window).unwrap();
    assert_eq!(window.calls, ["low was 1", "high was 2"]);
    let before = window.clone();
    let error = read(r#"{"low": 9, "high": 8}"#).apply(&mut window).unwrap_err();
    assert_eq!(error.to_string(), "'Window' object attribute 'low' is rejected: low is above high");
    assert_eq!(window, before);
}

#[dynamic]
#[derive(Debug, Clone, PartialEq, Default)]
struct Notes {
    title: String,
}

#[test]
fn unknown_names_are_stored_in_overflow_map() {
    let mut notes = Notes::default();
    let undo = update_from(
        &mut notes,
        json!({"extra": {"a": [1, {"b": null}]}, "title": "x", "none": null}),
    )
    .unwrap();
    assert_eq!(notes.title, "x");
    assert_eq!(notes.get_path("extra.a[1].b").unwrap(), Value::None);
    assert_eq!(notes.dir(), ["extra", "none", "title"]);
    let _ = undo.apply(&mut notes).unwrap();
    assert_eq!(notes, Notes::default());
    let error = serde_json::from_str::<Patch>(r#"{"extra": [{"a": 1, "a": 1}]}"#)
        .unwrap()
        .apply(&mut notes)
        .unwrap_err();
    assert_eq!(error.to_string(), "'Notes' object attribute 'a' is given twice (at 'extra[0].a')");
}

#[test]
fn deeply_nested_input_is_error_without_stack_overflow() {
    let nested = |depth: usize| format!("{{\"a\":{}{}}}", "[".repeat(depth), "]".repeat(depth));
    let read = |text: &str| {
        let mut deserializer = serde_json::Deserializer::from_str(text);
        deserializer.disable_recursion_limit();
        update_from(&mut Notes::default(), &mut deserializer).map(drop)
    };
    assert!(read(&nested(127)).is_ok());
    let error = read(&nested(100_000)).unwrap_err();
    assert!(matches!(error, UpdateFromError::Read(_)));
    assert!(error.to_string().starts_with("nested deeper than 128 levels"), "{error}");
    assert!(error.errors().is_empty());
}

#[test]
fn non_map_input_is_error_of_deserializer() {
    for document in ["[1]", "1", "null", "\"gain\""] {
        let error = serde_json::from_str::<Patch>(document).unwrap_err();
        assert!(error.to_string().contains("expected a map of attributes"), "{error}");
    }
    assert!(serde_json::from_str::<Patch>("{} x").is_err());
    let bytes = rmp_serde::to_vec(&BTreeMap::from([([1], 2)])).unwrap();
    let error = rmp_serde::from_slice::<Patch>(&bytes).unwrap_err();
    assert!(error.to_string().contains("expected a name"), "{error}");
}

#[test]
fn dyn_object_is_updated() {
    let mut cam = camera();
    let object: &mut dyn Object = &mut cam;
    let _ = update_from(object, json!({"roi": {"x": 5}})).unwrap();
    assert_eq!(cam.roi.x, 5);
}

#[test]
fn patch_is_field_of_derived_deserialize() {
    #[derive(serde::Deserialize)]
    struct Request {
        target: String,
        changes: Patch,
    }

    let request: Request =
        serde_json::from_str(r#"{"target": "left", "changes": {"gain": 3}}"#).unwrap();
    let mut cam = camera();
    let _ = request.changes.clone().apply(&mut cam).unwrap();
    assert_eq!((request.target.as_str(), cam.gain), ("left", 3));
    assert!(!request.changes.is_empty());
}
