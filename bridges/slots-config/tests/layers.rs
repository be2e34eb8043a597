//! Tests the merge of layers, names in the environment, formats, profiles and required settings.
#![allow(clippy::float_cmp, reason = "values that were written are compared, not computed")]

use std::collections::BTreeMap;

use slots_config::{Config, ConfigErrors};
use slots_runtime::prelude::*;

#[slots]
#[derive(Clone, Debug, PartialEq)]
struct Stage {
    axis: String,
    #[slot(unit = "mm", range = -50.0..=50.0, default = 0.0)]
    position: f64,
}

#[slots]
#[derive(Clone, Debug, Default, PartialEq)]
struct Mirror {
    #[slot(default)]
    url: String,
    #[slot(default = 80)]
    port: u16,
}

#[slots]
#[derive(Clone, Debug, Default, PartialEq)]
struct Camera {
    #[slot(alias = "amplification", rename = "gainLevel")]
    gain: f64,
    max_level: u32,
    #[slot(rename = "maxLevel")]
    other_level: u32,
}

#[slots]
#[derive(Clone, Debug, Default, PartialEq)]
struct Rack {
    camera: Camera,
    stages: Vec<Stage>,
    limits: BTreeMap<String, u32>,
    mirror: Option<Mirror>,
    tags: Vec<String>,
}

fn applied(config: Config) -> Rack {
    let mut rack = Rack::default();
    config.apply(&mut rack).unwrap_or_else(|errors| panic!("{errors}"));
    rack
}

fn errors(config: Config) -> String {
    let mut rack = Rack::default();
    let errors: ConfigErrors = config.apply(&mut rack).unwrap_err();
    assert_eq!(rack, Rack::default());
    errors.to_string()
}

#[test]
fn alias_and_name_are_one_setting() {
    let config = || Config::new().toml("a.toml", "camera.amplification = 1");
    let rack = applied(config().toml("b.toml", "camera.gainLevel = 2"));
    assert_eq!(rack.camera.gain, 2.0);
    let rack = applied(config().argument("camera.gainLevel", "3"));
    assert_eq!(rack.camera.gain, 3.0);
    let mut rack = Rack::default();
    let applied = config().apply(&mut rack).unwrap();
    assert_eq!(applied.origin("camera.gainLevel").unwrap().to_string(), "a.toml:1:8");
    assert_eq!(applied.origin("camera.amplification").unwrap().to_string(), "a.toml:1:8");
}

#[test]
fn later_layer_changes_part_of_earlier_value() {
    let config = || Config::new().toml("a.toml", "limits = { a = 1, b = 2 }");
    let rack = applied(config().argument("limits.a", "6"));
    assert_eq!(rack.limits, BTreeMap::from([("a".into(), 6), ("b".into(), 2)]));
    let rack = applied(config().environment("X_", [("X_LIMITS__C", "7")]));
    assert_eq!(rack.limits.len(), 3);
    // A table replaces a map, and a map after a part of it replaces the part.
    let rack = applied(config().toml("b.toml", "limits = { c = 3 }"));
    assert_eq!(rack.limits, BTreeMap::from([("c".into(), 3)]));
    let rack =
        applied(Config::new().argument("limits.x", "1").toml("a.toml", "limits = { a = 1 }"));
    assert_eq!(rack.limits, BTreeMap::from([("a".into(), 1)]));
    let error = errors(config().argument("limits.a", "many"));
    assert!(error.contains("from argument limits.a=many"), "{error}");
}

