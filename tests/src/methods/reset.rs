//! `reset` and `reset_path`: the default of a slot, written like any other value.
#![allow(clippy::float_cmp, reason = "the values are stored as they are given")]

use std::collections::BTreeMap;
use std::sync::Mutex;

use slots_runtime::prelude::*;

#[slots]
#[derive(Debug, Clone, PartialEq)]
struct Stage {
    axis: String,
    #[slot(range = 0.0..=100.0, default = 5.0)]
    position: f64,
    #[slot(default)]
    tags: Vec<String>,
}

fn stage(position: f64) -> Stage {
    Stage { axis: "x".into(), position, tags: vec!["a".into()] }
}

fn few(rack: &Rack) -> Result<(), String> {
    if rack.stages.len() <= 2 { Ok(()) } else { Err("too many stages".into()) }
}

#[dynamic(check = few)]
#[derive(Debug)]
struct Rack {
    #[slot(base)]
    stage: Stage,
    #[slot(readonly, default = 7)]
    serial: u32,
    #[slot(range = 0..=9, default = 50)]
    level: u32,
    #[slot(alias = "extra", default = stage(1.0))]
    inner: Stage,
    stages: Vec<Stage>,
    spare: Option<Box<Stage>>,
    #[slot(unset)]
    label: Option<String>,
    #[slot(unset, default = Some(3))]
    size: Option<u32>,
    #[slot(default = limits())]
    limits: BTreeMap<String, f64>,
    #[slot(default = Mutex::new(4))]
    lock: Mutex<u32>,
    #[slot(skip)]
    calls: Vec<String>,
}

fn limits() -> BTreeMap<String, f64> {
    BTreeMap::from([("low".into(), 1.0)])
}

#[slots]
impl Rack {
    const KIND: &str = "rack";

    #[getter]
    fn first(&self) -> u32 {
        self.serial
    }

    #[setter]
    fn set_first(&mut self, _: u32) {}

    #[on_set]
    fn written(&mut self, name: &str, old: Value<'_>) {
        self.calls.push(format!("{name} was {old}"));
    }
}

fn rack() -> Rack {
    Rack {
        stage: stage(20.0),
        serial: 1,
        level: 1,
        inner: stage(30.0),
        stages: vec![stage(40.0)],
        spare: Some(Box::new(stage(50.0))),
        label: Some("left".into()),
        size: None,
        limits: BTreeMap::from([("high".into(), 9.0), ("low".into(), 2.0)]),
        lock: Mutex::new(0),
        calls: vec![],
        __dict__: Dict::default(),
    }
}

