//! JSON Schemas of classes: whatever they reject, an update rejects too.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::time::Duration;

use jsonschema::Validator;
use serde_json::{Value as Json, json};
use slots_runtime::prelude::*;
use slots_runtime::schema::Schema;
use slots_runtime::serde::{AsMap, update_from};

/// Part of the picture.
#[slots]
#[derive(Debug, Clone, PartialEq, Default)]
struct Roi {
    x: u16,
    y: u16,
}

#[slots]
#[derive(Debug, Clone, PartialEq, Default)]
struct Device {
    /// Number on the label.
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

#[derive(SlotValue, Debug, Clone, Copy, PartialEq, Default)]
struct Gain(f64);

/// What takes the pictures.
#[slots]
#[derive(Debug, Clone, PartialEq)]
struct Camera {
    #[slot(base)]
    device: Device,
    /// Exposure time of one frame.
    #[slot(range = 0.0..=10.0, unit = "s", alias = "exposure")]
    exposure_time: f64,
    #[slot(range = 1..100)]
    frames: i32,
    #[slot(range = 0.1..=0.9)]
    single: f32,
    #[slot(choices = ["low", "high"])]
    quality: String,
    #[slot(choices = [1, 2, 4])]
    binning: u8,
    #[slot(range = 0..=9)]
    maybe: Option<u8>,
    mode: Mode,
    maybe_mode: Option<Mode>,
    gain: Gain,
    on: bool,
    letter: char,
    delay: Duration,
    wide: i64,
    widest: u128,
    roi: Roi,
    spare: Option<Roi>,
    stages: Vec<Roi>,
    tags: Vec<String>,
    pair: [f64; 2],
    bytes: Vec<u8>,
    limits: BTreeMap<String, i8>,
    host: IpAddr,
    any: OwnedValue,
    #[slot(unset)]
    label: Option<String>,
    fixed: &'static str,
}

#[slots]
impl Camera {
    /// What it is.
    const kind: &'static str = "camera";