#[test]
fn array_of_tables_replaces_list() {
    let file = "[[stages]]\naxis = \"x\"\nposition = \"2.5um\"\n[[stages]]\naxis = \"y\"\n";
    let rack = applied(Config::new().toml("a.toml", file));
    assert_eq!(
        rack.stages,
        [Stage { axis: "x".into(), position: 0.0025 }, Stage { axis: "y".into(), position: 0.0 }]
    );
    let config = || Config::new().toml("a.toml", file);
    let rack = applied(config().argument("stages[1].position", "3mm"));
    assert_eq!(rack.stages[1].position, 3.0);
    let rack = applied(config().environment("X_", [("X_STAGES__0__AXIS", "z")]));
    assert_eq!(rack.stages[0].axis, "z");
    let rack = applied(config().toml("b.toml", "[[stages]]\naxis = \"z\""));
    assert_eq!(rack.stages.len(), 1);
}

#[test]
fn errors_in_array_of_tables_have_their_lines() {
    let file = "[[stages]]\naxis = \"x\"\npositoin = 1\n[[stages]]\nposition = 200\n";
    let shown = errors(Config::new().toml("a.toml", file));
    assert!(shown.contains("a.toml:3:1"), "{shown}");
    assert!(shown.contains("+ position = 1"), "{shown}");
    assert!(shown.contains("a.toml:5:12"), "{shown}");
}

#[test]
fn tables_of_several_files_make_one_object() {
    let config =
        Config::new().toml("a.toml", "mirror.url = \"a\"").toml("b.toml", "[mirror]\nport = 8080");
    assert_eq!(applied(config).mirror, Some(Mirror { url: "a".into(), port: 8080 }));
    let config = Config::new().json("a.json", "{\"mirror\": {}}");
    assert_eq!(applied(config).mirror, Some(Mirror { url: String::new(), port: 80 }));
}

#[test]
fn variables_of_any_case_are_found() {
    let rack = applied(Config::new().environment(
        "X_",
        [("X_CAMERA__GAINLEVEL", "1"), ("X_CAMERA__MAX_LEVEL", "2"), ("X_TAGS", "a, b")],
    ));
    assert_eq!((rack.camera.gain, rack.camera.max_level), (1.0, 2));
    assert_eq!(rack.tags, ["a", "b"]);
    let rack = applied(Config::new().environment("X_", [("X_camera__Gain_Level", "1")]));
    assert_eq!(rack.camera.gain, 1.0);
    let rack = applied(Config::new().environment("X_", [("X_CAMERA__AMPLIFICATION", "4")]));
    assert_eq!(rack.camera.gain, 4.0);
    let rack = applied(Config::new().environment("X_", [("X_CAMERA__MAXLEVEL", "4")]));
    assert_eq!((rack.camera.max_level, rack.camera.other_level), (0, 4));
}

#[test]
fn ambiguous_variable_is_error() {
    let shown = errors(Config::new().environment("X_", [("X_CAMERA__M_AXLEVEL", "1")]));
    assert!(
        shown.contains("'X_CAMERA__M_AXLEVEL' fits two attributes, 'maxLevel' and 'max_level'"),
        "{shown}"
    );
    let shown = errors(
        Config::new()
            .environment("X_", [("X_CAMERA__GAINLEVEL", "1"), ("X_CAMERA__GAIN_LEVEL", "2")]),
    );
    assert!(
        shown.contains(
            "'X_CAMERA__GAINLEVEL' and 'X_CAMERA__GAIN_LEVEL' both set 'camera.gainLevel'"
        ),
        "{shown}"
    );
}

#[test]
fn variables_of_other_programs_are_errors_or_ignored() {
    let variables = [("X_SESSION", "7"), ("X_TAGS", "a")];
    let shown = errors(Config::new().environment("X_", variables));
    assert!(shown.contains("'Rack' object has no attribute 'session'"), "{shown}");
    let mut rack = Rack::default();
    let applied = Config::new().environment_tolerant("X_", variables).apply(&mut rack).unwrap();
    assert_eq!(applied.ignored().collect::<Vec<_>>(), ["X_SESSION"]);
    assert_eq!(rack.tags, ["a"]);
    // A typo below an attribute is an error in both modes.
    let shown = errors(Config::new().environment_tolerant("X_", [("X_CAMERA__GIAN", "1")]));
    assert!(shown.contains("'Camera' object has no attribute 'gian'"), "{shown}");
}

