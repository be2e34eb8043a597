//! Objects that are made of what serde reads: all rules and defaults, every error at once.

mod variants;

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};
use serde_json::json;
use slots_runtime::prelude::*;
use slots_runtime::serde::{AsMap, CreateFromError, ObjectSeed, from_deserializer};

#[slots(frozen)]
#[derive(Debug, Clone, PartialEq)]
struct Device {
    serial: u32,
    #[slot(default = "unnamed")]
    name: String,
}

#[slots(check = is_inside)]
#[derive(Debug, Clone, PartialEq)]
struct Roi {
    x: u16,
    #[slot(alias = "w")]
    width: u16,
}

fn is_inside(roi: &Roi) -> Result<(), String> {
    if roi.x + roi.width <= 100 { Ok(()) } else { Err("must end before 100".into()) }
}

#[derive(SlotValue, Debug, Clone, PartialEq)]
enum Trigger {
    Software,
    Hardware {
        line: u8,
        #[slot(default)]
        delay: f64,
    },
    Timer(u32),
}

#[slots]
#[derive(Debug, Clone, PartialEq)]
struct Camera {
    #[slot(base)]
    device: Device,
    #[slot(range = 0.0..=10.0, default = 1.0)]
    gain: f64,
    roi: Roi,
    #[slot(default)]
    stages: Vec<Roi>,
    #[slot(default)]
    named: BTreeMap<u8, Roi>,
    trigger: Trigger,
    spare: Option<Box<Roi>>,
}

fn messages<E: std::fmt::Debug>(result: Result<Camera, CreateFromError<E>>) -> Vec<String> {
    let error = result.unwrap_err();
    error.errors().iter().map(|error| format!("{error:#}")).collect()
}

fn camera() -> Camera {
    Camera {
        device: Device { serial: 7, name: "unnamed".into() },
        gain: 1.0,
        roi: Roi { x: 1, width: 2 },
        stages: vec![Roi { x: 3, width: 4 }],
        named: BTreeMap::from([(5, Roi { x: 6, width: 7 })]),
        trigger: Trigger::Hardware { line: 3, delay: 0.0 },
        spare: None,
    }
}

#[test]
fn object_is_made_with_defaults_and_inherited_slots() {
    let made: Camera = from_deserializer(json!({
        "serial": 7, "roi": {"x": 1, "w": 2}, "stages": [{"x": 3, "width": 4}], "named": {"5": {"x": 6, "w": 7}},
        "trigger": {"Hardware": {"line": 3}},
    }))
    .unwrap();
    assert_eq!(made, camera());
}

#[test]
fn all_errors_are_reported_with_their_paths() {
    let document = r#"{
        "serial": -1, "gian": 2, "gain": 11, "gain": 12, "roi": {"x": 60, "x": 61, "width": 50, "z": 0},
        "stages": [{"x": 3, "width": 4}, {"x": true}], "named": {"a": {"x": 1, "width": 2}, "1": {"x": 99, "width": 2}},
        "spare": {"w": 70000}
    }"#;
    let made = from_deserializer(&mut serde_json::Deserializer::from_str(document));
    assert_eq!(
        messages(made),
        [
            "'Roi' object attribute 'x' is given twice (at 'roi.x')",
            "'Camera' object attribute 'serial' must be in 0..=4294967295, not -1",
            "'Camera' object has no attribute 'gian'. Did you mean: 'gain'?",
            "'Camera' object attribute 'gain' must be in 0.0..=10.0, not 11.0",
            "'Camera' object attribute 'gain' is given twice",
            "'Roi' object has no attribute 'z' (at 'roi.z')",
            "'Roi' object attribute 'x' must be u16, not bool (at 'stages[1].x')",
            "'Roi' object needs 'width' (at 'stages[1]')",
            "'Camera' object attribute 'named' must be a map with keys of type u8, not one with the key 'a': must be u8, not 'a': invalid digit found in string",
            "'Camera' object attribute 'named.1' is rejected: must end before 100",
            "'Roi' object attribute 'w' must be in 0..=65535, not 70000 (at 'spare.w')",
            "'Roi' object needs 'x' (at 'spare')",
            "'Camera' object needs 'trigger'"
        ]
    );
}

