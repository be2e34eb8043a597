//! Tests the access of scripts to objects, and the errors that a script gets.

use rhai::{Dynamic, Engine, Scope};
use slots_runtime::{Shared, SharedObject, prelude::*};

#[slots]
struct Roi {
    #[slot(range = 0..100)]
    x: u32,
}

#[slots]
struct Camera {
    gain: f64,
    #[slot(unset)]
    comment: Option<String>,
    tags: Vec<String>,
    roi: Roi,
    #[slot(readonly)]
    serial: u32,
}

#[slots]
impl Camera {
    const vendor: &'static str = "acme";

    #[setter]
    fn set_power(&mut self, _on: bool) -> Result<(), String> {
        Err("the device does not answer".into())
    }
}

fn camera() -> SharedObject {
    let camera =
        Camera { gain: 1.0, comment: None, tags: vec!["a".into()], roi: Roi { x: 1 }, serial: 7 };
    Shared::new(camera).into()
}

fn run(camera: &SharedObject, script: &str) -> Result<Dynamic, String> {
    let mut engine = Engine::new();
    slots_rhai::register(&mut engine);
    let mut scope = Scope::new();
    scope.push("camera", camera.clone());
    engine.eval_with_scope(&mut scope, script).map_err(|error| error.to_string())
}

#[test]
fn nested_write_changes_original_object() {
    let camera = camera();
    let _ = run(&camera, "camera.roi.x = 5; let roi = camera.roi; roi.x += 2;").unwrap();
    assert_eq!(camera.get_path("roi.x").unwrap(), 7);
}

#[test]
fn script_changes_list_in_place() {
    let camera = camera();
    let _ = run(&camera, r#"camera.tags.push("b"); camera.tags[0] = "c";"#).unwrap();
    assert_eq!(camera.getattr("tags").unwrap().to_string(), r#"["c", "b"]"#);
}

#[test]
fn each_error_has_message_and_position() {
    let camera = camera();
    for (script, expected) in [
        (
            "camera.gian = 1.0",
            "'Camera' object has no attribute 'gian'. Did you mean: 'gain'? (line 1, position 7)",
        ),
        ("let a = 1;\nprint(camera.gian)", "Did you mean: 'gain'? (line 2, position"),
        ("camera.gain = \"loud\"", "'Camera' object attribute 'gain' must be f64, not str"),
        ("camera.roi.x = 100", "'Roi' object attribute 'x' must be in 0..100, not 100"),
        ("camera.serial = 1", "'Camera' object attribute 'serial' is read-only"),
        ("camera.vendor = 1", "'Camera' object attribute 'vendor' is read-only"),
        ("camera.comment", "'Camera' object has no attribute 'comment'"),
        ("camera.power = true", "the device does not answer"),
        (
            "camera.gain = Fn(\"snap\")",
            "'Camera' object attribute 'gain': a value of type Fn cannot be the value of an attribute",
        ),
    ] {
        let message = run(&camera, script).unwrap_err();
        assert!(message.contains(expected), "{script}: {message}");
    }
    assert_eq!(camera.getattr("gain").unwrap(), 1.0);
}

#[test]
fn script_catches_error() {
    let caught = run(
        &camera(),
        "let caught = (); try { camera.gian = 1.0; } catch (error) { caught = error; } caught",
    )
    .unwrap();
    assert!(caught.to_string().contains("Did you mean: 'gain'?"));
}

#[test]
fn script_queries_attributes_of_object() {
    let asked = run(
        &camera(),
        r#"["gain" in camera, camera.hasattr("comment"), camera.dir().len(), camera.vendor]"#,
    );
    assert_eq!(asked.unwrap().to_string(), r#"[true, false, 7, "acme"]"#);
}
