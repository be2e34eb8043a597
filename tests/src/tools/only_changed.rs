//! The differences of an object from the defaults of its class, as values and as serialized maps.

use std::collections::BTreeMap;
use std::sync::Mutex;

use slots_runtime::prelude::*;
use slots_runtime::serde::{AsMap, Patch};

#[derive(SlotValue, Debug, Clone, PartialEq)]
#[slot_value(rename_all = "lowercase")]
enum Trigger {
    Software,
    Hardware { line: u32, edge: String },
}

#[slots]
#[derive(Debug, Clone, PartialEq)]
struct Stage {
    #[slot(default = "x")]
    axis: String,
    #[slot(default = 5.0)]
    position: f32,
    #[slot(default)]
    inner: Option<Box<Stage>>,
}

fn stage(axis: &str, position: f32) -> Stage {
    Stage { axis: axis.into(), position, inner: None }
}

/// The defaults are those of the slots.
#[dynamic]
#[derive(Debug, Clone, PartialEq)]
struct Rack {
    #[slot(base)]
    base: Stage,
    /// Not the defaults of `Stage`.
    #[slot(default = stage("y", 1.0))]
    near: Stage,
    #[slot(default = Some(stage("z", 2.0)))]
    spare: Option<Stage>,
    #[slot(unset, default = Some("left".to_owned()))]
    label: Option<String>,
    #[slot(default = vec![stage("a", 1.0), stage("b", 2.0)])]
    stages: Vec<Stage>,
    #[slot(default = named())]
    named: BTreeMap<String, Stage>,
    #[slot(default = BTreeMap::from([("low".to_owned(), 1.0)]))]
    limits: BTreeMap<String, f64>,
    #[slot(default = Trigger::Hardware { line: 1, edge: "up".into() })]
    trigger: Trigger,
    #[slot(default = (1, "one".to_owned()))]
    pair: (u8, String),
    #[slot(default = f64::NAN)]
    nan: f64,
    #[slot(readonly, default = 7)]
    serial: u32,
}

fn named() -> BTreeMap<String, Stage> {
    BTreeMap::from([("one".to_owned(), stage("a", 1.0)), ("two".to_owned(), stage("b", 2.0))])
}

fn rack() -> Rack {
    Rack::from_attrs([("", ""); 0]).unwrap()
}

fn json(object: &(impl Object + ?Sized)) -> String {
    serde_json::to_string(&AsMap::new(object).only_changed()).unwrap()
}

type Change = fn(&mut Rack);

/// Each changes another part of the object.
const CHANGES: &[Change] = &[
    |rack| rack.base.position = 0.1,
    |rack| rack.base.inner = Some(Box::new(stage("x", 5.0))),
    |rack| rack.near.axis = "x".into(),
    |rack| rack.spare = None,
    |rack| rack.label = None,
    |rack| rack.stages[1].position = 5.0,
    |rack| drop(rack.stages.pop()),
    |rack| drop(rack.named.remove("two")),
    |rack| drop(rack.named.insert("new".into(), stage("x", 5.0))),
    |rack| rack.named.get_mut("one").unwrap().position = 5.0,
    |rack| {
        rack.limits.remove("low");
    },
    |rack| rack.trigger = Trigger::Hardware { line: 2, edge: "up".into() },
    |rack| rack.pair.1 = String::new(),
    |rack| {
        rack.setattr("note", "dark").unwrap();
    },
];

#[test]
fn object_with_defaults_has_no_changes() {
    assert_eq!(json(&rack()), "{}");
    assert!(rack().diff_from_default().is_empty());
    assert_eq!(json(&stage("x", 5.0)), "{}");
}

#[test]
fn only_changed_attributes_are_written() {
    let changed = |change: Change| {
        let mut rack = rack();
        change(&mut rack);
        json(&rack)
    };
    let written: Vec<String> = CHANGES.iter().map(|change| changed(*change)).collect();
    assert_eq!(
        written,
        [
            r#"{"position":0.1}"#,
            r#"{"inner":{"axis":"x","position":5.0,"inner":null}}"#,
            r#"{"near":{"axis":"x"}}"#,
            r#"{"spare":null}"#,
            r#"{"label":null}"#,
            r#"{"stages":[{"axis":"a","position":1.0,"inner":null},{"axis":"b","position":5.0,"inner":null}]}"#,
            r#"{"stages":[{"axis":"a","position":1.0,"inner":null}]}"#,
            r#"{"named":{"two":null}}"#,
            r#"{"named":{"new":{"axis":"x","position":5.0,"inner":null}}}"#,
            r#"{"named":{"one":{"position":5.0}}}"#,
            r#"{"limits":{}}"#,
            r#"{"trigger":{"hardware":{"line":2,"edge":"up"}}}"#,
            r#"{"pair":[1,""]}"#,
            r#"{"note":"dark"}"#,
        ]
    );
}

