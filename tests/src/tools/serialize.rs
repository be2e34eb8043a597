//! Objects written by serde: what is written by default can be read back, in every format.

mod formats;
mod numbers;
mod values;

use std::collections::BTreeMap;
use std::net::Ipv4Addr;
#[cfg(unix)]
use std::os::unix::ffi::OsStringExt;
use std::path::PathBuf;
use std::time::Duration;

use serde::Serialize;
use serde_json::json;
use slots_runtime::prelude::*;
use slots_runtime::serde::{AsMap, Patch};

use super::parts::{Device, Roi};

#[derive(SlotValue, Debug, Clone, Copy, PartialEq, Default)]
#[slot_value(rename_all = "kebab-case")]
enum Trigger {
    #[default]
    Software,
    RisingEdge,
}

#[derive(SlotValue, Debug, Clone, Copy, PartialEq, Default)]
struct Gain(f64);

#[dynamic]
#[derive(Debug, Clone, PartialEq)]
struct Camera {
    #[slot(base)]
    device: Device,
    single: f32,
    singles: Vec<f32>,
    small: i8,
    large: u64,
    ratio: f64,
    on: bool,
    letter: char,
    exposure: Duration,
    trigger: Trigger,
    gain: Gain,
    roi: Roi,
    rois: Vec<Roi>,
    limits: BTreeMap<String, i64>,
    tags: Vec<String>,
    bytes: Vec<u8>,
    file: PathBuf,
    address: Ipv4Addr,
    pattern: std::num::NonZeroU8,
    maybe: Option<u8>,
    #[slot(unset)]
    label: Option<String>,
    fixed: &'static str,
    cell: std::cell::Cell<u8>,
}

#[slots]
impl Camera {
    const kind: &'static str = "camera";

    #[getter]
    fn area(&self) -> u32 {
        u32::from(self.roi.x) * u32::from(self.roi.y)
    }

    #[getter]
    fn broken(&self) -> Result<u32, String> {
        Err(format!("{} is off", self.device.name))
    }
}

fn camera() -> Camera {
    let mut cam = Camera {
        device: Device { serial: 7, name: "left".into() },
        single: 0.1,
        singles: vec![0.1, 2.5],
        small: -8,
        large: u64::MAX,
        ratio: 1.0 / 3.0,
        on: true,
        letter: 'ß',
        exposure: Duration::from_micros(1_500),
        trigger: Trigger::RisingEdge,
        gain: Gain(2.0),
        roi: Roi { x: 3, y: 4 },
        rois: vec![Roi { x: 1, y: 2 }, Roi::default()],
        limits: BTreeMap::from([("max x".into(), 9), ("min".into(), -1)]),
        tags: vec!["dark".into(), "a \"b\"".into()],
        bytes: vec![0, 255, 7],
        file: "/data/run 1.fits".into(),
        address: Ipv4Addr::LOCALHOST,
        pattern: 5.try_into().unwrap(),
        maybe: Some(3),
        label: None,
        fixed: "constant",
        cell: 1.into(),
        __dict__: Dict::default(),
    };
    cam.setattr("comment", "first light").unwrap();
    cam.setattr("counts", [1, 2]).unwrap();
    cam.setattr("session", Value::any(7_u8)).unwrap();
    cam
}

/// An object of the same class that holds nothing of what [`camera`] has.
fn blank() -> Camera {
    Camera {
        device: Device::default(),
        single: 0.0,
        singles: vec![],
        small: 0,
        large: 0,
        ratio: 0.0,
        on: false,
        letter: '-',
        exposure: Duration::ZERO,
        trigger: Trigger::Software,
        gain: Gain(0.0),
        roi: Roi::default(),
        rois: vec![Roi::default(), Roi::default()],
        limits: BTreeMap::new(),
        tags: vec![],
        bytes: vec![],
        file: PathBuf::new(),
        address: Ipv4Addr::UNSPECIFIED,
        pattern: 1.try_into().unwrap(),
        maybe: None,
        label: None,
        fixed: "constant",
        cell: 1.into(),
        __dict__: Dict::default(),
    }
}

#[cfg(unix)]
#[test]
fn a_path_that_is_not_unicode_is_an_error_when_written() {
    #[slots]
    struct File {
        path: PathBuf,
        maybe: Option<PathBuf>,
        id: u8,
    }

    let odd = || PathBuf::from(std::ffi::OsString::from_vec(vec![b'a', 0xff]));
    for file in [
        File { path: odd(), maybe: None, id: 1 },
        File { path: PathBuf::new(), maybe: Some(odd()), id: 1 },
    ] {
        for map in [AsMap::new(&file), AsMap::new(&file).all()] {
            let error = serde_json::to_string(&map).unwrap_err();
            assert_eq!(error.to_string(), "a value of type PathBuf cannot be written");
        }
    }
    let file = File { path: "b".into(), maybe: Some("c".into()), id: 1 };
    assert_eq!(
        serde_json::to_string(&AsMap::new(&file)).unwrap(),
        r#"{"path":"b","maybe":"c","id":1}"#
    );
}

