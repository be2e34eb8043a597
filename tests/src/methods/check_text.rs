//! `check_text` of a class agrees with `set_text` on its objects.

mod keys;
mod variant_names;
mod variants;

use std::collections::BTreeMap;
use std::time::Duration;

use proptest::prelude::*;
use slots_runtime::{Dict, OwnedValue, prelude::*};

#[derive(SlotValue, Clone, Copy, Debug, PartialEq)]
#[slot_value(rename_all = "kebab-case")]
enum Trigger {
    Software,
    FreeRunning,
}

#[derive(SlotValue, Clone, Debug, PartialEq)]
struct Gains(Vec<f64>);

#[slots]
#[derive(Clone, Debug)]
struct Roi {
    #[slot(range = 0..=100)]
    x: u32,
    #[slot(readonly)]
    y: u32,
    #[slot(unit = "px")]
    width: Option<u32>,
}

#[slots(frozen)]
#[derive(Clone, Debug)]
struct Sensor {
    bits: u8,
    roi: Roi,
}

#[slots]
impl Sensor {
    #[getter]
    fn depth(&self) -> u8 {
        self.bits
    }
    #[setter]
    fn set_depth(&mut self, bits: u8) {
        self.bits = bits;
    }
}

#[slots(frozen)]
#[derive(Clone, Debug)]
struct Sealed {
    id: u32,
    #[slot(dict)]
    extras: Dict,
}

#[dynamic]
#[derive(Clone, Debug)]
struct Open {
    id: u32,
}

#[slots]
impl Open {
    const kind: &'static str = "open";
}

#[slots]
#[derive(Clone, Debug)]
struct Camera {
    #[slot(base)]
    sensor: Sensor,
    #[slot(unit = "s", range = 0.0..=10.0, alias = "exp")]
    exposure_time: f64,
    #[slot(unit = "deg")]
    angle: f64,
    #[slot(choices = ["left", "right"])]
    side: String,
    trigger: Trigger,
    area: Roi,
    #[slot(readonly)]
    fixed: Roi,
    #[slot(readonly)]
    serial: u32,
    stages: Vec<Roi>,
    boxed: Box<Roi>,
    maybe: Option<Roi>,
    numbers: Vec<f64>,
    pair: [i8; 2],
    gains: Gains,
    limits: BTreeMap<String, u8>,
    any: OwnedValue,
    wait: Duration,
    label: Option<String>,
    open: Open,
    sealed: Sealed,
    opaque: std::sync::Arc<std::sync::Mutex<u8>>,
}

#[slots]
impl Camera {
    const maker: &'static str = "Acme";

    #[getter]
    fn percent(&self) -> f64 {
        self.exposure_time * 100.0
    }
    #[setter]
    fn set_percent(&mut self, percent: f64) {
        self.exposure_time = percent / 100.0;
    }
    #[getter]
    fn rate(&self) -> f64 {
        1.0 / self.exposure_time
    }
    #[getter]
    fn view(&self) -> &Roi {
        &self.area
    }
}

fn roi() -> Roi {
    Roi { x: 1, y: 2, width: None }
}

fn camera() -> Camera {
    Camera {
        sensor: Sensor { bits: 8, roi: roi() },
        exposure_time: 1.0,
        angle: 0.0,
        side: "left".into(),
        trigger: Trigger::Software,
        area: roi(),
        fixed: roi(),
        serial: 1,
        stages: vec![roi()],
        boxed: Box::new(roi()),
        maybe: Some(roi()),
        numbers: vec![1.0],
        pair: [1, 2],
        gains: Gains(vec![1.0]),
        limits: BTreeMap::from([("low".into(), 1)]),
        any: OwnedValue::from([1]),
        wait: Duration::ZERO,
        label: None,
        open: Open { id: 1, __dict__: Dict::from_iter([("note", "x")]) },
        sealed: Sealed { id: 1, extras: Dict::from_iter([("note", "x")]) },
        opaque: std::sync::Arc::default(),
    }
}