    /// Pixels of the region.
    #[getter]
    fn area(&self) -> u32 {
        u32::from(self.roi.x) * u32::from(self.roi.y)
    }
}

fn camera() -> Camera {
    Camera {
        device: Device { serial: 7, name: "left".into() },
        exposure_time: 1.0,
        frames: 1,
        single: 0.5,
        quality: "low".into(),
        binning: 1,
        maybe: None,
        mode: Mode::Slow,
        maybe_mode: None,
        gain: Gain(1.0),
        on: false,
        letter: 'a',
        delay: Duration::ZERO,
        wide: 0,
        widest: 0,
        roi: Roi { x: 1, y: 2 },
        spare: Some(Roi::default()),
        stages: vec![Roi::default()],
        tags: vec![],
        pair: [0.0, 1.0],
        bytes: vec![],
        limits: BTreeMap::new(),
        host: "::1".parse().unwrap(),
        any: OwnedValue::None,
        label: None,
        fixed: "x",
    }
}

fn schema_of(class: &'static slots_runtime::Class) -> Json {
    let text = Schema::of(class).to_string();
    let schema: Json = serde_json::from_str(&text).unwrap();
    assert_eq!(serde_json::to_value(Schema::of(class)).unwrap(), schema, "two ways to write it");
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    schema
}

fn validator(class: &'static slots_runtime::Class) -> Validator {
    jsonschema::draft202012::new(&schema_of(class)).unwrap()
}

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
    // Read-only is for people; that a float holds a whole number exactly, how a text reads as an address, and how many
    // objects there are, no schema can say.
    assert_eq!(apart, ["serial", "gain", "stages", "pair", "host", "fixed", "area"]);
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

#[test]
fn schema_contains_types_rules_units_and_docs() {
    let schema = schema_of(Camera::CLASS);
    let of = |name: &str| schema["properties"][name].clone();
    assert_eq!(
        (&schema["title"], &schema["description"]),
        (&json!("Camera"), &json!("What takes the pictures."))
    );
    assert_eq!(
        of("exposure_time"),
        json!({
            "type": "number", "minimum": 0.0, "maximum": 10.0,
            "description": "Exposure time of one frame. [s]", "x-unit": "s",
        })
    );
    assert_eq!(of("exposure"), of("exposure_time"));
    assert_eq!(of("frames"), json!({"type": "integer", "minimum": 1, "exclusiveMaximum": 100}));
    assert_eq!(of("single"), json!({"type": "number", "minimum": 0.1, "maximum": 0.9}));
    assert_eq!(of("quality"), json!({"type": "string", "enum": ["low", "high"]}));
    assert_eq!(of("maybe"), json!({"type": ["integer", "null"], "minimum": 0, "maximum": 9}));
    assert_eq!(of("mode"), json!({"type": "string", "enum": ["Slow", "Fast"]}));
    assert_eq!(
        of("maybe_mode"),
        json!({"anyOf": [{"type": "string", "enum": ["Slow", "Fast"]}, {"type": "null"}]})
    );
    assert_eq!(of("gain"), json!({"type": "number"}));
    assert_eq!(of("roi"), json!({"$ref": "#/$defs/Roi"}));
    assert_eq!(of("spare"), json!({"anyOf": [{"$ref": "#/$defs/Roi"}, {"type": "null"}]}));
    assert_eq!(of("stages"), json!({"type": "array", "items": {"$ref": "#/$defs/Roi"}}));
    assert_eq!(
        of("pair"),
        json!({"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2})
    );
    assert_eq!(of("label"), json!({"type": ["string", "null"]}));
    assert_eq!(of("any"), json!({}));
    assert_eq!(
        of("serial"),
        json!({
            "type": "integer", "minimum": 0, "maximum": 4_294_967_295_u32,
            "description": "Number on the label.", "readOnly": true,
        })
    );
    assert_eq!(
        of("kind"),
        json!({"const": "camera", "description": "What it is.", "readOnly": true})
    );
    assert_eq!(of("area"), json!({"description": "Pixels of the region.", "readOnly": true}));
    assert_eq!(schema["$defs"]["Roi"]["description"], "Part of the picture.");
    assert_eq!(schema["$defs"]["Roi"]["additionalProperties"], false);
}

#[dynamic]
#[derive(Default)]
struct Notes {
    title: String,
}

#[test]
fn schema_of_dynamic_class_accepts_other_names() {
    assert_eq!(schema_of(Notes::CLASS)["additionalProperties"], true);
    let validator = validator(Notes::CLASS);
    for (document, good) in [(json!({"extra": [1]}), true), (json!({"title": 1}), false)] {
        assert_eq!(validator.is_valid(&document), good);
        assert_eq!(update_from(&mut Notes::default(), document).is_ok(), good);
    }
}

#[slots]
struct Node {
    id: u32,
    next: Option<Box<Node>>,
    others: Vec<Node>,
    pair: Option<Box<Pair>>,
}

#[slots]
struct Pair {
    left: Node,
    right: Option<Box<Pair>>,
}

#[derive(SlotValue)]
struct Tree(Vec<Tree>);

#[slots]
struct Forest {
    tree: Tree,
}

#[test]
fn schema_of_recursive_class_is_finite() {
    let schema = schema_of(Node::CLASS);
    assert_eq!(schema["properties"]["next"], json!({"anyOf": [{"$ref": "#"}, {"type": "null"}]}));
    assert_eq!(schema["$defs"]["Pair"]["properties"]["left"], json!({"$ref": "#"}));
    let validator = validator(Node::CLASS);
    assert!(validator.is_valid(&json!({"next": {"next": {"id": 1}}})));
    assert!(!validator.is_valid(&json!({"next": {"next": {"idd": 1}}})));
    assert!(!validator.is_valid(&json!({"pair": {"right": {"left": {"id": -1}}}})));
    assert!(schema_of(Forest::CLASS)["properties"]["tree"]["items"]["items"]["items"].is_object());
}

mod other {
    use slots_runtime::prelude::*;

    #[slots]
    pub(super) struct Roi {
        pub(super) width: f64,
    }
}

#[slots]
struct Box2<T> {
    inside: T,
}

#[slots]
struct Größe {
    höhe: f64,
}

#[slots]
struct Namesakes {
    a: Roi,
    b: other::Roi,
    c: Box2<u8>,
    d: Box2<String>,
    e: Größe,
}

#[test]
fn equally_named_classes_have_separate_definitions() {
    let schema = schema_of(Namesakes::CLASS);
    let names: Vec<_> = schema["$defs"].as_object().unwrap().keys().collect();
    assert_eq!(names, ["Box2", "Box2-2", "Größe", "Roi", "Roi-2"]);
    let validator = validator(Namesakes::CLASS);
    for (document, good) in [
        (json!({"b": {"width": 1}, "a": {"x": 1}, "e": {"höhe": 1}}), true),
        (json!({"c": {"inside": 1}, "d": {"inside": "x"}}), true),
        (json!({"a": {"width": 1}}), false),
        (json!({"c": {"inside": "x"}}), false),
        (json!({"d": {"inside": 1}}), false),
        (json!({"e": {"höhe": "x"}}), false),
    ] {
        assert_eq!(validator.is_valid(&document), good, "{document}");
        let mut object = Namesakes {
            a: Roi::default(),
            b: other::Roi { width: 0.0 },
            c: Box2 { inside: 0 },
            d: Box2 { inside: String::new() },
            e: Größe { höhe: 1.0 },
        };
        assert_eq!(update_from(&mut object, document.clone()).is_ok(), good, "{document}");
    }
}