#[test]
fn whole_object_is_rejected_by_its_check() {
    let made = from_deserializer::<Roi, _>(json!({"x": 60, "width": 50})).unwrap_err();
    assert_eq!(made.to_string(), "'Roi' object is rejected: must end before 100");
}

#[test]
fn malformed_input_is_an_error_of_the_format() {
    for (document, expected) in [
        (
            "[1]",
            "invalid type: sequence, expected a map of the attributes of a Roi at line 1 column 0",
        ),
        ("{\"x\": 1", "EOF while parsing an object at line 1 column 7"),
    ] {
        let made = from_deserializer::<Roi, _>(&mut serde_json::Deserializer::from_str(document));
        let error = made.unwrap_err();
        assert!(matches!(error, CreateFromError::Read(_)) && error.errors().is_empty());
        assert_eq!(error.to_string(), expected);
    }
}

#[test]
fn serialized_object_is_made_again_with_its_read_only_slots() {
    let mut saved = camera();
    saved.device.name = "left".into();
    saved.spare = Some(Box::new(Roi { x: 0, width: 100 }));
    let whole = AsMap::new(&saved).with_readonly();

    let json = serde_json::to_string(&whole).unwrap();
    let made: Camera = from_deserializer(&mut serde_json::Deserializer::from_str(&json)).unwrap();
    assert_eq!(made, saved);

    let toml = toml::to_string(&whole).unwrap();
    let made: Camera = from_deserializer(toml::Deserializer::parse(&toml).unwrap()).unwrap();
    assert_eq!(made, saved);

    let bytes = rmp_serde::to_vec(&whole).unwrap();
    let made: Camera = from_deserializer(&mut rmp_serde::Deserializer::new(&*bytes)).unwrap();
    assert_eq!(made, saved);

    let yaml = serde_saphyr::to_string(&whole).unwrap();
    let made: Camera =
        serde_saphyr::with_deserializer_from_str(&yaml, |yaml| ObjectSeedOf::read(yaml)).unwrap();
    assert_eq!(made, saved);
}

/// A seed in the form that a function with one generic parameter takes.
struct ObjectSeedOf;

impl ObjectSeedOf {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Camera, D::Error> {
        use serde::de::DeserializeSeed;
        ObjectSeed::new().deserialize(deserializer)
    }
}

#[test]
fn derived_deserialize_uses_the_function_for_fields() {
    #[derive(Deserialize, Debug)]
    struct Bench {
        #[serde(deserialize_with = "slots_runtime::serde::deserialize")]
        roi: Roi,
        count: u8,
    }

    let bench: Bench = serde_json::from_str(r#"{"roi": {"x": 1, "w": 2}, "count": 3}"#).unwrap();
    assert_eq!((bench.roi, bench.count), (Roi { x: 1, width: 2 }, 3));
    let error = serde_json::from_str::<Bench>(r#"{"roi": {"x": -1}, "count": 3}"#).unwrap_err();
    assert_eq!(
        error.to_string().lines().collect::<Vec<_>>(),
        [
            "'Roi' object attribute 'x' must be in 0..=65535, not -1",
            "'Roi' object needs 'width' at line 1 column 17"
        ]
    );
}

#[test]
fn keys_that_are_integers_are_read() {
    let named = BTreeMap::from([(5, BTreeMap::from([("x", 6), ("width", 7)]))]);
    let bytes = rmp_serde::to_vec(&BTreeMap::from([("named", &named)])).unwrap();
    let patch: slots_runtime::serde::Patch = rmp_serde::from_slice(&bytes).unwrap();
    let mut cam = Camera { named: BTreeMap::new(), ..camera() };
    let _ = patch.apply(&mut cam).unwrap();
    assert_eq!(cam, camera());
}
