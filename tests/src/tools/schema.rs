//! JSON Schemas of classes: whatever they reject, an update rejects too.

mod agreement;
mod construction;
mod definitions;
mod unit_strings;

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::time::Duration;

use jsonschema::Validator;
use serde_json::{Value as Json, json};
use slots_runtime::prelude::*;
use slots_runtime::schema::Schema;
use slots_runtime::serde::update_from;

use super::parts::{Device, Mode, Roi};

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

pub(crate) fn schema_of(class: &'static slots_runtime::Class) -> Json {
    let text = Schema::of(class).to_string();
    let schema: Json = serde_json::from_str(&text).unwrap();
    assert_eq!(serde_json::to_value(Schema::of(class)).unwrap(), schema, "two ways to write it");
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    schema
}

pub(crate) fn validator(class: &'static slots_runtime::Class) -> Validator {
    jsonschema::draft202012::new(&schema_of(class)).unwrap()
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

#[test]
fn schema_and_help_state_defaults() {
    #[slots]
    struct Server {
        host: String,
        #[slot(default = 80)]
        port: u16,
        #[slot(default = f64::INFINITY)]
        limit: f64,
        user: Option<String>,
        #[slot(default = Duration::from_secs(3))]
        wait: Duration,
    }
    let schema = Schema::of(Server::CLASS);
    let default = |name: &str| {
        let properties = schema.as_dict().get("properties").unwrap();
        let property = properties.as_map().unwrap().get(name).unwrap();
        let default = property.as_map().unwrap().get("default");
        default.map(|default| default.to_string())
    };
    assert_eq!(default("port").as_deref(), Some("80"));
    assert_eq!(default("wait").as_deref(), Some("3s"));
    for name in ["host", "limit", "user"] {
        assert_eq!(default(name), None, "{name}");
    }
    let help = Server::CLASS.to_string();
    assert!(help.contains("port: u16, default 80\n"), "{help}");
    assert!(help.contains("host: String\n") && help.contains("user: Option<String>\n"), "{help}");
}

#[test]
fn schema_and_help_state_defaults_of_fields_of_variants() {
    #[derive(SlotValue)]
    enum Method {
        Direct,
        Iterative {
            #[slot(range = 0.0..=1.0, default = 1e-6)]
            tolerance: f64,
            #[slot(default = f64::INFINITY)]
            limit: f64,
            #[slot(readonly, default = 3)]
            level: u8,
            label: Option<String>,
            steps: u32,
        },
        Fixed(#[slot(default = 2)] u32),
    }
    #[slots]
    struct Solver {
        method: Method,
    }
    let _ = [Method::Direct, Method::Fixed(1)];
    let schema: serde_json::Value =
        serde_json::from_str(&Schema::of(Solver::CLASS).to_string()).unwrap();
    let variants = &schema["properties"]["method"]["oneOf"];
    let iterative = &variants[1]["properties"]["Iterative"]["properties"];
    assert_eq!(
        (&iterative["tolerance"]["default"], &iterative["level"]["default"]),
        (&json!(1e-6), &json!(3))
    );
    for name in ["limit", "label", "steps"] {
        assert!(iterative[name].is_object() && iterative[name].get("default").is_none(), "{name}");
    }
    assert_eq!(variants[3]["properties"]["Fixed"]["default"], json!(2));
    let help = Solver::CLASS.to_string();
    for line in [
        "tolerance: f64, in 0.0..=1.0, default 1e-6\n",
        "limit: f64, default inf\n",
        "level: u8, default 3, read-only\n",
        "label: Option<String>\n",
        "steps: u32\n",
        "'Fixed': u32, default 2\n",
    ] {
        assert!(help.contains(line), "{line}{help}");
    }
}

#[test]
fn default_value_is_that_of_the_default_object() {
    #[slots(default)]
    #[derive(Debug)]
    struct Server {
        port: u16,
        #[slot(unset)]
        label: Option<String>,
    }
    impl Default for Server {
        fn default() -> Self {
            Server { port: 8080, label: None }
        }
    }
    let default = |name| Server::CLASS.slot(name).unwrap().default_value();
    assert_eq!(default("port"), Some(8080.into()));
    assert_eq!(default("label"), Some(OwnedValue::None));
    assert!(Server::CLASS.to_string().contains("port: u16, default 8080"));
}

/// Whether a JSON document is valid under a JSON schema.
pub(crate) fn is_valid_json(schema: &serde_json::Value, document: &serde_json::Value) -> bool {
    jsonschema::is_valid(schema, document)
}