#[test]
fn formats_read_the_same_settings() {
    let toml = "tags = [\"a\", \"é\"]\n[camera]\nmax_level = 3\n[[stages]]\naxis = \"x\"\nposition = \"1um\"\n";
    let json = r#"{"tags": ["a", "\u00e9"], "camera": {"max_level": 3}, "stages": [{"axis": "x", "position": "1um"}]}"#;
    let yaml = "tags: [a, é]\ncamera:\n  max_level: 3\nstages:\n  - axis: x\n    position: 1um\n";
    let rack = applied(Config::new().toml("a.toml", toml));
    assert_eq!(rack.stages[0].position, 0.001);
    assert_eq!(applied(Config::new().json("a.json", json)), rack);
    assert_eq!(applied(Config::new().yaml("a.yaml", yaml)), rack);
    assert_eq!(applied(Config::new().yaml("a.yaml", "# nothing\n")), Rack::default());
}

#[test]
fn null_unsets_value() {
    let mut rack = Rack { mirror: Some(Mirror::default()), ..Rack::default() };
    Config::new().json("a.json", "{\"mirror\": null}").apply(&mut rack).unwrap();
    assert_eq!(rack.mirror, None);
    rack.mirror = Some(Mirror::default());
    Config::new().yaml("a.yaml", "mirror: ~").apply(&mut rack).unwrap();
    assert_eq!(rack.mirror, None);
}

#[test]
fn mistakes_in_json_and_yaml_have_their_places() {
    let json = "{\n  \"tags\": [\"a\"],\n  \"camera\": {\"max_levle\": 3}\n}\n";
    let shown = errors(Config::new().json("a.json", json));
    assert!(shown.contains("a.json:3:14"), "{shown}");
    assert!(shown.contains("+   \"camera\": {\"max_level\": 3}"), "{shown}");
    let yaml = "tags: [a]\ncamera:\n  max_level: many\n";
    let shown = errors(Config::new().yaml("a.yaml", yaml));
    assert!(shown.contains("a.yaml:3:14"), "{shown}");
    assert!(shown.contains("must be u32, not str"), "{shown}");
}

#[test]
fn syntax_errors_of_json_have_messages() {
    for (text, message, at) in [
        ("{\"tags\": [}", "expected a value", "1:11"),
        ("{\"tags\": []", "expected ',' or '}'", "1:12"),
        ("{\"tags\" []}", "expected ':'", "1:9"),
        ("{tags: []}", "expected a name in quotes", "1:2"),
        ("{\"tags\": [1,]}", "expected a value", "1:13"),
        ("{\"tags\": [1 2]}", "expected ',' or ']'", "1:13"),
        ("{\"tags\": \"a}", "the string has no end", "1:10"),
        ("{\"tags\": \"a\\x\"}", "not an escape of JSON", "1:12"),
        ("{\"tags\": \"\\ud800\"}", "not an escape of JSON", "1:11"),
        ("{\"tags\": \"a\nb\"}", "a control character must be escaped", "1:12"),
        ("{\"tags\": 01}", "'01' is not a number", "1:10"),
        ("{\"tags\": 1.}", "'1.' is not a number", "1:10"),
        ("{\"tags\": 1e999}", "'1e999' is not a number", "1:10"),
        ("{\"tags\": nul}", "expected a value", "1:10"),
        ("{\"tags\": [], \"tags\": []}", "'tags' is given twice", "1:14"),
        ("{} 1", "expected the end of the file", "1:4"),
        ("[]", "settings are a table of names and values", "1:1"),
        ("", "expected a value", "1:1"),
    ] {
        let shown = errors(Config::new().json("a.json", text));
        assert!(shown.contains(message), "{text}: {shown}");
        assert!(shown.contains(&format!("a.json:{at}")), "{text}: {shown}");
    }
    let deep = format!("{{\"tags\": {}}}", "[".repeat(100_000));
    assert!(errors(Config::new().json("a.json", &deep)).contains("nested more than"));
}

