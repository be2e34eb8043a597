//! Updates of a live object from what serde reads: all or nothing, and every error at once.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

use serde::de::value::{BorrowedStrDeserializer, Error as ValueError, MapDeserializer};
use serde_json::json;
use slots_runtime::prelude::*;
use slots_runtime::serde::{Patch, UpdateFromError, update_from};

#[slots]
#[derive(Debug, Clone, PartialEq, Default)]
struct Roi {
    x: u16,
    y: u16,
}

#[slots]
#[derive(Debug, Clone, PartialEq, Default)]
struct Device {
    #[slot(readonly)]
    serial: u32,
    name: String,
}

#[derive(SlotValue, Debug, Clone, Copy, PartialEq, Default)]
enum Mode {
    #[default]
    Slow,
    Fast,
}

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
            "'Camera' object attribute 'delay' must be Duration, not '5 parsecs'",
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

#[test]
fn string_is_parsed_by_slot_type() {
    let cam = apply_and_undo(
        json!({"mode": "Fast", "delay": "1h 30m", "file": "/tmp/x", "host": "127.0.0.1", "number": "12"}),
    );
    assert_eq!((cam.mode, cam.delay.as_secs(), cam.number.get()), (Mode::Fast, 5400, 12));
    assert_eq!(cam.file, PathBuf::from("/tmp/x"));
    assert_eq!(apply_and_undo(json!({"delay": 0.25})).delay, Duration::from_millis(250));
    assert_eq!(
        rejected(r#"{"host": "localhost", "number": "0"}"#),
        [
            "'Camera' object attribute 'host' must be IpAddr, not 'localhost': invalid IP address syntax",
            "'Camera' object attribute 'number' must be NonZero<u16>, not '0': number would be zero for non-zero type",
        ]
    );
}

#[test]
fn numbers_of_any_width_fit_or_are_rejected() {
    assert_eq!(apply_and_undo(json!({"wide": u64::MAX})).wide, u128::from(u64::MAX));
    assert_eq!(
        apply_and_undo(json!({"exposure_time": 2})).exposure_time.to_bits(),
        2_f64.to_bits()
    );
    assert_eq!(
        rejected(r#"{"gain": 1.0}"#),
        ["'Camera' object attribute 'gain' must be u8, not float"]
    );
    // A float does not hold so many seconds.
    for seconds in [(1 << 53) + 1, u64::MAX] {
        assert_eq!(apply_and_undo(json!({"delay": seconds})).delay, Duration::from_secs(seconds));
    }
    // Beyond 64 bits, JSON is a float to serde_json, and no float becomes a whole number.
    assert_eq!(
        rejected(r#"{"wide": 18446744073709551616}"#),
        ["'Camera' object attribute 'wide' must be u128, not float"]
    );
}

/// What `serde_json` gives with its feature `arbitrary_precision`: a constant as the key, and a string made for it.
fn digits<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, ValueError> {
    let key = BorrowedStrDeserializer::<ValueError>::new(JSON_NUMBER);
    T::deserialize(MapDeserializer::new(std::iter::once((key, text.to_string()))))
}

const JSON_NUMBER: &str = "$serde_json::private::Number";

#[test]
fn a_key_that_looks_like_a_hidden_number_stays_a_key() {
    let text = format!(r#"{{"{JSON_NUMBER}":"5"}}"#);
    let escaped = format!(r#"{{"{JSON_NUMBER}":"\u0035"}}"#);
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let dict = Dict::from_iter([(JSON_NUMBER, "5")]);
    for read in [
        serde_json::from_str::<Dict>(&text),
        serde_json::from_str(&escaped),
        serde_json::from_reader(text.as_bytes()),
        serde::Deserialize::deserialize(&json),
        serde_json::from_value(json.clone()),
        serde_json::from_str(&serde_json::to_string(&dict).unwrap()),
    ] {
        assert_eq!(read.unwrap(), dict);
    }
    let read: Dict = rmp_serde::from_slice(&rmp_serde::to_vec_named(&dict).unwrap()).unwrap();
    assert_eq!(read, dict);
    let key = "$__toml_private_datetime";
    let read: Dict = toml::from_str(&format!("\"{key}\" = \"now\"")).unwrap();
    assert_eq!(read, Dict::from_iter([(key, "now")]));
    let read: Dict =
        serde_json::from_str(&format!(r#"{{"a": {text}, "b": {{"{key}": "x"}}}}"#)).unwrap();
    assert_eq!(read.get("a").unwrap(), Value::from(dict));
    assert_eq!(read.get("b").unwrap(), Value::from(Dict::from_iter([(key, "x")])));
}

#[test]
fn arbitrary_precision_number_is_read_exactly() {
    for (text, shown) in [
        ("340282366920938463463374607431768211455", "340282366920938463463374607431768211455"),
        ("-170141183460469231731687303715884105728", "-170141183460469231731687303715884105728"),
        ("1.5e3", "1500.0"),
        ("-7", "-7"),
    ] {
        assert_eq!(digits::<OwnedValue>(text).unwrap().to_string(), shown);
    }
    for text in ["1e999", "-1e400", "1e-400"] {
        let error = digits::<OwnedValue>(text).unwrap_err();
        assert_eq!(error.to_string(), "a number is out of range", "{text}");
    }
    assert_eq!(digits::<OwnedValue>("0e-400").unwrap(), 0.0);
}

#[slots(check = Window::is_ordered)]
#[derive(Debug, Clone, PartialEq, Default)]
struct Window {
    low: u8,
    high: u8,
    #[slot(skip)]
    told: Vec<String>,
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
        self.told.push(format!("{name} was {old}"));
    }
}

#[test]
fn class_check_validates_result_and_hooks_are_called() {
    let mut window = Window { low: 1, high: 2, told: vec![] };
    let read = |text| serde_json::from_str::<Patch>(text).unwrap();
    let _ = read(r#"{"low": 5, "high": 6}"#).apply(&mut window).unwrap();
    assert_eq!(window.told, ["low was 1", "high was 2"]);
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

/// The example of serde#1547: structs with nested flattens cannot be read if `deny_unknown_fields` is set.
mod flattened {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct WithSerde {
        #[serde(flatten)]
        #[expect(dead_code, reason = "it is never made")]
        a: WithSerdeB,
    }

    #[derive(Debug, serde::Deserialize)]
    struct WithSerdeB {
        #[serde(flatten)]
        #[expect(dead_code, reason = "it is never made")]
        b: WithSerdeC,
    }

    #[derive(Debug, serde::Deserialize)]
    struct WithSerdeC {
        #[expect(dead_code, reason = "it is never made")]
        c: String,
    }

    #[slots]
    #[derive(Default)]
    struct A {
        #[slot(base)]
        a: B,
    }

    #[slots]
    #[derive(Default)]
    struct B {
        #[slot(base)]
        b: C,
    }

    #[slots]
    #[derive(Default)]
    struct C {
        c: String,
    }

    #[test]
    fn nested_bases_are_read_flat_and_unknown_names_rejected() {
        let document = r#"{"c": "Some string"}"#;
        let serde = serde_json::from_str::<WithSerde>(document).unwrap_err();
        assert!(serde.to_string().starts_with("unknown field `c`"), "{serde}");

        let mut object = A::default();
        let patch: Patch = serde_json::from_str(document).unwrap();
        let _ = patch.apply(&mut object).unwrap();
        assert_eq!(object.a.b.c, "Some string");

        let patch: Patch = serde_json::from_str(r#"{"c": "x", "d": 1}"#).unwrap();
        assert_eq!(
            patch.apply(&mut object).unwrap_err().to_string(),
            "'A' object has no attribute 'd'"
        );
        assert_eq!(object.a.b.c, "Some string");
    }
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
    let bytes = rmp_serde::to_vec(&BTreeMap::from([(1, 2)])).unwrap();
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

#[test]
fn toml_patch_is_applied() {
    let document = "
        exposure_time = 2.5
        delay = '5ms'
        name = 'right'
        stages = [{ x = 5 }, {}]

        [roi]
        x = 0x10
    ";
    let mut cam = camera();
    let _ = toml::from_str::<Patch>(document).unwrap().apply(&mut cam).unwrap();
    assert_eq!(
        (cam.exposure_time, cam.delay.as_millis(), cam.roi.x, cam.stages[0].x),
        (2.5, 5, 16, 5)
    );
    let error = toml::from_str::<Patch>("exp_time = 1\n[roi]\nz = 1\n")
        .unwrap()
        .apply(&mut cam)
        .unwrap_err();
    assert_eq!(error.errors().len(), 2);
    assert!(toml::from_str::<Patch>("gain = 1\ngain = 2").is_err());
}

#[test]
fn toml_date_is_read_as_string() {
    let mut notes = Notes::default();
    let _ =
        toml::from_str::<Patch>("when = 1979-05-27T07:32:00Z").unwrap().apply(&mut notes).unwrap();
    assert_eq!(notes.getattr("when").unwrap(), "1979-05-27T07:32:00Z");
}

#[test]
fn yaml_patch_is_applied() {
    let document = "
exposure_time: 2
delay: 5ms
label: ~
mode: Fast
stages:
  - x: 5
  - {}
roi: {x: 7}
";
    let mut cam = camera();
    let _ = serde_saphyr::from_str::<Patch>(document).unwrap().apply(&mut cam).unwrap();
    assert_eq!((cam.delay.as_millis(), cam.roi.x, cam.stages[0].x), (5, 7, 5));
    assert_eq!((cam.label, cam.mode), (None, Mode::Fast));
    assert!(serde_saphyr::from_str::<Patch>("gain: 1\ngain: 2").is_err());
}

#[test]
fn messagepack_patch_is_applied() {
    #[derive(serde::Serialize)]
    struct Message {
        gain: u8,
        mode: &'static str,
        exposure_time: f32,
    }

    let message = Message { gain: 3, mode: "Fast", exposure_time: 0.5 };
    let bytes = rmp_serde::to_vec_named(&message).unwrap();
    let mut cam = camera();
    let _ = rmp_serde::from_slice::<Patch>(&bytes).unwrap().apply(&mut cam).unwrap();
    assert_eq!((cam.gain, cam.mode, cam.exposure_time), (3, Mode::Fast, 0.5));
}