#[test]
fn slots_of_every_kind_are_reset_and_undone() {
    let mut rack = rack();
    for (name, new) in [
        ("position", "5.0"),
        ("tags", "[]"),
        ("spare", "None"),
        ("size", "3"),
        ("limits", r#"{"low": 1.0}"#),
    ] {
        let old = rack.getattr(name).map_or("unset".into(), |value| value.to_string());
        let undo = rack.reset(name).unwrap();
        assert_eq!(rack.getattr(name).unwrap().to_string(), new);
        undo.apply(&mut rack).unwrap();
        assert_eq!(rack.getattr(name).map_or("unset".into(), |value| value.to_string()), old);
    }
    let undo = rack.reset("label").unwrap();
    assert_eq!(rack.label, None);
    assert_eq!(rack.reset("label").map(drop), Ok(()));
    undo.apply(&mut rack).unwrap();
    assert_eq!(rack.label.as_deref(), Some("left"));
    rack.reset("extra").unwrap();
    assert_eq!(rack.inner, stage(1.0));
}

#[test]
fn opaque_slot_is_reset_and_undone() {
    let mut rack = rack();
    let undo = rack.reset("lock").unwrap();
    assert_eq!(*rack.lock.lock().unwrap(), 4);
    undo.apply(&mut rack).unwrap();
    assert_eq!(*rack.lock.lock().unwrap(), 0);
}

#[test]
fn reset_is_validated_and_calls_hooks() {
    let mut rack = rack();
    assert_eq!(
        rack.reset("level").unwrap_err().message(),
        "'Rack' object attribute 'level' must be in 0..=9, not 50"
    );
    assert_eq!(rack.reset("serial").unwrap_err().kind(), ErrorKind::ReadOnly);
    rack.stages = vec![stage(1.0), stage(2.0), stage(3.0)];
    let error = rack.reset("position").unwrap_err();
    assert_eq!(
        error.message_with_causes(),
        "'Rack' object attribute 'position' is rejected: too many stages"
    );
    assert_eq!((rack.level, rack.serial, rack.stage.position), (1, 1, 20.0));
    rack.stages.clear();
    assert!(rack.calls.is_empty());
    rack.reset("position").unwrap();
    rack.reset("tags").unwrap();
    assert_eq!(rack.calls, ["position was 20.0", r#"tags was ["a"]"#]);
}

#[test]
fn value_without_default_is_not_reset() {
    let mut rack = rack();
    let mut error = |path: &str| {
        let error = rack.reset_path(path).unwrap_err();
        (error.kind(), error.message())
    };
    let none = |name: &str| {
        (ErrorKind::NoDefault, format!("'Rack' object attribute '{name}' has no default"))
    };
    assert_eq!(error("axis"), none("axis"));
    assert_eq!(error("stages"), none("stages"));
    assert_eq!(error("first"), none("first"));
    assert_eq!(error("stages[0]").0, ErrorKind::NoDefault);
    assert_eq!(error("stages[0].axis").0, ErrorKind::NoDefault);
    assert_eq!(error("KIND").0, ErrorKind::Unknown);
    assert_eq!(error("absent").0, ErrorKind::Unknown);
    assert_eq!(error("stages[3].position").0, ErrorKind::OutOfRange);
    assert_eq!(error("a..b").0, ErrorKind::BadPath);
    assert_eq!(error("inner.absent").0, ErrorKind::Unknown);
}

#[test]
fn outermost_default_on_a_path_is_used() {
    let mut rack = rack();
    // `inner` of `Rack` has a default, in which the position is 1.
    rack.reset_path("inner.position").unwrap();
    assert_eq!(rack.inner.position, 1.0);
    // `stages` and `spare` have none with an object there.
    rack.reset_path("stages[-1].position").unwrap();
    rack.reset_path("spare.position").unwrap();
    assert_eq!((rack.stages[0].position, rack.spare.as_ref().unwrap().position), (5.0, 5.0));
    rack.reset_path("inner.axis").unwrap();
    rack.reset_path("inner.tags[0]").unwrap();
    rack.reset_path("limits.low").unwrap();
    assert_eq!(rack.limits["low"], 1.0);
    let undo = rack.reset_path("limits.high").unwrap();
    assert_eq!(rack.limits, limits());
    undo.apply(&mut rack).unwrap();
    assert_eq!(rack.limits["high"], 9.0);
}

#[test]
fn overflow_entry_is_removed_by_reset() {
    let mut rack = rack();
    rack.setattr("comment", "dark").unwrap();
    let undo = rack.reset("comment").unwrap();
    assert!(!rack.hasattr("comment"));
    undo.apply(&mut rack).unwrap();
    assert_eq!(rack.getattr("comment").unwrap(), "dark");
    assert_eq!(rack.reset("commnt").unwrap_err().suggestions(), ["comment"]);
}

#[test]
fn default_of_the_struct_is_used() {
    #[dynamic(default)]
    struct Camera {
        gain: f64,
        #[slot(unset)]
        label: Option<String>,
        stage: Stage,
        spare: Option<Stage>,
        lock: Mutex<u32>,
        #[slot(skip)]
        buffer: Vec<u8>,
    }
    impl Default for Camera {
        fn default() -> Self {
            let mut dict = Dict::default();
            dict.insert("comment", "new").unwrap();
            Camera {
                gain: 2.0,
                label: None,
                stage: stage(9.0),
                spare: Some(stage(8.0)),
                lock: Mutex::new(0),
                buffer: vec![1],
                __dict__: dict,
            }
        }
    }
    let mut cam =
        Camera { gain: 7.0, label: Some("a".into()), stage: stage(0.0), ..Camera::default() };
    cam.buffer = vec![2];
    cam.setattr("comment", "old").unwrap();
    for path in ["gain", "label", "stage.position", "spare", "comment"] {
        cam.reset_path(path).unwrap();
    }
    assert_eq!((cam.gain, cam.label.clone(), cam.stage.position), (2.0, None, 9.0));
    assert_eq!(cam.getattr("comment").unwrap(), "new");
    cam.spare.as_mut().unwrap().position = 1.0;
    cam.reset_path("spare.position").unwrap();
    assert_eq!(cam.spare.as_ref().unwrap().position, 8.0);
    cam.reset("stage").unwrap();
    assert_eq!((cam.stage, cam.buffer), (stage(9.0), vec![2]));
    let mut cam = Camera::default();
    assert_eq!(cam.reset("lock").unwrap_err().kind(), ErrorKind::Type);
}

#[test]
fn nested_and_shared_objects_are_reset() {
    #[slots]
    struct Plain {
        stage: Option<Stage>,
    }
    let mut plain = Plain { stage: Some(stage(20.0)) };
    plain.child_mut("stage").unwrap().reset("position").unwrap();
    assert_eq!(plain.stage.as_ref().unwrap().position, 5.0);

    let shared = slots_runtime::Shared::new(rack());
    shared.reset("position").unwrap();
    shared.child("stages[0]").unwrap().reset("position").unwrap();
    shared.child("stages[0]").unwrap().reset_path("tags").unwrap();
    let (position, nested) =
        shared.read(|rack| (rack.stage.position, rack.stages[0].clone())).unwrap();
    assert_eq!((position, nested.position, nested.tags), (5.0, 5.0, vec![]));
    assert_eq!(shared.reset("axis").unwrap_err().kind(), ErrorKind::NoDefault);
}