#[test]
fn changes_applied_to_defaults_make_an_equal_object() {
    let nan = |mut rack: Rack| {
        assert!(rack.nan.is_nan());
        rack.nan = 0.0;
        rack
    };
    for set in 0..1_u32 << CHANGES.len() {
        let mut changed = rack();
        for (at, change) in CHANGES.iter().enumerate() {
            if set & 1 << at != 0 && (at != 5 || changed.stages.len() == 2) {
                change(&mut changed);
            }
        }
        let text = json(&changed);
        let mut loaded = rack();
        serde_json::from_str::<Patch>(&text).unwrap().apply(&mut loaded).unwrap();
        let bytes = rmp_serde::to_vec(&AsMap::new(&changed).only_changed()).unwrap();
        let mut from_bytes = rack();
        rmp_serde::from_slice::<Patch>(&bytes).unwrap().apply(&mut from_bytes).unwrap();
        let changed = nan(changed);
        assert_eq!((nan(loaded), nan(from_bytes)), (changed.clone(), changed), "{text}");
    }
}

#[test]
fn differences_from_the_default_agree_with_diff() {
    for change in CHANGES {
        let mut changed = rack();
        change(&mut changed);
        let (found, expected) = (changed.diff_from_default(), rack().diff(&changed));
        assert!(!found.is_empty());
        assert_eq!(found, expected);
    }
}

/// The defaults are those of the struct.
#[dynamic(default)]
struct Camera {
    gain: f64,
    stage: Stage,
    lock: Mutex<u32>,
    #[slot(skip)]
    buffer: Vec<u8>,
}

#[slots]
impl Camera {
    const kind: &'static str = "camera";

    #[getter]
    fn percent(&self) -> f64 {
        self.gain * 100.0
    }

    #[setter]
    fn set_percent(&mut self, percent: f64) {
        self.gain = percent / 100.0;
    }
}

impl Default for Camera {
    fn default() -> Self {
        let mut camera = Camera {
            gain: 2.0,
            stage: stage("c", 3.0),
            lock: Mutex::new(1),
            buffer: vec![1],
            __dict__: Dict::default(),
        };
        camera.setattr("note", "new").unwrap();
        camera
    }
}

#[test]
fn default_of_the_struct_is_compared_with() {
    let mut camera = Camera { buffer: vec![], ..Camera::default() };
    let properties = |camera: &Camera| {
        serde_json::to_string(&AsMap::new(camera).with_properties().only_changed()).unwrap()
    };
    assert_eq!((json(&camera), properties(&camera)), ("{}".into(), "{}".into()));
    camera.stage.axis = "x".into();
    camera.setattr("note", "old").unwrap();
    assert_eq!(json(&camera), r#"{"stage":{"axis":"x"},"note":"old"}"#);
    camera.gain = 3.0;
    assert_eq!(
        properties(&camera),
        r#"{"gain":3.0,"stage":{"axis":"x"},"percent":300.0,"note":"old"}"#
    );
    let paths: Vec<String> =
        camera.diff_from_default().iter().map(|difference| difference.path.to_string()).collect();
    assert_eq!(paths, ["gain", "stage.axis", "note"]);
    camera.delattr("note").unwrap();
    assert_eq!(camera.diff_from_default().last().unwrap().new, None);
}

#[test]
fn overflow_entry_that_hides_an_equal_class_attribute_is_written() {
    let mut camera = Camera::default();
    camera.setattr("kind", "camera").unwrap();
    assert_eq!(camera.getattr("kind").unwrap(), Camera::default().getattr("kind").unwrap());
    assert_eq!(json(&camera), r#"{"kind":"camera"}"#);
}

#[test]
fn slot_without_default_is_always_written() {
    #[slots]
    struct Server {
        host: String,
        #[slot(default = 80)]
        port: u16,
        #[slot(readonly)]
        id: u8,
    }
    let server = Server { host: "a".into(), port: 80, id: 1 };
    assert_eq!(json(&server), r#"{"host":"a"}"#);
    let all = serde_json::to_string(&AsMap::new(&server).all().only_changed()).unwrap();
    assert_eq!(all, r#"{"host":"a","id":1}"#);
    assert_eq!(server.diff_from_default().len(), 2);
}

#[test]
fn toml_has_the_changes_that_are_not_null() {
    let mut changed = rack();
    changed.near.position = 9.0;
    changed.pair.0 = 2;
    let text = toml::to_string(&AsMap::new(&changed).only_changed()).unwrap();
    let mut loaded = rack();
    toml::from_str::<Patch>(&text).unwrap().apply(&mut loaded).unwrap();
    assert!(loaded.diff(&changed).is_empty(), "{text}");
}