#[test]
fn dyn_object_is_serialized_like_its_struct() {
    let cam = camera();
    let object: &dyn Object = &cam;
    assert_eq!(
        serde_json::to_value(object).unwrap(),
        serde_json::to_value(AsMap::new(&cam)).unwrap()
    );
    assert_eq!(serde_json::to_value(cam.getattr("roi").unwrap()).unwrap(), json!({"x": 3, "y": 4}));
}

#[test]
fn serialize_all_includes_readonly_attributes_that_have_a_value() {
    let all = serde_json::to_value(AsMap::new(&camera()).all()).unwrap();
    assert_eq!(all["serial"], 7);
    assert_eq!(all["kind"], "camera");
    assert_eq!(all["area"], 12);
    assert_eq!(all["fixed"], "constant");
    for absent in ["broken", "label", "cell", "session"] {
        assert_eq!(all.get(absent), None, "{absent}");
    }
    let patch: Patch = serde_json::from_value(all).unwrap();
    let error = patch.apply(&mut blank()).unwrap_err();
    let mut names: Vec<_> = error.errors().iter().map(AttributeError::name).collect();
    names.sort_unstable();
    assert_eq!(names, ["area", "fixed", "serial"]);
}

#[test]
fn with_unset_writes_unset_slot_as_null() {
    let mut cam = camera();
    let file = serde_json::to_value(AsMap::new(&cam).with_unset()).unwrap();
    assert_eq!(file["label"], serde_json::Value::Null);
    cam.label = Some("set since".into());
    let _ = serde_json::from_value::<Patch>(file).unwrap().apply(&mut cam).unwrap();
    assert_eq!(cam.label, None);
}

/// A derive of serde stands beside the one of slots.
#[slots]
#[derive(Serialize, serde::Deserialize, Debug, PartialEq)]
struct Both {
    #[serde(rename = "Gain")]
    gain: f64,
}

#[test]
fn serde_derives_work_alongside_slots() {
    let both: Both = serde_json::from_str(r#"{"Gain": 2.0}"#).unwrap();
    assert_eq!(serde_json::to_string(&both).unwrap(), r#"{"Gain":2.0}"#);
    assert_eq!(serde_json::to_string(&AsMap::new(&both)).unwrap(), r#"{"gain":2.0}"#);
}

/// A field of another struct's derive.
#[derive(Serialize)]
struct Report<'a> {
    #[serde(serialize_with = "slots_runtime::serde::serialize")]
    camera: Roi,
    object: &'a dyn Object,
}

#[test]
fn object_is_field_of_derived_serialize() {
    let roi = Roi { x: 1, y: 2 };
    let report = Report { camera: roi.clone(), object: &roi };
    assert_eq!(
        serde_json::to_string(&report).unwrap(),
        r#"{"camera":{"x":1,"y":2},"object":{"x":1,"y":2}}"#
    );
}

#[slots]
struct Node {
    id: u32,
    next: Option<Box<Node>>,
}

fn chain(len: u32) -> Node {
    (1..len).fold(Node { id: 0, next: None }, |next, id| Node { id, next: Some(Box::new(next)) })
}

#[test]
fn deeply_nested_object_is_error_without_stack_overflow() {
    assert!(serde_json::to_string(&AsMap::new(&chain(128))).is_ok());
    let error = serde_json::to_string(&AsMap::new(&chain(129))).unwrap_err();
    assert_eq!(error.to_string(), "nested deeper than 128 levels");
}

#[slots(frozen)]
#[derive(Default)]
struct Frozen {
    x: u8,
}

#[test]
fn frozen_object_is_serialized_only_on_request() {
    let frozen = Frozen { x: 1 };
    assert_eq!(serde_json::to_string(&AsMap::new(&frozen)).unwrap(), "{}");
    assert_eq!(serde_json::to_string(&AsMap::new(&frozen).all()).unwrap(), r#"{"x":1}"#);
}

#[slots]
#[derive(Default)]
struct Motor {
    speed: f64,
    #[slot(skip)]
    stands: f64,
}

#[slots]
impl Motor {
    const kind: &'static str = "motor";

    #[getter]
    fn position(&self) -> f64 {
        self.stands
    }

    #[setter]
    fn set_position(&mut self, to: f64) {
        self.stands = to;
    }

    #[getter]
    fn is_home(&self) -> bool {
        self.stands == 0.0
    }
}

#[test]
fn settable_properties_are_serialized_on_request_and_read_back() {
    let motor = Motor { speed: 1.0, stands: 2.5 };
    assert_eq!(serde_json::to_string(&AsMap::new(&motor)).unwrap(), r#"{"speed":1.0}"#);
    let written = serde_json::to_string(&AsMap::new(&motor).with_properties()).unwrap();
    assert_eq!(written, r#"{"speed":1.0,"position":2.5}"#);
    let mut other = Motor::default();
    serde_json::from_str::<Patch>(&written).unwrap().apply(&mut other).unwrap();
    assert!((other.stands - 2.5).abs() < f64::EPSILON);
}