/// Paths of all kinds: names, nested attributes, absent attributes.
fn path() -> impl Strategy<Value = String> {
    let name = prop::sample::select(vec![
        "exposure_time",
        "exp",
        "angle",
        "side",
        "trigger",
        "area",
        "fixed",
        "serial",
        "stages[0]",
        "stages",
        "boxed",
        "maybe",
        "numbers",
        "numbers[0]",
        "pair[1]",
        "pair[2]",
        "gains[0]",
        "gains",
        "limits.low",
        "limits[0]",
        "any",
        "any[0]",
        "wait",
        "label",
        "open",
        "sealed",
        "opaque",
        "maker",
        "percent",
        "rate",
        "view",
        "bits",
        "roi",
        "depth",
        "nothing",
        "serial[0]",
        "side.x",
    ]);
    let below = prop::sample::select(vec![
        "", "", ".x", ".y", ".width", ".id", ".note", ".new", ".kind", "[0]", ".x.y",
    ]);
    (name, below).prop_map(|(name, below)| format!("{name}{below}"))
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "1",
            "5",
            "-1",
            "1.5",
            "300",
            "1e400",
            "1e-400",
            "5ms",
            "11s",
            "3rad",
            "4deg",
            "7px",
            "left",
            "up",
            "software",
            "free-running",
            "Software",
            "None",
            "\"None\"",
            "[1, 2]",
            "[1",
            "{low: 2}",
            "true",
            "",
            "1h 30m",
            "b\"x\"",
        ])
        .prop_map(String::from),
        "[-+0-9eE._a-z \"\\\\,:{}\\[\\]]{0,8}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]
    #[test]
    fn class_and_object_give_the_same_error_or_none(path in path(), text in text()) {
        let parsed = AttrPath::parse(&path).unwrap();
        let checked = Camera::CLASS.check_text(&parsed, &text).map_err(|error| (error.kind(), format!("{error:#}")));
        let written = camera().set_text_path(&parsed, &text).map(drop).map_err(|error| (error.kind(), format!("{error:#}")));
        // The content of a dynamically typed slot depends on its value.
        let is_inside_a_value = path.starts_with("any") && path.len() > 3
            || path.starts_with("open.note.") || path.starts_with("open.") && path.contains(".x.");
        // Whether a value on the path is `None` depends on the object.
        let is_none_on_the_way = matches!(written, Err((ErrorKind::NotReachable, _)));
        if !is_none_on_the_way && (!is_inside_a_value || checked.is_err()) {
            prop_assert_eq!(checked, written, "{} = {}", path, text);
        }
    }
}

#[test]
fn class_rejects_every_name_that_all_objects_reject() {
    for (path, text, message) in [
        ("fixed.x", "1", "'Camera' object attribute 'fixed' is read-only (at 'fixed.x')"),
        ("fixed", "1", "'Camera' object attribute 'fixed' is read-only"),
        ("bits", "1", "'Camera' object attribute 'bits' is read-only"),
        ("roi.x", "1", "'Camera' object attribute 'roi' is read-only (at 'roi.x')"),
        ("depth", "1", "'Camera' object attribute 'depth' is read-only"),
        ("maker", "x", "'Camera' object attribute 'maker' is read-only"),
        ("maker.x", "x", "'Camera' object attribute 'maker' is read-only (at 'maker.x')"),
        ("rate", "1", "property 'rate' of 'Camera' object has no setter"),
        ("view.x", "1", "property 'view' of 'Camera' object has no setter (at 'view.x')"),
        (
            "percent",
            "half",
            "'Camera' object attribute 'percent' must be f64, not 'half': invalid float literal",
        ),
        ("sealed.new", "1", "'Sealed' object attribute 'new' is read-only (at 'sealed.new')"),
        ("sealed.id", "1", "'Sealed' object attribute 'id' is read-only (at 'sealed.id')"),
        (
            "numbers[0]",
            "x",
            "'Camera' object attribute 'numbers[0]' must be f64, not 'x': invalid float literal",
        ),
        ("stages[0].y", "1", "'Roi' object attribute 'y' is read-only (at 'stages[0].y')"),
        ("maybe.x", "101", "'Roi' object attribute 'x' must be in 0..=100, not 101 (at 'maybe.x')"),
        ("angle", "3rad", "'Camera' object attribute 'angle' must be a number in deg, not '3rad'"),
        (
            "maybe.width",
            "5x",
            "'Roi' object attribute 'width' must be a number in px, not '5x' (at 'maybe.width')",
        ),
    ] {
        let path = AttrPath::parse(path).unwrap();
        assert_eq!(format!("{:#}", camera().set_text_path(&path, text).unwrap_err()), message);
        assert_eq!(format!("{:#}", Camera::CLASS.check_text(&path, text).unwrap_err()), message);
    }
    for (path, text) in [
        ("percent", "50"),
        ("open.new", "x"),
        ("open.kind", "x"),
        ("open.note", "x"),
        ("maybe.width", "7px"),
        ("stages[0].x", "7"),
        ("limits.low", "7"),
        ("exp", "5ms"),
    ] {
        let path = AttrPath::parse(path).unwrap();
        camera().set_text_path(&path, text).unwrap();
        Camera::CLASS.check_text(&path, text).unwrap();
    }
    // A class cannot tell whether these are there; a new key is added.
    for (path, is_added) in [("maybe.x", false), ("stages[5].x", false), ("limits.high", true)] {
        let path = AttrPath::parse(path).unwrap();
        Camera::CLASS.check_text(&path, "7").unwrap();
        let mut camera = Camera { maybe: None, ..camera() };
        assert_eq!(camera.set_text_path(&path, "7").is_ok(), is_added, "{path}");
    }
    assert!(Camera::CLASS.slot_at(&"maybe.x".parse().unwrap()).unwrap().is_some());
}