#[test]
fn json_escapes_and_numbers_are_read() {
    let text = r#"{"tags": ["\"\\\/\b\f\n\r\t", "\ud83d\ude00"], "camera": {"gainLevel": -1.5e1}, "limits": {"a": 4294967295}}"#;
    let rack = applied(Config::new().json("a.json", text));
    assert_eq!(rack.tags, ["\"\\/\u{8}\u{c}\n\r\t", "😀"]);
    assert_eq!((rack.camera.gain, rack.limits["a"]), (-15.0, u32::MAX));
}

#[test]
fn syntax_errors_of_yaml_have_places() {
    let shown = errors(Config::new().yaml("a.yaml", "tags: [a\ncamera: 3\n"));
    assert!(shown.contains("a.yaml:"), "{shown}");
    let shown = errors(Config::new().yaml("a.yaml", "tags: [a]\ntags: [b]\n"));
    assert!(shown.contains("a.yaml:2:1"), "{shown}");
}

#[test]
fn profile_overrides_values_of_its_file() {
    let file = "tags = [\"day\"]\ncamera.gainLevel = 1\n[profile.night]\ntags = [\"dark\"]\n[profile.night.camera]\nmax_level = 9\n";
    let config = || Config::new().toml("a.toml", file);
    let rack = applied(config().profile("night"));
    assert_eq!((rack.tags, rack.camera.gain, rack.camera.max_level), (vec!["dark".into()], 1.0, 9));
    let shown = errors(config().profile("nihgt"));
    assert!(shown.contains("no file has the profile 'nihgt'; the profiles are 'night'"), "{shown}");
    let shown = errors(Config::new().toml("a.toml", "").profile("night"));
    assert!(shown.contains("there are no profiles"), "{shown}");
    assert_eq!(applied(config()).tags, ["day"]);
    let typo = "[profile.night]\ntgas = []";
    let shown = errors(Config::new().toml("a.toml", typo).profile("night"));
    assert!(shown.contains("a.toml:2:1"), "{shown}");
}

#[test]
fn required_setting_must_be_in_a_layer() {
    let config = || Config::new().require("camera.gainLevel").require("limits.a");
    let shown = errors(config());
    assert!(
        shown.contains("'camera.gainLevel' is required, and no file, variable or argument sets it"),
        "{shown}"
    );
    assert!(shown.contains("'limits.a' is required"), "{shown}");
    let rack = applied(config().toml("a.toml", "limits = {a = 1}\ncamera.amplification = 2"));
    assert_eq!(rack.limits["a"], 1);
    assert!(errors(Config::new().require("a..b")).contains("'a..b' is not a path"));
}

#[test]
fn alias_and_name_in_different_kinds_of_layers_are_one_setting() {
    let config = || {
        Config::new()
            .json("a.json", "{\"camera\": {\"amplification\": 1}}")
            .yaml("b.yaml", "camera: {gainLevel: 2}")
            .environment("X_", [("X_CAMERA__AMPLIFICATION", "3")])
    };
    assert_eq!(applied(config()).camera.gain, 3.0);
    let mut rack = Rack::default();
    let done = config().argument("camera.gainLevel", "4").apply(&mut rack).unwrap();
    assert_eq!(rack.camera.gain, 4.0);
    assert_eq!(done.origins().count(), 1);
    let shown =
        errors(Config::new().toml("a.toml", "camera.amplification = 1\ncamera.gainLevel = 2"));
    let expected = "'camera.amplification' and 'camera.gainLevel' both set 'camera.gainLevel'";
    assert!(shown.contains(expected) && shown.contains("a.toml:2:8"), "{shown}");
    let file = "camera.amplification = 1\n[profile.night]\ncamera.gainLevel = 2";
    assert_eq!(applied(Config::new().toml("a.toml", file).profile("night")).camera.gain, 2.0);
}
