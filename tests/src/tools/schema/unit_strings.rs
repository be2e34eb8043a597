//! The strings with a unit that a schema permits are those that `set_text` reads.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};
use slots_runtime::prelude::*;
use slots_runtime::schema::Schema;

#[slots]
#[derive(Clone, Debug, Default)]
struct Stage {
    #[slot(unit = "m/s")]
    speed: f64,
}

#[derive(SlotValue, Clone, Debug, Default)]
enum Trigger {
    #[default]
    Off,
    Timer {
        #[slot(unit = "s")]
        period: f64,
    },
}

#[slots]
#[derive(Clone, Debug, Default)]
struct Bench {
    /// How long.
    #[slot(unit = "s", default = 1.0)]
    time: f64,
    #[slot(unit = "mm")]
    width: f32,
    #[slot(unit = "B")]
    size: u64,
    #[slot(unit = "%")]
    load: f64,
    #[slot(unit = "°C")]
    heat: f64,
    #[slot(unit = "V^2*s")]
    noise: f64,
    #[slot(unit = "s")]
    maybe: Option<f64>,
    #[slot(unit = "s")]
    list: Vec<f64>,
    stage: Stage,
    trigger: Trigger,
    #[slot(unit = "1/s")]
    rate: f64,
    #[slot(unit = "s", choices = [1, 2])]
    chosen: Option<u8>,
    #[slot(default = BTreeMap::from([("x-unit".into(), "s".into()), ("k".into(), "v".into())]))]
    data: BTreeMap<String, String>,
    plain: f64,
}

fn schema() -> Json {
    let schema = Schema::of(Bench::CLASS).with_unit_strings();
    let schema = serde_json::from_str(&schema.to_string()).unwrap();
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    schema
}

#[test]
fn permitted_strings_are_those_that_set_text_reads() {
    let validator = jsonschema::draft202012::new(&schema()).unwrap();
    let numbers = [
        "5", "0.5", ".5", "5.", "1_000", "2e3", "-1", "+1", "", ".", "x", "5e", "e5", "--1", "5_",
        "5_.5", "5._5", "1e5_", "1__0", "inf", "-nan", "infinity",
    ];
    let units = [
        "", "s", "ms", "µs", "us", "Ms", "ks", "min", "m", "mm", "km", "cm", "B", "kB", "GB", "mB",
        "KiB", "GiB", "Kis", "%", "k%", "°C", "m°C", "V^2*s", "mV^2*s", "m/s", "km/s", "m/ms", "S",
        "MS", "px", "sx", "1/s", "k1/s",
    ];
    let mut accepted = 0;
    for name in
        ["time", "width", "size", "load", "heat", "noise", "maybe", "stage.speed", "rate", "plain"]
    {
        for number in numbers {
            for unit in units {
                for text in [format!("{number}{unit}"), format!(" {number} {unit} ")] {
                    let mut bench = Bench::default();
                    let read = bench.set_text_path(name, &text);
                    let document = match name.split_once('.') {
                        Some((object, name)) => json!({object: {name: text}}),
                        None => json!({name: text}),
                    };
                    let is_valid = validator.is_valid(&document);
                    accepted += usize::from(is_valid);
                    match name {
                        "plain" => assert!(!is_valid, "{document}"),
                        // A pattern does not know that the number is whole, not negative and in range.
                        "size" => assert!(is_valid || read.is_err(), "{document} {read:?}"),
                        // The text of `None`.
                        "maybe" if text.trim().is_empty() => {}
                        _ => assert_eq!(is_valid, read.is_ok(), "{document} {read:?}"),
                    }
                }
            }
        }
    }
    assert!(accepted > 500, "{accepted}");
}

#[test]
fn numbers_lists_and_objects_stay_valid() {
    let validator = jsonschema::draft202012::new(&schema()).unwrap();
    for valid in [
        json!({"time": 1.5, "size": 3, "maybe": null, "list": [1, 2.5], "stage": {"speed": 1}}),
        json!({"list": "[5ms, 2]", "maybe": "5ms"}),
        json!({"trigger": {"Timer": {"period": "5ms"}}}),
        json!({"trigger": "Off"}),
    ] {
        let errors: Vec<_> = validator.iter_errors(&valid).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{valid} {errors:?}");
    }
    for invalid in [
        json!({"time": "5 parsecs"}),
        json!({"time": true}),
        json!({"size": 1.5}),
        json!({"list": [true]}),
        json!({"stage": {"speed": "5s"}}),
        json!({"trigger": {"Timer": {"period": "5kg"}}}),
        json!({"plain": "5"}),
        json!({"chosen": "hello"}),
    ] {
        assert!(!validator.is_valid(&invalid), "{invalid}");
    }
}

#[test]
fn annotations_stay_beside_the_alternatives() {
    let time = &schema()["properties"]["time"];
    assert_eq!(time["description"], "How long. [s]");
    assert_eq!(time["x-unit"], "s");
    assert_eq!(time["default"], 1.0);
    assert_eq!(time["anyOf"][0], json!({"type": "number"}));
    assert_eq!(schema()["properties"]["data"]["default"], json!({"x-unit": "s", "k": "v"}));
    let once = Schema::of(Bench::CLASS).with_unit_strings();
    assert_eq!(once.clone().with_unit_strings(), once);
    assert!(time.get("type").is_none());
    assert_eq!(schema()["properties"]["plain"], json!({"type": "number"}));
}
