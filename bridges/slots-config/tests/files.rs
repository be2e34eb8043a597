//! Tests the diagnostics of config files, and the effect of layers on an object.
#![allow(clippy::float_cmp, reason = "values that were written are compared, not computed")]

use slots_config::{Config, Origin};
use slots_runtime::prelude::*;

#[derive(SlotValue, Clone, Copy, Debug, PartialEq, Default)]
#[slot_value(rename_all = "kebab-case")]
enum Trigger {
    #[default]
    Software,
    Hardware,
}

#[slots]
#[derive(Clone, Debug, Default, PartialEq)]
struct Stage {
    #[slot(unit = "mm", range = -50.0..=50.0)]
    position: f64,
}

#[slots]
#[derive(Clone, Debug, Default, PartialEq)]
struct Camera {
    #[slot(unit = "s", range = 0.0..=10.0)]
    exposure_time: f64,
    gain: f64,
    trigger: Trigger,
    tags: Vec<String>,
    #[slot(readonly)]
    serial: u32,
}

#[dynamic]
#[derive(Clone, Debug, Default, PartialEq)]
struct Notes {
    author: String,
}

#[slots]
#[derive(Clone, Debug, Default, PartialEq)]
struct Rack {
    camera: Camera,
    stages: Vec<Stage>,
    notes: Notes,
}

fn rack() -> Rack {
    Rack { stages: vec![Stage::default(), Stage::default()], ..Rack::default() }
}

#[test]
fn file_sets_nested_objects_lists_of_objects_and_overflow_maps() {
    let file = r#"
        [camera]
        exposure_time = "5ms"
        trigger = "hardware"
        tags = ["a", "b"]
        [[stages]]
        position = 1
        [[stages]]
        position = "2.5um"
        [notes]
        author = "the night shift"
        weather = { cloud = 3, wind = "west" }
    "#;
    let mut rack = rack();
    Config::new().toml("rack.toml", file).apply(&mut rack).unwrap();
    assert_eq!(rack.camera.exposure_time, 0.005);
    assert_eq!(rack.camera.trigger, Trigger::Hardware);
    assert_eq!(rack.camera.tags, ["a", "b"]);
    assert_eq!(rack.stages, [Stage { position: 1.0 }, Stage { position: 0.0025 }]);
    assert_eq!(rack.get_path("notes.weather.cloud").unwrap(), 3);
}

#[test]
fn all_errors_of_file_are_reported_with_line_and_fix() {
    let file = "[camera]\nexp_time = 5\ngain = \"loud\"\ntrigger = \"hardwear\"\nserial = 5\n\n[camra]\ngain = 1\n";
    let before = rack();
    let mut rack = before.clone();
    let problems = Config::new().toml("rack.toml", file).apply(&mut rack).unwrap_err();
    let expected = r#"error: 'Camera' object has no attribute 'exp_time'
 --> rack.toml:2:1
  |
2 | exp_time = 5
  | ^^^^^^^^ no such attribute
  |
help: did you mean this?
  |
2 | exposure_time = 5
  |    +++++

error: 'Camera' object attribute 'gain' must be f64, not str
 --> rack.toml:3:8
  |
3 | gain = "loud"
  |        ^^^^^^ must be f64"#;
    let shown = problems.to_string();
    assert!(shown.contains(expected), "{shown}");
    assert_eq!(problems.count(), 5, "{shown}");
    for expected in ["+ trigger = \"hardware\"", "'serial' is read-only", "7 | [camera]"] {
        assert!(shown.contains(expected), "{expected} in\n{shown}");
    }
    assert_eq!(rack, before);
}

#[test]
fn invalid_toml_is_reported_and_changes_nothing() {
    let mut rack = rack();
    let problems = Config::new()
        .toml("rack.toml", "[camera]\ngain = \nexp_time = 1")
        .apply(&mut rack)
        .unwrap_err();
    assert_eq!(problems.count(), 2, "{problems}");
    assert!(problems.to_string().contains("rack.toml:2:"), "{problems}");
    let problems =
        Config::new().toml("a.toml", "[camera]\ngain = 5\nx =").apply(&mut rack).unwrap_err();
    assert_eq!((problems.count(), rack.camera.gain), (1, 0.0), "{problems}");
}

thread_local! {
    static CALLS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// A class whose default is outside its range, and which counts the calls of its methods.
#[slots]
#[derive(Clone, Debug, Default, PartialEq)]
struct Watched {
    #[slot(range = 1..=5)]
    level: i64,
    name: String,
}

#[slots]
impl Watched {
    #[getter]
    fn twice(&self) -> i64 {
        CALLS.set(CALLS.get() + 1);
        self.level * 2
    }

    #[setter]
    fn set_twice(&mut self, twice: i64) {
        CALLS.set(CALLS.get() + 1);
        self.level = twice / 2;
    }

    #[on_set]
    fn changed(&self, _name: &str, _old: Value<'_>) {
        CALLS.set(CALLS.get() + 1);
    }
}

#[test]
fn a_file_with_a_syntax_error_changes_nothing_and_calls_nothing() {
    let mut watched = Watched::default();
    let file = "level = 3\nname = \"x\"\ntwice = 4\nnmae = 1\nbroken =";
    let problems = Config::new().toml("a.toml", file).apply(&mut watched).unwrap_err();
    assert_eq!((&watched, CALLS.get()), (&Watched::default(), 0));
    assert_eq!(problems.count(), 2, "{problems}");
    // The same without the error is applied.
    let file = "level = 3\nname = \"x\"";
    Config::new().toml("a.toml", file).apply(&mut watched).unwrap();
    assert_eq!((watched.level, CALLS.get()), (3, 2));
}

#[test]
fn later_layer_overrides_earlier_and_origin_is_recorded() {
    let mut rack = rack();
    let applied = Config::new()
        .toml("site.toml", "camera.gain = 1\ncamera.exposure_time = 1")
        .toml("rack.toml", "camera.gain = 2")
        .environment("RACK_", [("HOME", "/"), ("RACK_CAMERA__EXPOSURE_TIME", "7ms")])
        .argument("stages[1].position", "3mm")
        .apply(&mut rack)
        .unwrap();
    assert_eq!(
        (rack.camera.gain, rack.camera.exposure_time, rack.stages[1].position),
        (2.0, 0.007, 3.0)
    );
    let messages: Vec<String> =
        applied.origins().map(|(path, origin)| format!("{path} from {origin}")).collect();
    assert_eq!(
        messages,
        [
            "camera.gain from rack.toml:1:8",
            "camera.exposure_time from environment RACK_CAMERA__EXPOSURE_TIME",
            "stages[1].position from argument stages[1].position=3mm",
        ]
    );
    assert_eq!(applied.origin("camera.trigger"), None);
    let _redo = applied.into_undo().apply(&mut rack).unwrap();
    assert_eq!(rack, self::rack());
}

#[test]
fn error_outside_file_names_variable_or_argument() {
    let problems = Config::new()
        .environment("RACK_", [("RACK_CAMERA__EXP_TIME", "7ms")])
        .argument("camera..gain", "1")
        .apply(&mut rack())
        .unwrap_err();
    let shown = problems.to_string();
    assert!(shown.contains("from environment RACK_CAMERA__EXP_TIME"), "{shown}");
    assert!(shown.contains("did you mean 'exposure_time'?"), "{shown}");
    assert!(shown.contains("'camera..gain' is not a path"), "{shown}");
    assert!(problems.iter().all(|problem| !matches!(problem.origin(), Some(Origin::File { .. }))));
}
